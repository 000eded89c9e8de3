import { eventIdOf, plainLine, plainRecord } from "./plain-halves.ts";
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
      for (const { later, ...fields } of lineForms) {
        const text = plainLine(id, { ...fields, second: time + later });
        lines.push(text, ...(random.chance(0.1) ? [text] : []));
      }
      for (const { later, name, source, address, endpoint, isNetwork, ...fields } of recordForms) {
        const text = plainRecord(id, eventIdOf(random.below(1e8)), {
          ...fields,
          second: time + later,
          eventName: name,
          sourceIPAddress: address,
          requestParameters: {
            bucketName: fields.bucket,
            ...(name === "CopyObject" ? { "x-amz-copy-source": `${source}/key` } : {}),
          },
          vpcEndpointId: endpoint,
          ...(isNetwork ? { eventType: "AwsVpceEvent", eventCategory: "NetworkActivity" } : {}),
        });
        records.push(text, ...(random.chance(0.1) ? [text] : []));
      }
    }
  }
  return { lines, records };
}
