// What a thread of `FetchThreads` runs.
import { isMainThread, parentPort, workerData } from "node:worker_threads";
import type { S3Entry, SignedRequest } from "./s3-bucket.ts";
import { S3Reader } from "./s3-reader.ts";

/** An object to get. */
export interface FetchRequest {
  readonly id: number;
  readonly entry: S3Entry;
  /** Holds for some minutes, and so for all attempts. */
  readonly signed: SignedRequest;
}

/** What became of it: its bytes as stored, or why they could not be got. */
export type FetchAnswer =
  | { readonly id: number; readonly content: Uint8Array<ArrayBuffer> }
  | { readonly id: number; readonly failure: string };

// A message costs as much as several objects: what comes in so many milliseconds shares one.
const gathering = 2;

if (!isMainThread && parentPort !== null) {
  const port = parentPort;
  const reader = new S3Reader(workerData as number);
  let answers: FetchAnswer[] = [];
  const send = (): void => {
    port.postMessage(answers, answers.flatMap((answer) => "content" in answer ? [answer.content.buffer] : []));
    answers = [];
  };
  const answer = (one: FetchAnswer): void => {
    if (answers.length === 0) setTimeout(send, gathering);
    answers.push(one);
  };
  port.on("message", (requests: readonly FetchRequest[]) => {
    for (const { id, entry, signed } of requests) {
      reader.fetch({ sign: () => Promise.resolve(signed) }, entry).then(
        (content) => answer({ id, content }),
        (error: Error) => answer({ id, failure: error.message }),
      );
    }
  });
  // What takes long is loaded before anything is asked for.
  await import("undici");
  port.postMessage("ready");
}
