import type { Random } from "./random.ts";

/** Lines and records of requests that many of them tell of. */
export interface ManyHalves {
  readonly lines: readonly string[];
  /** JSON. */
  readonly records: readonly string[];
}

const first = Date.parse("2026-03-16T00:00:00Z") / 1000;
const [hour, day] = [3600, 86_400];
const buckets = ["testdata2020", "analytics-lake"];
const operations = ["REST.COPY.OBJECT", "REST.COPY.OBJECT_GET", "REST.POST.MULTI_OBJECT_DELETE", "BATCH.DELETE.OBJECT"];
const names = ["CopyObject", "GetObject", "DeleteObjects", "DeleteObject"];
const addresses = ["10.0.0.1", "198.51.100.7"];
const user = "arn:aws:iam::111122223333:user/etl";

/** Makes requests of one to nine lines and records each, several of each form: together, apart, contradicting one another. */
export function manyHalves(random: Random, forms: number): ManyHalves {
  const lines: string[] = [];
  const records: string[] = [];
  for (let form = 0; form < forms; form++) {
    // As they are as a rule, and as they may be.
    const isPlain = random.chance(0.5);
    const one = <T>(list: readonly T[]): T => isPlain ? list[0] as T : random.pick(list);
    const lineForms = Array.from({ length: random.below(isPlain ? 4 : 6) }, () => ({
      later: random.chance(0.7) ? 0 : random.pick([1, 2, one([3, hour, day, day + 1])]),
      bucket: one(buckets),
      operation: random.pick(operations),
      address: one(addresses),
      bytes: random.chance(0.6) ? "-" : one(["4096", "0", "512"]),
    }));
    const recordForms = Array.from({ length: random.below(isPlain ? 3 : 5) + Number(lineForms.length === 0) }, () => ({
      later: random.chance(0.5) ? 0 : random.pick([1, 5, one([7, -hour, -day, day + 1])]),
      bucket: one(buckets),
      name: random.pick(names),
      source: random.pick([buckets[1], one(buckets)]),
      address: one(addresses),
      endpoint: one(["vpce-1", "vpce-2", undefined]),
      isNetwork: random.chance(0.2),
      bytes: random.chance(0.6) ? 0 : one([4096, 512]),
    }));
    // The same once more at another time.
    for (const forms of [lineForms, recordForms]) {
      const [again] = forms as { later: number }[];
      if (again !== undefined && random.chance(0.2)) {
        (forms as { later: number }[]).push({ ...again, later: again.later + random.pick([1, day, day + 1]) });
      }
    }
    for (let request = random.below(3); request >= 0; request--) {
      const id = `FORM${String(form).padStart(6, "0")}REQ${String(request).padStart(3, "0")}`;
      // Some are about midnight.
      const time = first + (random.chance(0.3) ? day - 2 + random.below(4) : random.below(2 * day));
      for (const { later, bucket, operation, address, bytes } of lineForms) {
        const text =
          `owner ${bucket} [${logTime(time + later)}] ${address} ${user} ${id} ${operation} key "POST /key HTTP/1.1" ` +
          `200 - ${bytes} - 17 12 "-" "aws-cli/2.15.30" -`;
        lines.push(text, ...(random.chance(0.1) ? [text] : []));
      }
      for (const { later, bucket, name, source, address, endpoint, isNetwork, bytes } of recordForms) {
        const text = JSON.stringify({
          eventVersion: "1.11",
          userIdentity: { type: "IAMUser", arn: user, accountId: "111122223333" },
          eventTime: isoTime(time + later),
          eventSource: "s3.amazonaws.com",
          eventName: name,
          awsRegion: "ap-northeast-1",
          sourceIPAddress: address,
          userAgent: "aws-cli/2.15.30",
          requestParameters: {
            bucketName: bucket,
            ...(name === "CopyObject" ? { "x-amz-copy-source": `${source}/key` } : {}),
          },
          additionalEventData: { bytesTransferredOut: bytes },
          requestID: id,
          eventID: `${random.text("0123456789abcdef", 8)}-0000-0000-0000-${random.text("0123456789abcdef", 12)}`,
          eventType: isNetwork ? "AwsVpceEvent" : "AwsApiCall",
          managementEvent: false,
          recipientAccountId: "111122223333",
          vpcEndpointId: endpoint,
          eventCategory: isNetwork ? "NetworkActivity" : "Data",
        });
        records.push(text, ...(random.chance(0.1) ? [text] : []));
      }
    }
  }
  return { lines, records };
}

function isoTime(second: number): string {
  return `${new Date(second * 1000).toISOString().slice(0, 19)}Z`;
}

function logTime(second: number): string {
  const [, date = "", month = "", year = "", time = ""] =
    /^\w+, (\d\d) (\w+) (\d+) ([\d:]+) GMT$/.exec(new Date(second * 1000).toUTCString()) ?? [];
  return `${date}/${month}/${year}:${time} +0000`;
}
