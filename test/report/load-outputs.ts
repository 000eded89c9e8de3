import type { Output, Renderer } from "../../src/report/output.ts";

/** An output with what writes it. */
export interface LoadedOutput<Model> extends Output<Model> {
  readonly render: Renderer<Model>;
}

/** Loads what writes some outputs, for tests that write many things with all of them. */
export async function loadOutputs<Model>(outputs: readonly Output<Model>[]): Promise<readonly LoadedOutput<Model>[]> {
  return await Promise.all(outputs.map(async (output) => ({ ...output, render: await output.load() })));
}
