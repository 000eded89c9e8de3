import { Agent as PlainAgent, type IncomingMessage, request as plainRequest } from "node:http";
import { Agent as SecureAgent, request as secureRequest } from "node:https";
import type { S3Bucket, S3Entry } from "./s3-bucket.ts";
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

// More than are on their way at once: a stream may be open besides.
const sockets = 160;

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
  readonly #plain = new PlainAgent({ keepAlive: true, maxSockets: sockets });
  readonly #secure = new SecureAgent({ keepAlive: true, maxSockets: sockets });
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
  async fetch(bucket: S3Bucket, entry: S3Entry): Promise<Uint8Array> {
    for (let attempt = 1;; attempt++) {
      try {
        return await this.#whole(await this.#get(bucket, entry, 0), entry.size);
      } catch (error) {
        await this.#waitAfter(s3FailureOf(error), attempt);
      }
    }
  }

  /** @throws S3Failure where the object could not be got to its end, as it was listed */
  async *stream(bucket: S3Bucket, entry: S3Entry): AsyncGenerator<Uint8Array> {
    let offset = 0;
    let check: ContentCheck | undefined;
    for (let attempt = 1;; attempt++) {
      let answer: Answer | undefined;
      try {
        answer = await this.#get(bucket, entry, offset);
        if (offset === 0) check = contentCheck(answer.message.headers);
        for await (const chunk of answer.message) {
          answer.restart();
          const bytes = chunk as Uint8Array;
          offset += bytes.length;
          if (offset > entry.size) throw new S3Failure("Truncated", 0, "");
          check?.update(bytes);
          attempt = 1;
          yield bytes;
          answer.restart();
        }
        if (offset < entry.size) throw new S3Failure("Truncated", 0, "");
        break;
      } catch (error) {
        // Broken off behind its last byte, it is whole, and there is nothing behind it to ask for.
        if (answer !== undefined && offset > 0 && offset === entry.size) break;
        await this.#waitAfter(answer?.failure() ?? s3FailureOf(error), attempt);
      } finally {
        answer?.end();
      }
    }
    // What was given out cannot be taken back.
    if (check?.isMet() === false) throw new S3Failure("BadDigest", 0, "");
  }

  /** Closes the connections that are kept. */
  close(): void {
    this.#plain.destroy();
    this.#secure.destroy();
  }

  async #get(bucket: S3Bucket, entry: S3Entry, from: number): Promise<Answer> {
    const pause = this.#pausedUntil - Date.now();
    if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause * this.#random()));
    const signed = await bucket.sign(entry.key, from);
    const { message, timer } = await this.#send(signed);
    const answer = answerOf(message, timer);
    try {
      const { statusCode = 0, headers } = message;
      if (statusCode !== (from === 0 ? 200 : 206)) {
        const error = await errorOf(message);
        throw answer.failure() ?? error;
      }
      if (entry.etag !== "" && headers.etag !== undefined && unquoted(headers.etag) !== unquoted(entry.etag)) {
        throw new S3Failure("KeyChanged", 0, "");
      }
      return answer;
    } catch (error) {
      answer.end();
      throw error;
    }
  }

  #send({ hostname, port, path, headers, isSecure }: Awaited<ReturnType<S3Bucket["sign"]>>): Promise<
    { message: IncomingMessage; timer: IdleTimer }
  > {
    return new Promise((resolve, reject) => {
      const request = (isSecure ? secureRequest : plainRequest)({
        method: "GET",
        hostname,
        path,
        headers,
        agent: isSecure ? this.#secure : this.#plain,
        ...(port === undefined ? {} : { port }),
      });
      const timer = idleTimer(this.#timeout, (failure) => request.destroy(failure));
      request.on("response", (message) => {
        timer.restart();
        resolve({ message, timer });
      });
      request.on("error", (error) => {
        timer.stop();
        reject(error);
      });
      request.end();
    });
  }

  async #whole(answer: Answer, size: number): Promise<Uint8Array> {
    try {
      const chunks: Uint8Array[] = [];
      let length = 0;
      await new Promise<void>((resolve, reject) => {
        const { message } = answer;
        message.on("data", (chunk: Uint8Array) => {
          answer.restart();
          length += chunk.length;
          chunks.push(chunk);
          if (length > size) message.destroy(new S3Failure("Truncated", 0, ""));
        });
        message.on("end", resolve);
        message.on("error", reject);
        // Where a connection ends in the middle, some runtimes tell neither.
        message.on("close", () => message.complete ? resolve() : reject(new S3Failure("Truncated", 0, "")));
      });
      if (length !== size) throw new S3Failure("Truncated", 0, "");
      const [only] = chunks;
      const content = chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks, length);
      const check = contentCheck(answer.message.headers);
      check?.update(content);
      if (check?.isMet() === false) throw new S3Failure("BadDigest", 0, "");
      return content;
    } catch (error) {
      throw answer.failure() ?? error;
    } finally {
      answer.end();
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

/** An answer whose body is being read. */
interface Answer {
  readonly message: IncomingMessage;
  /** Another byte came. */
  restart(): void;
  /** Why the timer ended it, if it did. */
  failure(): S3Failure | undefined;
  /** Lets go of the connection: kept where the body was read to its end. */
  end(): void;
}

function answerOf(message: IncomingMessage, timer: IdleTimer): Answer {
  return {
    message,
    restart: timer.restart,
    failure: timer.failure,
    end: () => {
      timer.stop();
      if (!message.complete) message.destroy();
    },
  };
}

interface IdleTimer {
  restart(): void;
  stop(): void;
  failure(): S3Failure | undefined;
}

function idleTimer(milliseconds: number, end: (failure: S3Failure) => void): IdleTimer {
  let failure: S3Failure | undefined;
  const timer = setTimeout(() => {
    failure = new S3Failure("ETIMEDOUT", 0, "");
    end(failure);
  }, milliseconds);
  return { restart: () => void timer.refresh(), stop: () => clearTimeout(timer), failure: () => failure };
}

const errorBodyLimit = 64 * 1024;

/** What S3 says went wrong: a little XML, in which the code comes first. */
async function errorOf(message: IncomingMessage): Promise<S3Failure> {
  const status = message.statusCode ?? 0;
  let text = "";
  for await (const chunk of message.setEncoding("utf8")) {
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
