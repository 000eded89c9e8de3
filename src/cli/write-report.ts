import { createWriteStream, renameSync, rmSync } from "node:fs";
import { once } from "node:events";
import { systemMessage } from "../source/file-object.ts";
import type { Output, ReportContext } from "../report/output.ts";
import { outputForFile } from "../report/outputs.ts";
import type { Host } from "./host.ts";
import type { GivenArguments } from "./options.ts";
import { oneOf } from "./parse-values.ts";
import { toolIdentity } from "./tool-identity.ts";
import { UsageError } from "./usage-error.ts";

/** Where a report goes: to standard output in one format, and to files. */
export interface OutputPlan<Model> {
  /** Undefined where the command writes there itself. */
  readonly standard: Output<Model> | undefined;
  readonly files: readonly { readonly path: string; readonly output: Output<Model> }[];
}

/**
 * Those of a command's outputs that options ask for. Made before any work, so that a wrong name is told at once.
 *
 * @throws UsageError for an unknown format or ending
 */
export function outputPlan<Model>(
  given: GivenArguments,
  outputs: readonly Output<Model>[],
): OutputPlan<Model> & { readonly standard: Output<Model> } {
  const name = oneOf("format", given.last("format") ?? "text", outputs.map((output) => output.name));
  const files = given.all("output").map((path) => {
    const output = outputForFile(path, outputs);
    if (output === undefined) {
      throw new UsageError(
        `Cannot tell the format of -o ${path} from its ending`,
        `expected ${outputs.flatMap(({ endings }) => endings).join(", ")}`,
      );
    }
    return { path, output };
  });
  return { standard: outputs.find((output) => output.name === name) as Output<Model>, files };
}

/**
 * Writes a report to all its places.
 *
 * @param allowIncomplete whether gaps in the evidence were accepted: the report says so
 */
export async function writeReport<Model>(
  report: Model,
  plan: OutputPlan<Model>,
  host: Host,
  allowIncomplete: boolean = false,
): Promise<void> {
  const terminal = host.outputTerminal;
  const context: ReportContext = {
    tool: toolIdentity,
    color: terminal !== undefined && !host.noColor,
    allowIncomplete,
    width: Math.max(40, Math.min(terminal?.columns ?? 80, 120)),
  };
  for (const chunk of plan.standard?.render(report, context) ?? []) await host.write(chunk);
  // After standard output: a file that cannot be written must not cost the whole report.
  for (const { path, output } of plan.files) {
    await writeFileWhole(path, output.render(report, { tool: toolIdentity, color: false, width: 80, allowIncomplete }));
  }
}

/**
 * Writes a file so that it is never there in part: under another name first.
 *
 * @throws UsageError where it cannot be written
 */
export async function writeFileWhole(path: string, chunks: Iterable<string | Uint8Array>): Promise<void> {
  const part = `${path}.part`;
  try {
    const stream = createWriteStream(part);
    await once(stream, "open");
    for (const chunk of chunks) if (!stream.write(chunk)) await once(stream, "drain");
    stream.end();
    await once(stream, "close");
    renameSync(part, path);
  } catch (error) {
    try {
      rmSync(part, { force: true });
    } catch {
      // Whoever may not write it may not remove it either.
    }
    throw new UsageError(`Cannot write ${path}: ${systemMessage(error, "write")}`);
  }
}
