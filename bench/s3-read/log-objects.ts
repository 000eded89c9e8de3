// The objects that are read: access logs as AWS delivers them, the same in each process that asks.
import { accessLogLines } from "../../test/corpus/access-log-stream.ts";
import { worldOf } from "../../test/corpus/world.ts";

export const bucket = "bench";
export const prefix = "logs/";

const usualWays: ReadonlySet<string> = new Set(["gateway endpoint", "interface endpoint", "office"]);
const objectBytes = 13_000;

/** The key of an object: `logs/YYYY-MM-DD-hh-mm-ss-UNIQUE`, in S3's order. */
export function keyOf(index: number): string {
  const time = new Date(Date.UTC(2026, 2, 17) + index * 4000).toISOString().slice(0, 19).replace(/[T:]/g, "-");
  // Spread as AWS's are, and never twice: an odd factor gives each number another one.
  const unique = BigInt.asUintN(64, BigInt(index + 1) * 0x9e3779b97f4a7c15n);
  return `${prefix}${time}-${unique.toString(16).toUpperCase().padStart(16, "0")}`;
}

/** Contents of objects: some 22 lines of 13 KB in all each, every line with a request id of its own. */
export function* contents(objects: number): Generator<Uint8Array> {
  const everything = worldOf({ keys: 20_000, days: 1 });
  // What most requests are; the corpus has all that there can be.
  const world = { ...everything, scenarios: everything.scenarios.filter(({ way }) => usualWays.has(way.name)) };
  const lines = accessLogLines(1, Infinity, world);
  for (let object = 0; object < objects; object++) {
    let text = "";
    while (text.length < objectBytes) text += `${lines.next().value}\n`;
    yield Buffer.from(text, "latin1");
  }
}
