// A plain loop over the SDK's GetObject, as most programs have it. Arguments: port, folder of the objects, how many of
// them, how many at once.
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { Agent } from "node:http";
import process from "node:process";
import { bucket, storedObjects } from "./log-objects.ts";
import { readAll } from "./read-all.ts";

const [port = "", folder = "", count, atOnce] = process.argv.slice(2);
const client = new S3Client({
  endpoint: `http://127.0.0.1:${port}`,
  forcePathStyle: true,
  region: "us-east-1",
  requestHandler: { httpAgent: new Agent({ keepAlive: true, maxSockets: Number(atOnce) }) },
});
await readAll(storedObjects(folder).slice(0, Number(count)), Number(atOnce), async ({ key }) => {
  const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  await Body?.transformToByteArray();
});
client.destroy();
