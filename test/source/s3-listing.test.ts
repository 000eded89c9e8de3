import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { TimeWindow } from "../../src/record/time-window.ts";
import { contentCheck } from "../../src/source/s3-checksum.ts";
import { crc32, crc32c, crc64Nvme } from "../../src/source/s3-crc.ts";
import { S3Failure } from "../../src/source/s3-failure.ts";
import { formOfKey, mayHold } from "../../src/source/s3-key-time.ts";
import { listS3Objects } from "../../src/source/s3-listing.ts";
import { parseS3Location } from "../../src/source/s3-location.ts";
import { modelBucket } from "../s3/model-bucket.ts";

const at = (text: string): number => Date.parse(`${text}Z`);

/** The names that AWS would give to an object delivered at a time. */
function names(time: number, unique: number): Record<"stamp" | "trail" | "folder" | "midnight", string> {
  const text = new Date(time).toISOString();
  const id = unique.toString(16).toUpperCase().padStart(16, "0");
  return {
    stamp: `${text.slice(0, 19).replace(/[T:]/g, "-")}-${id}`,
    trail: `${text.slice(0, 10).replaceAll("-", "")}T${text.slice(11, 16).replace(":", "")}Z_${id}.json.gz`,
    folder: text.slice(0, 10).replaceAll("-", "/"),
    midnight: `${text.slice(0, 10)}-00-00-00-${id}`,
  };
}

const layouts: readonly ((time: number, unique: number) => string)[] = [
  (time, unique) => names(time, unique).stamp,
  (time, unique) => `emr${names(time, unique).stamp}`,
  (time, unique) => `logs/${names(time, unique).stamp}`,
  (time, unique) => `logs/x-${names(time, unique).stamp}`,
  (time, unique) => `logs/2/${names(time, unique).stamp}`,
  (time, unique) =>
    `part/111122223333/eu-west-1/b.${unique % 3}/${names(time, unique).folder}/${names(time, unique).stamp}`,
  (time, unique) =>
    `glued111122223333/ap-northeast-1/bucket/${names(time, unique).folder}/${names(time, unique).midnight}`,
  (time, unique) =>
    `AWSLogs/111122223333/CloudTrail/us-east-${unique % 2 + 1}/${
      names(time, unique).folder
    }/111122223333_CloudTrail_us-east-${unique % 2 + 1}_${names(time, unique).trail}`,
  (time, unique) =>
    `org/AWSLogs/o-abcdefghij/444455556666/CloudTrail/eu-west-1/${
      names(time, unique).folder
    }/444455556666_CloudTrail_eu-west-1_${names(time, unique).trail}`,
  (time, unique) =>
    `AWSLogs/111122223333/CloudTrail-Digest/us-east-1/${
      names(time, unique).folder
    }/111122223333_CloudTrail-Digest_us-east-1_t_us-east-1_${names(time, unique).trail}`,
  (_, unique) => `other/${unique % 7}/${unique}.json`,
  (_, unique) => `logs/notes-${unique}.txt`,
  (_, unique) => `zeichen/ü${unique}`,
];

const key = fc.tuple(
  fc.integer({ min: 0, max: layouts.length - 1 }),
  fc.integer({ min: at("2025-11-20T00:00"), max: at("2026-04-10T00:00") }),
  fc.integer({ min: 0, max: 1 << 30 }),
).map(([layout, time, unique]) => layouts[layout]?.(time, unique) ?? "");

const window = fc.tuple(
  fc.option(fc.integer({ min: at("2025-11-20T00:00"), max: at("2026-04-10T00:00") }), { nil: -Infinity }),
  fc.option(fc.integer({ min: 60_000, max: 40 * 86_400_000 }), { nil: Infinity }),
).map(([from, length]): TimeWindow => ({
  from,
  to: from === -Infinity ? (length === Infinity ? Infinity : at("2026-01-01T00:00") + length) : from + length,
}));

