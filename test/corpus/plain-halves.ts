// A line and a record of one request, as nearly all look, with what a test is about in the place of what they have.

const user = "arn:aws:iam::111122223333:user/etl";

/** 16 March 2026, 10 o'clock, in seconds. */
const usualSecond = 1_773_655_200;

/** @param second since 1970 */
export function plainLine(id: string, fields: {
  readonly bucket?: string;
  readonly second?: number;
  readonly address?: string;
  readonly operation?: string;
  readonly bytes?: string;
} = {}): string {
  const {
    bucket = "testdata2020",
    second = usualSecond,
    address = "10.0.0.1",
    operation = "REST.GET.OBJECT",
    bytes = "512",
  } = fields;
  const [, date = "", month = "", year = "", time = ""] =
    /^\w+, (\d\d) (\w+) (\d+) ([\d:]+) GMT$/.exec(new Date(second * 1000).toUTCString()) ?? [];
  return `owner ${bucket} [${date}/${month}/${year}:${time} +0000] ${address} ${user} ${id} ${operation} key ` +
    `"GET /key HTTP/1.1" 200 - ${bytes} - 17 12 "-" "aws-cli/2.15.30" -`;
}

/** @param more members that it has besides, or in place of the usual ones */
export function plainRecord(id: string, eventId: string, more: {
  readonly second?: number;
  readonly bucket?: string;
  readonly bytes?: number;
  readonly [member: string]: unknown;
} = {}): string {
  const { second = usualSecond, bucket = "testdata2020", bytes = 512, ...members } = more;
  return JSON.stringify({
    eventVersion: "1.11",
    userIdentity: { type: "IAMUser", arn: user, accountId: "111122223333" },
    eventTime: `${new Date(second * 1000).toISOString().slice(0, 19)}Z`,
    eventSource: "s3.amazonaws.com",
    eventName: "GetObject",
    awsRegion: "ap-northeast-1",
    sourceIPAddress: "10.0.0.1",
    userAgent: "aws-cli/2.15.30",
    requestParameters: { bucketName: bucket },
    additionalEventData: { bytesTransferredOut: bytes },
    requestID: id,
    eventID: eventId,
    eventType: "AwsApiCall",
    managementEvent: false,
    recipientAccountId: "111122223333",
    vpcEndpointId: "vpce-1",
    eventCategory: "Data",
    ...members,
  });
}

/** An id of a request, and one of an event. */
export function requestIdOf(index: number): string {
  return `REQUEST${String(index).padStart(9, "0")}`;
}
export function eventIdOf(index: number): string {
  return `${String(index).padStart(8, "0")}-0000-0000-0000-${String(index).padStart(12, "0")}`;
}
