import { Buffer } from "node:buffer";

// The part of the interface that is used: the types of Node do not have it.
// https://webassembly.github.io/spec/js-api/
interface WebAssemblyNamespace {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
}
const { WebAssembly } = globalThis as unknown as { readonly WebAssembly: WebAssemblyNamespace };

/** A variable that a module exports. */
export interface WasmGlobal {
  readonly value: number;
}

/**
 * An instance of a WebAssembly module without imports.
 *
 * @param base64 the module, as `npm run generate` makes it from the sources in `assembly/`
 */
export function wasmInstance<Exports>(base64: string): Exports {
  const module = new WebAssembly.Module(Buffer.from(base64, "base64"));
  return new WebAssembly.Instance(module).exports as Exports;
}
