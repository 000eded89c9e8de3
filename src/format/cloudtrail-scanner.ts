import { cloudTrailWasm } from "./cloudtrail-wasm.generated.ts";
import { markerSettings } from "./marker-settings.ts";
import { type WasmGlobal, wasmInstance } from "./wasm-module.ts";

/** Why a scan came back; see `assembly/cloudtrail.ts`, where each is told. */
export const trailEvents = { stopped: 0, rowsFull: 1, newDate: 2, keysFull: 3, unusedKey: 4 } as const;

/** What `scanSingle` gives where it gives no key. */
export const singleEvents = { keysFull: -1, noKey: -2, noDate: -3, tooLong: -5 } as const;

/** What `assembly/cloudtrail.ts` exports. Places are offsets in `memory`. */
export interface CloudTrailScanner {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly at: WasmGlobal;
  readonly next: WasmGlobal;
  readonly dateAt: WasmGlobal;
  readonly rowCount: WasmGlobal;
  inputAt(): number;
  inputRoom(): number;
  singleAt(): number;
  singleRoom(): number;
  shapesAt(): number;
  shapesRoom(): number;
  rowsAt(): number;
  settingsAt(): number;
  entryAt(key: number): number;
  forget(): void;
  useKey(key: number): void;
  setDate(seconds: number): void;
  scan(from: number, to: number, inArray: boolean): number;
  scanSingle(to: number): number;
}

/** Numbers of a row. */
export const trailRowWords = 8;

/** A scanner that knows no shapes and no keys yet. */
export function cloudTrailScanner(): CloudTrailScanner {
  const scanner = wasmInstance<CloudTrailScanner>(cloudTrailWasm);
  new Uint8Array(scanner.memory.buffer).set(markerSettings(), scanner.settingsAt());
  return scanner;
}
