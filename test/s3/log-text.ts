/** What a line of an access log is to tell. */
export interface LineOptions {
  /** UTC milliseconds. */
  readonly time?: number;
  /** A user of the account; each makes a request class of its own. */
  readonly user?: string;
  /** Told apart by it; up to 16 digits. */
  readonly id?: number;
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A line of the access log of testdata2020: an object was got over the internet. Without end of line. */
export function logLine({ time = Date.UTC(2026, 2, 16, 12), user = "maria", id = 1 }: LineOptions = {}): string {
  const [date = "", clock = ""] = new Date(time).toISOString().split(/[T.]/);
  const [year, month, day] = date.split("-");
  const stamp = `${day}/${months[Number(month) - 1]}/${year}:${clock} +0000`;
  const requestId = id.toString(16).toUpperCase().padStart(16, "0");
  return `79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be testdata2020 [${stamp}] 52.192.12.142 ` +
    `arn:aws:iam::111122223333:user/${user} ${requestId} REST.GET.OBJECT test.txt "GET /test.txt HTTP/1.1" 200 - 38 38 5 ` +
    '4 "-" "aws-cli/2.15.30" - Zr2oUSN3rEvBGHbHo7lqYfZp1hXvEnmYRkRnYvMh3wN8a0dLk6RkH8zWb8g3n2nJ SigV4 ' +
    "ECDHE-RSA-AES128-GCM-SHA256 AuthHeader testdata2020.s3.ap-northeast-1.amazonaws.com TLSv1.2 - -";
}

/** A CloudTrail object with one data event of testdata2020, through the VPC endpoint that the sample's policy allows. */
export function trailText({ time = Date.UTC(2026, 2, 16, 12), user = "maria", id = 1 }: LineOptions = {}): string {
  const account = "111122223333";
  return JSON.stringify({
    Records: [{
      eventVersion: "1.11",
      userIdentity: {
        type: "IAMUser",
        arn: `arn:aws:iam::${account}:user/${user}`,
        accountId: account,
        userName: user,
      },
      eventTime: new Date(time).toISOString().replace(/\.\d+Z$/, "Z"),
      eventSource: "s3.amazonaws.com",
      eventName: "GetObject",
      awsRegion: "ap-northeast-1",
      sourceIPAddress: "10.0.1.179",
      userAgent: "aws-cli/2.15.30",
      requestParameters: { bucketName: "testdata2020", key: "test.txt" },
      responseElements: null,
      requestID: id.toString(16).toUpperCase().padStart(16, "0"),
      eventID: `00000000-0000-4000-8000-${id.toString(16).padStart(12, "0")}`,
      readOnly: true,
      resources: [
        { type: "AWS::S3::Object", ARN: "arn:aws:s3:::testdata2020/test.txt" },
        { accountId: account, type: "AWS::S3::Bucket", ARN: "arn:aws:s3:::testdata2020" },
      ],
      eventType: "AwsApiCall",
      managementEvent: false,
      recipientAccountId: account,
      vpcEndpointId: "vpce-0126d8067633b9fc0",
      eventCategory: "Data",
    }],
  });
}
