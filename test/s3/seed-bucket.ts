import { CreateBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { Buffer } from "node:buffer";
import { readdirSync, readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { type S3Server, testRegion } from "./s3-server.ts";

/** Contents by key. */
export type Files = Readonly<Record<string, Uint8Array | string>>;

/** A client of a server that tests started. */
export function testClient({ url, credentials }: S3Server): S3Client {
  return new S3Client({ endpoint: url, region: testRegion, forcePathStyle: true, credentials });
}

/** Makes a bucket and its objects. */
export async function seedBucket(server: S3Server, bucket: string, files: Files): Promise<void> {
  const client = testClient(server);
  try {
    await client.send(new CreateBucketCommand({ Bucket: bucket }));
    await atOnce(
      16,
      Object.entries(files),
      ([Key, content]) => client.send(new PutObjectCommand({ Bucket: bucket, Key, Body: Buffer.from(content) })),
    );
  } finally {
    client.destroy();
  }
}

/** The same for very many objects: unsigned, into a bucket that anybody may write to, twice as many a second. */
export async function seedMany(server: S3Server, bucket: string, files: Iterable<[string, string]>): Promise<void> {
  const client = testClient(server);
  await client.send(new CreateBucketCommand({ Bucket: bucket, ACL: "public-read-write" }));
  client.destroy();
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  await atOnce(32, files, ([key, content]) =>
    new Promise<void>((resolve, reject) => {
      const put = request({ method: "PUT", host: "127.0.0.1", port: server.port, path: `/${bucket}/${key}`, agent });
      put.on("response", (answer) => {
        answer.resume();
        answer.on("end", () => answer.statusCode === 200 ? resolve() : reject(new Error(`PUT: ${answer.statusCode}`)));
      });
      put.on("error", reject);
      // The owner of the bucket is to read what anybody wrote.
      put.setHeader("x-amz-acl", "bucket-owner-full-control");
      put.end(content);
    }));
  agent.destroy();
}

async function atOnce<T>(count: number, items: Iterable<T>, act: (item: T) => Promise<unknown>): Promise<void> {
  const left = items[Symbol.iterator]();
  await Promise.all(Array.from({ length: count }, async () => {
    for (let next = left.next(); next.done !== true; next = left.next()) await act(next.value);
  }));
}

/** The files of a folder and of those in it, by their path from there. */
export function filesOfFolder(folder: string): Record<string, Uint8Array> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    entries.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path.slice(folder.length).replace(/^\/+/, ""), readFileSync(path)];
    }),
  );
}
