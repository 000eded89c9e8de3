import { createWriteStream, realpathSync, renameSync, rmSync, statSync, type WriteStream } from "node:fs";
import { once } from "node:events";
import { systemMessage } from "../source/file-object.ts";
import type { Output, ReportContext } from "../report/output.ts";
import { outputForFile } from "../report/outputs.ts";
import type { Host } from "./host.ts";
import type { GivenArguments } from "./options.ts";
import { oneOf } from "./parse-values.ts";
import { repositoryPath } from "./repository-path.ts";
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

/** What outputs are told besides what they write: see {@link ReportContext}. */
export type WriteOptions = Pick<ReportContext, "allowIncomplete" | "category">;

/**
 * Refuses outputs that name files by their place in the repository where a file has none: GitHub would refuse the whole
 * document for one path that leads out of the repository.
 *
 * @param paths of policy files, as the user named them
 * @throws UsageError where there is such a path
 */
export function checkRepositoryPaths<Model>(plan: OutputPlan<Model>, paths: readonly string[]): void {
  const all = [plan.standard, ...plan.files.map(({ output }) => output)];
  const output = all.find((candidate) => candidate?.needsRepository === true);
  const outside = output === undefined ? undefined : paths.find((path) => repositoryPath(path) === undefined);
  if (output === undefined || outside === undefined) return;
  throw new UsageError(
    `Cannot write ${output.name}: the policy file ${outside} is not in the repository of the working folder`,
    "start the program in the repository that holds the policies",
    "for other viewers there is --format sarif-full",
  );
}

/** Writes a report to all its places. */
export async function writeReport<Model>(
  report: Model,
  plan: OutputPlan<Model>,
  host: Host,
  options: WriteOptions = {},
): Promise<void> {
  const terminal = host.outputTerminal;
  const toFile: ReportContext = { ...options, tool: toolIdentity, color: false, width: 80, repositoryPath };
  const toStandard: ReportContext = {
    ...toFile,
    color: terminal !== undefined && !host.noColor,
    width: Math.max(40, Math.min(terminal?.columns ?? 80, 120)),
  };
  const render = await plan.standard?.load();
  for (const chunk of render?.(report, toStandard) ?? []) await host.write(chunk);
  // After standard output: a file that cannot be written must not cost the whole report.
  for (const { path, output } of plan.files) {
    await writeFileWhole(path, (await output.load())(report, toFile));
  }
}

/**
 * Writes a file so that it is never there in part: under another name first. A link stays, and what it leads to is written; a
 * device or a pipe is written as it is.
 *
 * @throws UsageError where it cannot be written
 */
export async function writeFileWhole(path: string, chunks: Iterable<string | Uint8Array>): Promise<void> {
  try {
    const known = knownFile(path);
    if (known === "in place") await writeAll(createWriteStream(path), chunks);
    else await replaceFile(known?.real ?? path, known?.mode, chunks);
  } catch (error) {
    throw new UsageError(`Cannot write ${path}: ${systemMessage(error, "write")}`);
  }
}

/** A file that is there already; "in place" where it is none that another could take the place of. */
function knownFile(path: string): { readonly real: string; readonly mode: number } | "in place" | undefined {
  try {
    const stats = statSync(path);
    return stats.isFile() || stats.isDirectory() ? { real: realpathSync(path), mode: stats.mode & 0o777 } : "in place";
  } catch {
    // There is none, or on Deno it may be written and not looked at.
    return undefined;
  }
}

async function replaceFile(
  path: string,
  mode: number | undefined,
  chunks: Iterable<string | Uint8Array>,
): Promise<void> {
  // A name that nobody can have put there as a link to another file.
  const part = `${path}.${crypto.randomUUID()}.part`;
  try {
    await writeAll(createWriteStream(part, { flags: "wx", ...(mode === undefined ? {} : { mode }) }), chunks);
    renameSync(part, path);
  } catch (error) {
    try {
      rmSync(part, { force: true });
    } catch {
      // Whoever may not write it may not remove it either.
    }
    throw error;
  }
}

async function writeAll(stream: WriteStream, chunks: Iterable<string | Uint8Array>): Promise<void> {
  await once(stream, "open");
  for (const chunk of chunks) if (!stream.write(chunk)) await once(stream, "drain");
  stream.end();
  await once(stream, "close");
}
