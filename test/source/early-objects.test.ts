import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { EarlyObjects } from "../../src/source/early-objects.ts";
import type { S3Bucket, S3Entry } from "../../src/source/s3-bucket.ts";
import { defaultS3Options } from "../../src/source/s3-options.ts";

const bucketOf = (name: string): S3Bucket => ({
  name,
  reference: { name, prefix: "", options: defaultS3Options },
  list: () => Promise.reject(new Error("is not listed")),
  sign: () => Promise.reject(new Error("is not signed")),
  close: () => {},
});
const bucket = bucketOf("logs");
const entryOf = (key: string, size = 100, etag = '"1"'): S3Entry => ({ key, size, etag });

/** What is begun, and what is asked for as it begins. */
function recorder(): { readonly early: EarlyObjects; readonly asked: string[] } {
  const asked: string[] = [];
  const early = new EarlyObjects((from, { key, etag }) => {
    asked.push(`${from.name}/${key}`);
    if (key === "broken") return Promise.reject(new Error("is gone"));
    return Promise.resolve(key === "none" ? undefined : new TextEncoder().encode(`${from.name}/${key} ${etag}`));
  });
  return { early, asked };
}

describe("objects that are got while the listing goes on", () => {
  test("each is asked for once, given out once, and only as it was listed", async () => {
    const { early, asked } = recorder();
    early.begin(bucket, [entryOf("a"), entryOf("b"), entryOf("c")]);
    early.begin(bucket, [entryOf("a")]);
    early.begin(bucketOf("others"), [entryOf("a")]);
    assert.deepEqual(asked, ["logs/a", "logs/b", "logs/c", "others/a"]);
    assert.equal(new TextDecoder().decode(await early.take(bucket, entryOf("a"))), 'logs/a "1"');
    assert.equal(await early.take(bucket, entryOf("a")), undefined);
    assert.equal(await early.take(bucket, entryOf("b", 100, '"2"')), undefined);
    assert.equal(await early.take(bucket, entryOf("c", 101)), undefined);
    assert.equal(await early.take(bucket, entryOf("d")), undefined);
    assert.equal(new TextDecoder().decode(await early.take(bucketOf("others"), entryOf("a"))), 'others/a "1"');
  });

  test("a failure is told where the object is taken, and nowhere where it is not", async () => {
    const { early } = recorder();
    early.begin(bucket, [entryOf("broken"), entryOf("none"), entryOf("broken", 99)]);
    await new Promise((resolve) => setTimeout(resolve, 1));
    await assert.rejects(early.take(bucket, entryOf("broken")), /is gone/);
    assert.equal(await early.take(bucket, entryOf("none")), undefined);
  });

  test("large and compressed ones are left, and so are all beyond a thousand", async () => {
    const { early, asked } = recorder();
    early.begin(bucket, [entryOf("large", 16 * 1024 + 1), entryOf("trail.json.gz")]);
    assert.deepEqual(asked, []);
    const many = Array.from({ length: 1500 }, (_, index) => entryOf(`${index}`));
    early.begin(bucket, many);
    early.begin(bucket, [entryOf("more")]);
    assert.deepEqual(asked, many.slice(0, 1000).map(({ key }) => `logs/${key}`));
    await early.take(bucket, entryOf("0"));
    early.begin(bucket, [entryOf("more")]);
    assert.equal(asked.length, 1000);
  });
});
