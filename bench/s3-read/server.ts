// As little of an S3 server as can be, so that clients are measured and not the server: whole answers are held in memory,
// and written to the socket as they are. Nothing is checked, signatures neither. Forked by the benchmark, which tells it the
// folder of the objects and the latency; it tells its port, and its processor time when it is asked.
import { createHash } from "node:crypto";
import { createServer, type Socket } from "node:net";
import { readFileSync } from "node:fs";
import process from "node:process";
import { bucket, storedObjects } from "./log-objects.ts";

const pageKeys = 1000;
const [folder = ""] = process.argv.slice(2);

interface Stored {
  readonly key: string;
  readonly size: number;
  readonly etag: string;
}

const stored: Stored[] = [];
const answers = new Map<string, Uint8Array>();
for (const { key, path } of storedObjects(folder)) {
  const content = readFileSync(path);
  const etag = createHash("md5").update(content).digest("hex");
  stored.push({ key, size: content.length, etag });
  answers.set(`/${bucket}/${key}`, answerOf("200 OK", content, [`ETag: "${etag}"`, "Accept-Ranges: bytes"]));
}

/** With the headers that S3 sends. */
function answerOf(status: string, body: string | Uint8Array, headers: readonly string[]): Uint8Array {
  const head = [
    `HTTP/1.1 ${status}`,
    "x-amz-id-2: Uuag1LuByRx9e6j5Onimru9pO4ZVKnJ2Qz7/C1NPcfTWAtRPfTaOFg6qDOpN9vzLGVyLqQP1V8U=",
    "x-amz-request-id: 656C76696E6727732072657175657374",
    "Date: Tue, 17 Mar 2026 12:00:00 GMT",
    "Last-Modified: Tue, 17 Mar 2026 00:00:00 GMT",
    "x-amz-server-side-encryption: AES256",
    "Content-Type: text/plain",
    "Server: AmazonS3",
    ...headers,
    `Content-Length: ${Buffer.byteLength(body)}`,
    "\r\n",
  ].join("\r\n");
  return Buffer.concat([Buffer.from(head), Buffer.from(body)]);
}

function listing(query: URLSearchParams): Uint8Array {
  const prefix = query.get("prefix") ?? "";
  const delimiter = query.get("delimiter") ?? "";
  const after = query.get("continuation-token") ?? query.get("start-after") ?? "";
  const limit = Number(query.get("max-keys") ?? pageKeys);
  const items: string[] = [];
  let last = after;
  let isTruncated = false;
  for (let index = firstAfter(after); index < stored.length; index++) {
    const { key, size, etag } = stored[index] as Stored;
    if (!key.startsWith(prefix)) continue;
    const end = delimiter === "" ? -1 : key.indexOf(delimiter, prefix.length);
    const folder = end < 0 ? undefined : key.slice(0, end + delimiter.length);
    // The token of a page that ended with a folder is the folder.
    if (folder !== undefined && (folder === last || after.startsWith(folder))) continue;
    if (items.length >= limit) {
      isTruncated = true;
      break;
    }
    last = folder ?? key;
    items.push(
      folder === undefined
        ? `<Contents><Key>${encodeURIComponent(key)}</Key><LastModified>2026-03-17T00:00:00.000Z</LastModified>` +
          `<ETag>&quot;${etag}&quot;</ETag><Size>${size}</Size><StorageClass>STANDARD</StorageClass></Contents>`
        : `<CommonPrefixes><Prefix>${encodeURIComponent(folder)}</Prefix></CommonPrefixes>`,
    );
  }
  const body =
    `<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">` +
    `<Name>${bucket}</Name><Prefix>${encodeURIComponent(prefix)}</Prefix><KeyCount>${items.length}</KeyCount>` +
    `<MaxKeys>${limit}</MaxKeys><EncodingType>url</EncodingType><IsTruncated>${isTruncated}</IsTruncated>` +
    (isTruncated ? `<NextContinuationToken>${last}</NextContinuationToken>` : "") +
    `${items.join("")}</ListBucketResult>`;
  return answerOf("200 OK", body, []);
}

/** Index of the first key behind a text. */
function firstAfter(text: string): number {
  let [low, high] = [0, stored.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stored[middle] as Stored).key <= text) low = middle + 1;
    else high = middle;
  }
  return low;
}

const notFound = answerOf("404 Not Found", "<Error><Code>NoSuchKey</Code></Error>", []);

function answerTo(target: string): Uint8Array {
  const found = answers.get(target);
  if (found !== undefined) return found;
  const { pathname, searchParams } = new URL(target, "http://127.0.0.1");
  return searchParams.get("list-type") === "2" ? listing(searchParams) : answers.get(pathname) ?? notFound;
}

let latency = 0;
let requests = 0;

function serve(socket: Socket): void {
  socket.setNoDelay(true);
  socket.setEncoding("latin1");
  socket.on("error", () => socket.destroy());
  let text = "";
  socket.on("data", (chunk) => {
    // Requests have no body, and a client sends none before it has its answer.
    text += chunk as unknown as string;
    if (!text.endsWith("\r\n\r\n")) return;
    const answer = answerTo(text.slice("GET ".length, text.indexOf(" ", "GET ".length)));
    text = "";
    requests++;
    if (latency === 0) socket.write(answer);
    else setTimeout(() => socket.write(answer), latency);
  });
}

const server = createServer(serve);
server.listen({ port: 0, host: "127.0.0.1", backlog: 1024 }, () => {
  process.send?.({ port: (server.address() as { port: number }).port });
});
process.on("message", (message: { readonly latency: number }) => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpu: user + system, requests });
  latency = message.latency;
});
process.on("disconnect", () => process.exit());
