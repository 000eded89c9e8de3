import { Worker } from "node:worker_threads";
import type { FetchAnswer, FetchRequest } from "./fetch-worker.ts";
import type { S3Entry, S3Signer } from "./s3-bucket.ts";
import { workerFile } from "./worker-file.ts";

/**
 * Threads that do nothing but get whole objects of S3: they are given signed requests. To get and to check thousands of small
 * objects takes as long as to sign the requests and to read what came; and two threads that each do one of the two are
 * faster than two that both do both.
 */
export class FetchThreads {
  readonly #count: number;
  #threads: readonly FetchThread[] = [];

  /** @param count how many threads {@link start} begins */
  constructor(count: number) {
    this.#count = count;
  }

  /**
   * Begins the threads, unless they were begun. It takes them some tenths of a second until they get anything.
   *
   * @param timeout milliseconds without a byte after which a request has failed
   */
  start(timeout: number): void {
    if (this.#threads.length === 0) this.#threads = Array.from({ length: this.#count }, () => new FetchThread(timeout));
  }

  get isStarted(): boolean {
    return this.#threads.length > 0;
  }

  /** Whether any can get objects now. */
  get isReady(): boolean {
    return this.#threads.some(({ isReady }) => isReady);
  }

  /** Ends the threads. They may be started again. */
  close(): void {
    for (const thread of this.#threads) thread.close();
    this.#threads = [];
  }

  /**
   * Has a thread get an object.
   *
   * @param signer of its bucket: it signs in this thread, which alone needs the SDK and the credentials
   * @returns its bytes as stored; undefined where no thread is ready, it ended or nothing was signed: then this one is to get it
   * @throws Error that says why it could not be got
   */
  async fetch(signer: S3Signer, entry: S3Entry): Promise<Uint8Array | undefined> {
    let idlest: FetchThread | undefined;
    for (const thread of this.#threads) {
      if (thread.isReady && (idlest === undefined || thread.asked < idlest.asked)) idlest = thread;
    }
    return await idlest?.fetch(signer, entry);
  }
}

/** Somebody who waits for an answer. */
interface Waiter {
  readonly resolve: (content: Uint8Array | undefined) => void;
  readonly reject: (error: Error) => void;
}

class FetchThread {
  readonly #worker: Worker;
  readonly #waiters = new Map<number, Waiter>();
  #requests: FetchRequest[] = [];
  #nextId = 0;
  #isReady = false;

  constructor(timeout: number) {
    this.#worker = new Worker(workerFile("fetch-worker", import.meta.url), { workerData: timeout, resourceLimits });
    this.#worker.on("message", (message: "ready" | readonly FetchAnswer[]) => {
      if (message === "ready") this.#isReady = true;
      else for (const answer of message) this.#answer(answer);
    });
    // As where a permission is missing.
    this.#worker.on("error", () => this.#giveUp());
    this.#worker.on("exit", () => this.#giveUp());
  }

  get isReady(): boolean {
    return this.#isReady;
  }

  /** How many objects it is asked for and has not got yet. */
  get asked(): number {
    return this.#waiters.size;
  }

  /** @returns undefined where there is no signature, or the thread ended before it had got it */
  async fetch(signer: S3Signer, entry: S3Entry): Promise<Uint8Array | undefined> {
    const id = this.#nextId++;
    const answer = new Promise<Uint8Array | undefined>((resolve, reject) => this.#waiters.set(id, { resolve, reject }));
    try {
      const signed = await signer.sign(entry.key, 0);
      // A message costs as much as several objects: those that are asked for in one go share one.
      if (this.#requests.length === 0) queueMicrotask(() => this.#send());
      this.#requests.push({ id, entry, signed });
    } catch {
      this.#waiters.delete(id);
      return undefined;
    }
    return await answer;
  }

  close(): void {
    void this.#worker.terminate();
  }

  #send(): void {
    this.#worker.postMessage(this.#requests);
    this.#requests = [];
  }

  #answer(answer: FetchAnswer): void {
    const waiter = this.#waiters.get(answer.id);
    this.#waiters.delete(answer.id);
    if ("content" in answer) waiter?.resolve(answer.content);
    else waiter?.reject(new Error(answer.failure));
  }

  #giveUp(): void {
    this.#isReady = false;
    for (const { resolve } of this.#waiters.values()) resolve(undefined);
    this.#waiters.clear();
  }
}

// With a little, what is on its way is copied again and again.
const resourceLimits = { maxYoungGenerationSizeMb: 48 };