describe("choosing objects by time", () => {
  test("gives what listing everything and choosing by name would give, whatever the pages", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(key, { maxLength: 120 }),
        window,
        fc.constantFrom("", "logs/", "AWSLogs/", "e", "emr2026-0", "logs/2026-03", "part/111122223333/eu-west-1/", "x"),
        fc.constantFrom(1, 2, 3, 7, 50),
        async (keys, chosen, prefix, pageSize) => {
          const bucket = modelBucket(keys, pageSize);
          const { entries, isAny, failure } = await listS3Objects(bucket, prefix, { window: chosen });
          assert.equal(failure, undefined);
          const wanted = [...new Set(keys)].filter((one) => one.startsWith(prefix) && mayHold(one, chosen));
          assert.deepEqual(entries.map((entry) => entry.key).toSorted(), wanted.toSorted());
          // What a prefix has may all lie in years that are not looked into.
          if (wanted.length > 0) assert.ok(isAny);
        },
      ),
      { numRuns: 400 },
    );
  });

  test("of 100,000 objects and three years of Regions, a day takes few requests", async () => {
    const keys: string[] = [];
    const end = at("2026-03-17T00:00");
    for (let i = 0; i < 100_000; i++) keys.push(`logs/${names(end - i * 900_000, i).stamp}`);
    for (let day = 0; day < 1000; day++) {
      for (let region = 0; region < 17; region++) {
        const { folder, trail } = names(end - day * 86_400_000, region);
        keys.push(
          `AWSLogs/111122223333/CloudTrail/eu-west-${region}/${folder}/111122223333_CloudTrail_eu-west-${region}_${trail}`,
        );
      }
    }
    const bucket = modelBucket(keys);
    const chosen = { from: end - 86_400_000, to: Infinity };
    for (const [prefix, requests] of [["logs/", 8], ["AWSLogs/", 40]] as const) {
      const before = bucket.requests.length;
      const { entries } = await listS3Objects(bucket, prefix, { window: chosen });
      const wanted = keys.filter((one) => one.startsWith(prefix) && mayHold(one, chosen));
      assert.deepEqual(entries.map((entry) => entry.key).toSorted(), wanted.toSorted());
      assert.ok(wanted.length > 30);
      assert.ok(bucket.requests.length - before <= requests, `${prefix} took ${bucket.requests.length - before}`);
    }
    const whole = await listS3Objects(bucket, "logs/");
    assert.equal(whole.entries.length, 100_000);
  });

  test("an object that a record can be in is never left out by its name", () => {
    fc.assert(fc.property(
      fc.integer({ min: 0, max: 9 }),
      fc.integer({ min: at("2026-01-01T00:00"), max: at("2026-03-01T00:00") }),
      fc.integer({ min: 0, max: 3 * 86_400_000 }),
      window,
      (layout, record, late, chosen) => {
        if (record < chosen.from || record >= chosen.to) return;
        // By event time, a folder has the day of the record.
        const delivered = layout === 6 ? record : record + late;
        assert.ok(mayHold(layouts[layout]?.(delivered, 1) ?? "", chosen));
      },
    ));
  });

  test("what is not listed is told, and the rest is there", async () => {
    const bucket = modelBucket(
      Array.from({ length: 30 }, (_, i) => `logs/${names(at("2026-03-10T00:00") + i * 86_400_000, i).stamp}`),
      5,
    );
    const broken = {
      ...bucket,
      list: (request: Parameters<typeof bucket.list>[0]) =>
        request.prefix.startsWith("logs/2026-04")
          ? Promise.reject(new S3Failure("AccessDenied", 403, ""))
          : bucket.list(request),
    };
    const { entries, failure } = await listS3Objects(broken, "logs/", {
      window: { from: at("2026-03-11T00:00"), to: Infinity },
    });
    assert.equal(failure?.code, "AccessDenied");
    assert.ok(entries.length > 10);
  });
});

test("keys tell what they look like", () => {
  assert.equal(formOfKey(layouts[3]?.(0, 1) ?? ""), "access-log");
  assert.equal(formOfKey(layouts[7]?.(0, 1) ?? ""), "cloudtrail");
  assert.equal(formOfKey("logs/2026-03-16.log"), "unknown");
  // A day that is none tells nothing, so that the object is read.
  assert.ok(mayHold("2026-02-30-00-00-00-0123456789ABCDEF", { from: at("2027-01-01T00:00"), to: Infinity }));
});

test("locations", () => {
  assert.deepEqual(parseS3Location("s3://my-bucket/a/../b?c#d%20"), {
    input: "s3://my-bucket/a/../b?c#d%20",
    bucket: "my-bucket",
    prefix: "a/../b?c#d%20",
  });
  assert.equal(parseS3Location("S3://my-bucket").prefix, "");
  for (
    const wrong of ["s3://", "s3:///x", "s3://a_/x", "s3://arn:aws:s3:::x/y", "s3://b--use1-az1--x-s3/x", "s3://a b/x"]
  ) {
    assert.throws(() => parseS3Location(wrong), RangeError);
  }
});

test("checksums of content", async (t) => {
  const text = Buffer.from("123456789");
  await t.test("the check values of the standards, whole and in pieces", () => {
    const values = [[crc32, "cbf43926"], [crc32c, "e3069283"], [crc64Nvme, "ae8b14860a799888"]] as const;
    for (const [make, expected] of values) {
      for (const cut of [0, 4, 9]) {
        const crc = make();
        crc.update(text.subarray(0, cut));
        crc.update(text.subarray(cut));
        assert.equal(Buffer.from(crc.digest(), "base64").toString("hex"), expected);
      }
    }
  });
  const md5 = `"${createHash("md5").update(text).digest("hex")}"`;
  const check = (headers: Record<string, string>, bytes: Uint8Array = text): boolean | undefined => {
    const made = contentCheck(headers);
    made?.update(bytes);
    return made?.isMet();
  };
  await t.test("an ETag is a checksum where it can be one", () => {
    assert.equal(check({ etag: md5 }), true);
    assert.equal(check({ etag: md5 }, Buffer.from("12345678x")), false);
    assert.equal(check({ etag: md5, "x-amz-server-side-encryption": "AES256" }, Buffer.from("x")), false);
    assert.equal(check({ etag: md5, "x-amz-server-side-encryption": "aws:kms" }, Buffer.from("x")), undefined);
    assert.equal(check({ etag: md5.replace('"', '"').slice(0, -1) + '-2"' }), undefined);
  });
  await t.test("else S3's other checksums of the whole are", () => {
    const kms = { etag: md5, "x-amz-server-side-encryption": "aws:kms" };
    const crc = Buffer.from("ae8b14860a799888", "hex").toString("base64");
    assert.equal(check({ ...kms, "x-amz-checksum-crc64nvme": crc }), true);
    assert.equal(check({ ...kms, "x-amz-checksum-crc64nvme": crc }, Buffer.from("x")), false);
    assert.equal(
      check({ ...kms, "x-amz-checksum-crc32": "y/Q5Jg==", "x-amz-checksum-type": "COMPOSITE" }, Buffer.from("x")),
      undefined,
    );
    assert.equal(check({ ...kms, "x-amz-checksum-sha256": createHash("sha256").update(text).digest("base64") }), true);
  });
});
