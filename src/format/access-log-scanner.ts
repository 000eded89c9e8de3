import { type Claim, markers } from "../record/claim.ts";
import { accessLogWasm } from "./access-log-wasm.generated.ts";
import { latin1 } from "./latin1.ts";
import { markerSettings } from "./marker-settings.ts";
import { type WasmGlobal, wasmInstance } from "./wasm-module.ts";

/** Why a scan came back; see `assembly/access-log.ts`, where each is told. */
export const scanEvents = { allRead: 0, rowsFull: 1, unusual: 2, newKey: 3, newDate: 4, keysFull: 5 } as const;

/** What `assembly/access-log.ts` exports. Places are offsets in `memory`. */
export interface AccessLogScanner {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly at: WasmGlobal;
  readonly lineStart: WasmGlobal;
  readonly lineStop: WasmGlobal;
  readonly dateAt: WasmGlobal;
  readonly rowCount: WasmGlobal;
  readonly lines: WasmGlobal;
  inputAt(): number;
  inputRoom(): number;
  rowsAt(): number;
  settingsAt(): number;
  continueAfter(linesRead: number): void;
  entryAt(number: number): number;
  setDate(seconds: number): void;
  passLine(): void;
  forgetKeys(): void;
  scan(from: number, to: number): number;
}

const space = 0x20;

/** Numbers of a row. */
export const rowWords = 8;

// Who CloudFront is to a bucket: the one requester with blanks, of which there may be millions of lines.
const identityPrefix = "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity ";

/** A scanner that knows no keys yet. */
export function accessLogScanner(): AccessLogScanner {
  const scanner = wasmInstance<AccessLogScanner>(accessLogWasm);
  const bytes = new Uint8Array(scanner.memory.buffer);
  bytes.set(markerSettings(), scanner.settingsAt());
  bytes.set(
    Buffer.from(`${String.fromCharCode(identityPrefix.length)}${identityPrefix}`),
    scanner.settingsAt() + 0x800,
  );
  return scanner;
}

/** What lines of one key have in common, as it stands in them; slices of one text, which they keep in memory. */
export interface LineKey {
  readonly bucket: string;
  readonly address: string;
  /** Without the session of an assumed role. */
  readonly requester: string;
  readonly operation: string;
  readonly errorCode: string;
  readonly hasKey: boolean;
  readonly claim: Claim;
}

/** The bucket in the key of a number. */
export function bucketOfKey({ memory, entryAt }: AccessLogScanner, number: number): string {
  const [at = 0] = new Uint32Array(memory.buffer, entryAt(number), 1);
  const bytes = new Uint8Array(memory.buffer);
  return latin1(bytes, at, bytes.indexOf(space, at));
}

/** The key of a number. */
export function keyOf({ memory, entryAt }: AccessLogScanner, number: number): LineKey {
  const [at = 0, blocks = 0] = new Uint32Array(memory.buffer, entryAt(number), 2);
  const text = latin1(new Uint8Array(memory.buffer), at, at + blocks * 16);
  const words: string[] = [];
  let start = 0;
  for (let field = 0; field < 5; field++) {
    const end = text.indexOf(" ", start);
    words.push(text.slice(start, end));
    start = end + 1;
  }
  const [bucket = "", address = "", operation = "", errorCode = "", flags = ""] = words;
  // The last block is filled up with zeros.
  const end = text.indexOf("\0", start);
  const requester = text.slice(start, end < 0 ? text.length : end);
  const bits = flags.charCodeAt(0);
  const claim = markers.find((_, marker) => (bits & (1 << marker)) !== 0)?.[1] ?? "none";
  return { bucket, address, requester, operation, errorCode, hasKey: (bits & 0x20) !== 0, claim };
}

/**
 * The line that a scanner came back for, without its end.
 *
 * @param limit bytes; of a longer line so much of its beginning
 */
export function lineOf({ memory, lineStart, lineStop }: AccessLogScanner, limit: number): LineText {
  const bytes = new Uint8Array(memory.buffer);
  const [start, stop] = [lineStart.value, lineStop.value];
  if (stop - start > limit) return { text: latin1(bytes, start, start + limit), whole: false };
  return { text: latin1(bytes, start, stop > start && bytes[stop - 1] === 0x0d ? stop - 1 : stop), whole: true };
}

/** A line, one character a byte. */
export interface LineText {
  readonly text: string;
  /** False where only its beginning is here. */
  readonly whole: boolean;
}
