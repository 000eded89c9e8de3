import type { Agent, Dispatcher } from "undici";
import { certificateAuthorities } from "./certificate-authorities.ts";
import type { S3Entry, S3Signer } from "./s3-bucket.ts";
import { type ContentCheck, contentCheck } from "./s3-checksum.ts";
import { S3Failure, s3FailureOf } from "./s3-failure.ts";

/** How often and how soon a request that failed is made again. */
export interface RetryPolicy {
  /** In all, the first one included. */
  readonly attempts: number;
  /** Milliseconds before the second attempt at most; doubled for each one after. The wait is drawn between nothing and this. */
  readonly firstWait: number;
  /** The same where S3 asks for fewer requests. */
  readonly firstThrottledWait: number;
}

/** Three seconds of broken connections, or some fifteen of throttling, before an object is given up. */
export const retryPolicy: RetryPolicy = { attempts: 6, firstWait: 100, firstThrottledWait: 500 };

/**
 * Gets objects of buckets over connections that are kept, each request signed by the SDK's signer. The SDK's own GetObject
 * is not used: what it does around a request takes several times what the request takes.
 *
 * Every object is checked: its ETag against the listed one, its length, and its content where S3 has a checksum. What breaks
 * off is tried again, with waits in between; a stream goes on where it broke.
 */
export class S3Reader {
  readonly #timeout: number;
  readonly #retries: RetryPolicy;
  #agent: Promise<Agent> | undefined;
  /** While S3 asks for fewer requests, none is begun before this time. */
  #pausedUntil = 0;
  readonly #random: () => number;

  /** @param timeout milliseconds without a byte after which a request has failed */
  constructor(timeout: number, retries: RetryPolicy = retryPolicy, random: () => number = Math.random) {
    this.#timeout = timeout;
    this.#retries = retries;
    this.#random = random;
  }

  /** @throws S3Failure where the object could not be got whole, as it was listed */
  async fetch(signer: S3Signer, entry: S3Entry): Promise<Uint8Array<ArrayBuffer>> {
    for (let attempt = 1;; attempt++) {
      try {
        return await this.#whole(signer, entry);
      } catch (error) {
        await this.#waitAfter(s3FailureOf(error), attempt);
      }
    }
  }

  /** @throws S3Failure where the object could not be got to its end, as it was listed */
  async *stream(signer: S3Signer, entry: S3Entry): AsyncGenerator<Uint8Array> {
    let offset = 0;
    let check: ContentCheck | undefined;
    for (let attempt = 1;; attempt++) {
      let answer: Answer | undefined;
      try {
        answer = await this.#get(signer, entry, offset);
        if (offset === 0) check = contentCheck(answer.headers);
        for await (const chunk of answer.body) {
          const bytes = chunk as Uint8Array;
          offset += bytes.length;
          if (offset > entry.size) throw new S3Failure("Truncated", 0, "");
          check?.update(bytes);
          attempt = 1;
          yield bytes;
        }
        if (offset < entry.size) throw new S3Failure("Truncated", 0, "");
        break;
      } catch (error) {
        // Broken off behind its last byte, it is whole, and there is nothing behind it to ask for.
        if (answer !== undefined && offset > 0 && offset === entry.size) break;
        await this.#waitAfter(s3FailureOf(error), attempt);
      } finally {
        letGo(answer);
      }
    }
    // What was given out cannot be taken back.
    if (check?.isMet() === false) throw new S3Failure("BadDigest", 0, "");
  }

  /** Closes the connections that are kept. */
  close(): void {
    this.#agent?.then((agent) => agent.destroy()).catch(() => {});
  }

  async #get(signer: S3Signer, entry: S3Entry, from: number): Promise<Answer> {
    const pause = this.#pausedUntil - Date.now();
    if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause * this.#random()));
    this.#agent ??= makeAgent(this.#timeout);
    const agent = await this.#agent;
    const answer = await agent.request({ method: "GET", ...await signer.sign(entry.key, from) });
    try {
      const { statusCode, headers } = answer;
      if (statusCode !== (from === 0 ? 200 : 206)) throw await errorOf(answer);
      const etag = headers["etag"];
      if (entry.etag !== "" && typeof etag === "string" && unquoted(etag) !== unquoted(entry.etag)) {
        throw new S3Failure("KeyChanged", 0, "");
      }
      return answer;
    } catch (error) {
      letGo(answer);
      throw error;
    }
  }

  async #whole(signer: S3Signer, entry: S3Entry): Promise<Uint8Array<ArrayBuffer>> {
    const answer = await this.#get(signer, entry, 0);
    try {
      const { headers, body } = answer;
      // Told by nobody, its length could be any.
      const told = headers["content-length"];
      if (told !== undefined && told !== String(entry.size)) throw new S3Failure("Truncated", 0, "");
      const content = told === undefined ? await upTo(entry.size, body) : new Uint8Array(await body.arrayBuffer());
      if (content.length !== entry.size) throw new S3Failure("Truncated", 0, "");
      const check = contentCheck(headers);
      check?.update(content);
      if (check?.isMet() === false) throw new S3Failure("BadDigest", 0, "");
      return content;
    } finally {
      letGo(answer);
    }
  }

  async #waitAfter(failure: S3Failure, attempt: number): Promise<void> {
    const { attempts, firstWait, firstThrottledWait } = this.#retries;
    if (!failure.isPassing || attempt >= attempts) throw failure;
    const most = (failure.isThrottling ? firstThrottledWait : firstWait) * 2 ** (attempt - 1);
    // All that are on their way would otherwise come again at once, and be refused again.
    if (failure.isThrottling) this.#pausedUntil = Math.max(this.#pausedUntil, Date.now() + firstThrottledWait);
    await new Promise((resolve) => setTimeout(resolve, most * this.#random()));
  }
}

type Answer = Dispatcher.ResponseData;

// At 25 ms of latency good for ten thousand requests a second; what is asked for beyond waits its turn here.
const connections = 256;

/** Loaded when the first object is got: a run over local files never needs it. */
async function makeAgent(timeout: number): Promise<Agent> {
  const { Agent } = await import("undici");
  const connect = { timeout, ...certificateAuthorities() };
  return new Agent({ connections, connect, headersTimeout: timeout, bodyTimeout: timeout });
}

/** Lets go of the connection: it is kept where the body was read to its end. */
function letGo(answer: Answer | undefined): void {
  if (answer === undefined || answer.body.readableEnded) return;
  answer.body.on("error", () => {}).destroy();
}

async function upTo(size: number, body: Answer["body"]): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += (chunk as Uint8Array).length;
    if (length > size) break;
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks);
}

const errorBodyLimit = 64 * 1024;

/** What S3 says went wrong: a little XML, in which the code comes first. */
async function errorOf({ statusCode: status, body }: Answer): Promise<S3Failure> {
  let text = "";
  for await (const chunk of body.setEncoding("utf8")) {
    text += chunk as string;
    if (text.length > errorBodyLimit) break;
  }
  const [, code] = /<Code>([A-Za-z0-9.]{1,100})<\/Code>/.exec(text) ?? [];
  const [, said] = /<Message>([^<]{1,500})<\/Message>/.exec(text) ?? [];
  return new S3Failure(code ?? codes[status] ?? `HTTP${status}`, status, said ?? "");
}

const codes: Readonly<Record<number, string>> = {
  301: "PermanentRedirect",
  403: "AccessDenied",
  404: "NoSuchKey",
  412: "KeyChanged",
};

function unquoted(etag: string): string {
  return etag.replaceAll('"', "");
}
