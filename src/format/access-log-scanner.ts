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

/** Numbers of a row. */
export const rowWords = 8;

/** A scanner that knows no keys yet. */
export function accessLogScanner(): AccessLogScanner {
  const scanner = wasmInstance<AccessLogScanner>(accessLogWasm);
  new Uint8Array(scanner.memory.buffer).set(markerSettings(), scanner.settingsAt());
  return scanner;
}

/** What lines of one key have in common, as it stands in them. */
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

/** The key of a number. */
export function keyOf({ memory, entryAt }: AccessLogScanner, number: number): LineKey {
  const [at = 0, blocks = 0] = new Uint32Array(memory.buffer, entryAt(number), 2);
  const text = latin1(new Uint8Array(memory.buffer), at, at + blocks * 16);
  const [bucket = "", address = "", requester = "", operation = "", errorCode = "", flags = ""] = text.split(" ");
  const bits = flags.charCodeAt(0);
  const claim = markers.find((_, marker) => (bits & (1 << marker)) !== 0)?.[1] ?? "none";
  return { bucket, address, requester, operation, errorCode, hasKey: (bits & 0x20) !== 0, claim };
}

/** The line that a scanner came back for, without its end. */
export function lineOf({ memory, lineStart, lineStop }: AccessLogScanner): string {
  const bytes = new Uint8Array(memory.buffer);
  const end = lineStop.value;
  return latin1(bytes, lineStart.value, end > lineStart.value && bytes[end - 1] === 0x0d ? end - 1 : end);
}
