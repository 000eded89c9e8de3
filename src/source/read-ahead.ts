import type { LogObject } from "./log-object.ts";

/** How much is fetched before it is asked for. */
export interface ReadAheadLimits {
  /** Objects asked for at once: some more than there are connections, so that none waits while what came is read. */
  readonly requests: number;
  /** Bytes of objects that are on their way, or have come and wait. One object may be larger. */
  readonly bytes: number;
  /** Larger objects are not fetched whole, but read as a stream when their turn comes. */
  readonly wholeObject: number;
}

/** Enough to keep a store busy that answers in some 30 ms, in memory that hardly counts. */
export const readAheadLimits: ReadAheadLimits = {
  requests: 512,
  bytes: 32 * 1024 * 1024,
  wholeObject: 4 * 1024 * 1024,
};

// Objects that have come and wait for a slow one before them cost more than their bytes.
const waitingLimit = 1000;

const leastRequests = 32;

/**
 * Gives objects in their order, each ready to be opened, while those after it are being fetched. What opens quickly is given
 * as it is, and so are objects too large to hold, which keep their `fetch`. An object is let go when the next one is asked for.
 */
export async function* readAhead(
  objects: readonly LogObject[],
  limits: ReadAheadLimits = readAheadLimits,
): AsyncGenerator<LogObject> {
  const coming = new Map<number, Promise<LogObject>>();
  let next = 0;
  let requests = 0;
  let bytes = 0;
  let left = false;
  // To make a connection takes as long as to get several objects by it.
  const mostRequests = Math.min(limits.requests, Math.max(leastRequests, Math.ceil(objects.length / 8)));
  const isWhole = (object: LogObject): boolean =>
    object.fetch !== undefined && object.size !== undefined && object.size <= limits.wholeObject;
  const start = (): void => {
    for (; !left && next < objects.length; next++) {
      const object = objects[next] as LogObject;
      if (!isWhole(object)) continue;
      const size = object.size ?? 0;
      const isFull = requests >= mostRequests || coming.size >= waitingLimit || bytes + size > limits.bytes;
      if (isFull && coming.size > 0) return;
      requests++;
      bytes += size;
      coming.set(next, load(object));
    }
  };
  const load = async (object: LogObject): Promise<LogObject> => {
    try {
      const content = await object.fetch?.() ?? new Uint8Array();
      return { ...held(object, () => content), content: () => content };
    } catch (error) {
      return held(object, () => {
        throw error;
      });
    } finally {
      requests--;
      start();
    }
  };
  try {
    for (const [index, object] of objects.entries()) {
      start();
      const loaded = coming.get(index);
      if (loaded === undefined) {
        next = Math.max(next, index + 1);
        yield object;
        continue;
      }
      yield await loaded;
      coming.delete(index);
      bytes -= object.size ?? 0;
    }
  } finally {
    left = true;
    await Promise.all(coming.values());
  }
}

function held({ name, size, etag }: LogObject, content: () => Uint8Array): LogObject {
  return {
    name,
    size,
    ...(etag === undefined ? {} : { etag }),
    open: async function* () {
      yield content();
    },
  };
}
