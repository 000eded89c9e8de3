// The least that gets an object with a signature of version 4: no retries, no timeouts, no checks, bytes thrown away.
// Arguments: port, folder of the objects, how many of them, how many at once.
import { createHash, createHmac } from "node:crypto";
import { Agent, get } from "node:http";
import process from "node:process";
import { bucket, storedObjects } from "./log-objects.ts";
import { readAll } from "./read-all.ts";

const [port = "", folder = "", count, atOnce] = process.argv.slice(2);
const objects = storedObjects(folder).slice(0, Number(count));
const region = "us-east-1";
const keyId = process.env["AWS_ACCESS_KEY_ID"] ?? "";
const agent = new Agent({ keepAlive: true, maxSockets: Number(atOnce) });
const host = `127.0.0.1:${port}`;
const signed = "host;x-amz-content-sha256;x-amz-date";

const hmac = (key: string | Uint8Array, text: string): Uint8Array => createHmac("sha256", key).update(text).digest();
const day = new Date().toISOString().slice(0, 10).replaceAll("-", "");
const scope = `${day}/${region}/s3/aws4_request`;
// It serves for a day.
const signingKey = [day, region, "s3", "aws4_request"].reduce<string | Uint8Array>(
  hmac,
  `AWS4${process.env["AWS_SECRET_ACCESS_KEY"] ?? ""}`,
);

function headersOf(path: string): Record<string, string> {
  const date = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
  const canonical =
    `GET\n${path}\n\nhost:${host}\nx-amz-content-sha256:UNSIGNED-PAYLOAD\nx-amz-date:${date}\n\n${signed}` +
    "\nUNSIGNED-PAYLOAD";
  const digest = createHash("sha256").update(canonical).digest("hex");
  const signature = createHmac("sha256", signingKey).update(`AWS4-HMAC-SHA256\n${date}\n${scope}\n${digest}`).digest(
    "hex",
  );
  return {
    host,
    "x-amz-content-sha256": "UNSIGNED-PAYLOAD",
    "x-amz-date": date,
    authorization: `AWS4-HMAC-SHA256 Credential=${keyId}/${scope}, SignedHeaders=${signed}, Signature=${signature}`,
  };
}

await readAll(objects, Number(atOnce), ({ key }) => {
  const path = `/${bucket}/${key}`;
  return new Promise((resolve, reject) => {
    get({ host: "127.0.0.1", port, path, headers: headersOf(path), agent }, (message) => {
      if (message.statusCode !== 200) reject(new Error(`status ${message.statusCode}`));
      message.on("data", () => {});
      message.on("end", resolve);
    }).on("error", reject);
  });
});
agent.destroy();
