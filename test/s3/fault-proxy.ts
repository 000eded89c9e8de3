import { Buffer } from "node:buffer";
import { connect, createServer, type Server, type Socket } from "node:net";
import type { S3Server } from "./s3-server.ts";

/** A request as the proxy got it. */
export interface ProxiedRequest {
  readonly method: string;
  /** As it was sent: nothing is decoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Whether a listing is asked for, and not an object. */
  readonly isListing: boolean;
  /** How many like it, of this method, path and query, came before. */
  readonly before: number;
}

/** An answer of the server, or in its place. */
export interface Answer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** What is done to a request, where it is not just passed on. */
export interface Fault {
  /** Milliseconds before anything else. */
  readonly delay?: number;
  /** Given in place of the server's answer; the server is not asked. */
  readonly answer?: Answer;
  /** What is made of the server's answer. */
  readonly change?: (answer: Answer) => Answer;
  /** So many bytes of the body are sent; negative: all but so many. */
  readonly stopAfter?: number;
  /** What comes then: the connection is reset, or ended in order, or nothing at all. */
  readonly stopBy?: "reset" | "end" | "stall";
}

/** Says what is done to a request; nothing where it gives nothing. */
export type Plan = (request: ProxiedRequest) => Fault | undefined;

/** An HTTP proxy that does to the requests of a client what a plan says, and records them. */
export interface FaultProxy {
  /** Where clients send their requests: `http://127.0.0.1:PORT`. */
  readonly url: string;
  /** `127.0.0.1:PORT`. */
  readonly host: string;
  /** All that came since the last plan was set. */
  readonly requests: readonly ProxiedRequest[];
  /** Sets another plan, and forgets the requests. */
  plan(plan: Plan): void;
  stop(): Promise<void>;
}

/**
 * Starts a proxy on loopback before a server. The head of a request goes on as it came, with its Host, so that signatures
 * stay right. It speaks HTTP by itself: servers of `node:http` cannot break off as it has to, and not at all on Deno.
 */
