import type { Part } from "./part.ts";
import type { Random } from "./random.ts";
import type { World } from "./world.ts";

/** A line that tells of no request, or of one only as far as its first eight fields. */
export function noiseLine(world: World, random: Random): Part {
  const bucket = random.pick(world.buckets);
  const owner = world.owner;
  const start = `${owner} ${bucket} [16/Mar/2026:12:00:00 +0000] 203.0.113.9 -`;
  const id = random.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", 16);
  const base = { kind: "line", tells: [], covers: [], file: bucket, call: -1, bytesInDoubt: false } as const;
  const time = Date.UTC(2026, 2, 16, 12);
  switch (random.below(5)) {
    case 0:
      return { ...base, time, text: random.pick(["", " ", "\t "]), fate: "blank" };
    case 1:
      return {
        ...base,
        time,
        text: random.pick(["garbage", owner, `${owner} ${bucket} [`, '{"Records":[]}']),
        fate: "malformed",
      };
    case 2:
      return { ...base, time, text: `${owner} - [16/Mar/2026:12:00:00 +0000] - - - - - - 403`, fate: "malformed" };
    case 3:
      return { ...base, time, text: `${start} ${id} REST.GET.OBJ`, fate: "malformed" };
    default:
      return {
        ...base,
        time,
        text: `${start} ${id} REST.GET.OBJECT a.txt "GET /a.txt HT`,
        fate: "kept",
        tells: [{
          kind: "log",
          role: "main",
          time,
          bucket,
          requestId: id,
          principal: "anonymous",
          source: "203.0.113.9",
          endpoint: "",
          endpointAccount: "",
          service: "",
          operation: "GetObject",
          outcome: "reached",
          bytes: 0,
          claim: "none",
          eventId: "",
          replaces: "",
        }],
        covers: [{ kind: "log", of: bucket, day: "2026-03-16" }],
      };
  }
}

/** A CloudTrail record of something else than a request to a bucket. */
export function noiseRecord(world: World, random: Random): Part {
  const time = Date.UTC(2026, 2, 17, 12);
  const place = `${world.account}/${world.region}`;
  const base = { kind: "record", tells: [], file: place, time, call: -1, bytesInDoubt: false } as const;
  const covers = [{ kind: "management", of: place, day: "2026-03-17" }] as const;
  const common = {
    eventVersion: "1.11",
    userIdentity: { type: "IAMUser", arn: `arn:aws:iam::${world.account}:user/maria.garcia`, accountId: world.account },
    eventTime: "2026-03-17T12:00:00Z",
    awsRegion: world.region,
    sourceIPAddress: "203.0.113.9",
    requestID: random.text("0123456789ABCDEF", 16),
    eventID: `00000000-0000-4000-a000-${random.text("0123456789abcdef", 12)}`,
    eventType: "AwsApiCall",
    recipientAccountId: world.account,
    eventCategory: "Management",
  };
  switch (random.below(5)) {
    case 0: {
      const record = { ...common, eventSource: "kms.amazonaws.com", eventName: "Decrypt" };
      return { ...base, text: JSON.stringify(record), fate: "out-of-scope", covers };
    }
    case 1: {
      const parameters = { Host: "s3.ap-northeast-1.amazonaws.com" };
      const record = {
        ...common,
        eventSource: "s3.amazonaws.com",
        eventName: "ListBuckets",
        requestParameters: parameters,
      };
      return { ...base, text: JSON.stringify(record), fate: "out-of-scope", covers };
    }
    case 2: {
      const record = { ...common, eventCategory: "Insight", eventType: "AwsCloudTrailInsight" };
      return { ...base, text: JSON.stringify(record), fate: "skipped", covers: [] };
    }
    case 3:
      return { ...base, text: JSON.stringify({ ...common, eventTime: "yesterday" }), fate: "malformed", covers: [] };
    default:
      return { ...base, text: "{}", fate: "malformed", covers: [] };
  }
}