export async function startFaultProxy(server: Pick<S3Server, "port">): Promise<FaultProxy> {
  let plan: Plan = () => undefined;
  let requests: ProxiedRequest[] = [];
  const counts = new Map<string, number>();
  const sockets = new Set<Socket>();
  const listener = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    // A client that has had enough closes its connection: its affair.
    socket.on("error", () => {});
    serve(socket).catch(() => socket.destroy());
  });

  async function serve(socket: Socket): Promise<void> {
    const reader = new MessageReader(socket);
    for (;;) {
      const head = await reader.head();
      if (head === undefined) return;
      const request = requestOf(head);
      const length = Number(request.headers["content-length"] ?? 0);
      if (request.headers["expect"] !== undefined) socket.write("HTTP/1.1 100 Continue\r\n\r\n");
      const body = await reader.bytes(length);
      requests.push(request);
      const fault = plan(request) ?? {};
      if (fault.delay !== undefined) await new Promise((resolve) => setTimeout(resolve, fault.delay));
      const answer = fault.answer ?? await ask(server.port, head, body);
      const isKept = await send(socket, request.method, fault.change?.(answer) ?? answer, fault);
      if (!isKept) return;
    }
  }

  function requestOf(head: string): ProxiedRequest {
    const [first = "", ...lines] = head.split("\r\n");
    const [method = "", target = ""] = first.split(" ");
    const [path = "", query = ""] = target.split(/\?([\s\S]*)/);
    const key = `${method} ${target}`;
    const before = counts.get(key) ?? 0;
    counts.set(key, before + 1);
    const parameters = new URLSearchParams(query);
    return {
      method,
      path,
      query: parameters,
      headers: headersOf(lines),
      isListing: parameters.has("list-type"),
      before,
    };
  }

  const port = await listen(listener);
  return {
    url: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    get requests() {
      return requests;
    },
    plan: (next) => {
      plan = next;
      requests = [];
      counts.clear();
    },
    stop: () =>
      new Promise((resolve) => {
        listener.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function listen(listener: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    listener.on("error", reject);
    listener.listen(0, "127.0.0.1", () => {
      const address = listener.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
}

/** Sends an answer as far as the fault lets it; says whether the connection is there for another request. */
async function send(
  socket: Socket,
  method: string,
  { status, headers, body }: Answer,
  { stopAfter, stopBy }: Fault,
): Promise<boolean> {
  const length = method === "HEAD" ? headers["content-length"] ?? "0" : String(body.length);
  const lines = Object.entries({ ...headers, "content-length": length }).map(([name, value]) => `${name}: ${value}`);
  const head = Buffer.from(`HTTP/1.1 ${status} ${status}\r\n${lines.join("\r\n")}\r\n\r\n`, "latin1");
  const sent = stopAfter === undefined ? body : body.subarray(0, stopAfter);
  await new Promise<void>((resolve) => {
    socket.write(Buffer.concat([head, method === "HEAD" ? Buffer.alloc(0) : sent]), () => resolve());
  });
  if (stopAfter === undefined) return !socket.destroyed;
  // What was sent is to arrive before the connection breaks.
  await new Promise((resolve) => setTimeout(resolve, 20));
  if (stopBy === "reset") socket.resetAndDestroy();
  else if (stopBy === "end") socket.end();
  return false;
}

/** Asks the server on a connection of its own, which ends with the answer. */
function ask(port: number, head: string, body: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    const chunks: Buffer[] = [];
    socket.on("data", (chunk: Buffer) => chunks.push(chunk));
    socket.on("error", reject);
    socket.on("end", () => {
      socket.destroy();
      try {
        resolve(answerOf(Buffer.concat(chunks)));
      } catch (error) {
        reject(error as Error);
      }
    });
    const lines = head.split("\r\n").filter((line) => !/^(?:connection|expect):/i.test(line));
    socket.write(
      Buffer.concat([Buffer.from(`${[...lines, "connection: close"].join("\r\n")}\r\n\r\n`, "latin1"), body]),
    );
  });
}

function answerOf(bytes: Buffer): Answer {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) throw new Error("the server's answer has no end of its head");
  const [first = "", ...lines] = bytes.toString("latin1", 0, end).split("\r\n");
  const { "transfer-encoding": coding, connection: _, ...headers } = headersOf(lines);
  const body = bytes.subarray(end + 4);
  return {
    status: Number(first.split(" ")[1]),
    headers,
    body: coding === undefined ? body : unchunked(body),
  };
}

function unchunked(bytes: Buffer): Buffer {
  const chunks: Buffer[] = [];
  for (let start = 0;;) {
    const end = bytes.indexOf("\r\n", start);
    const length = parseInt(bytes.toString("latin1", start, end), 16);
    if (!(length > 0)) return Buffer.concat(chunks);
    chunks.push(bytes.subarray(end + 2, end + 2 + length));
    start = end + 2 + length + 2;
  }
}

function headersOf(lines: readonly string[]): Record<string, string> {
  return Object.fromEntries(lines.map((line) => {
    const [, name = "", value = ""] = /^([^:]*):\s*([\s\S]*?)\s*$/.exec(line) ?? [];
    return [name.toLowerCase(), value];
  }));
}

/** Takes requests from a connection, one after the other. */
class MessageReader {
  readonly #chunks: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);

  constructor(socket: Socket) {
    this.#chunks = socket[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  }

  /** Up to the empty line, which is left out; undefined where the client has closed the connection. */
  async head(): Promise<string | undefined> {
    for (;;) {
      const end = this.#held.indexOf("\r\n\r\n");
      if (end >= 0) return this.#take(end + 4).toString("latin1", 0, end);
      if (!await this.#more()) return undefined;
    }
  }

  async bytes(length: number): Promise<Buffer> {
    while (this.#held.length < length) {
      if (!await this.#more()) throw new Error("the client broke off");
    }
    return this.#take(length);
  }

  #take(length: number): Buffer {
    const taken = this.#held.subarray(0, length);
    this.#held = this.#held.subarray(length);
    return taken;
  }

  async #more(): Promise<boolean> {
    const { done, value } = await this.#chunks.next();
    if (done === true) return false;
    this.#held = Buffer.concat([this.#held, value]);
    return true;
  }
}
