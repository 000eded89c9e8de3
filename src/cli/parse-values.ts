import { accessSync, constants, statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { nearestName } from "../diagnostic/nearest-name.ts";
import { severities, type Severity } from "../diagnostic/severity.ts";
import { systemMessage } from "../source/file-object.ts";
import type { Host } from "./host.ts";
import type { GivenArguments } from "./options.ts";
import { UsageError } from "./usage-error.ts";

/** The clock of a run: `--now`, or the host's. */
export function nowOf(given: GivenArguments, host: Host): Date {
  const text = given.last("now");
  return text === undefined ? host.now() : timeOf("now", text);
}

/** A time (UTC) that an option is given: a day, or a day and time of day. */
export function timeOf(option: string, text: string): Date {
  const form = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?Z)?$/;
  const time = form.test(text) ? new Date(text) : new Date(NaN);
  // Date rolls 2026-02-30 over instead of refusing it.
  if (Number.isNaN(time.getTime()) || !time.toISOString().startsWith(text.slice(0, 10))) {
    throw new UsageError(`--${option} ${text} is no time`, "expected 2026-03-16 or 2026-03-16T12:00:00Z");
  }
  return time;
}

const minutes: Readonly<Record<string, number>> = { m: 1, h: 60, d: 24 * 60, w: 7 * 24 * 60 };

/** Minutes of a duration that an option is given. */
export function minutesOf(option: string, text: string): number {
  const [, count = "", unit = ""] = /^([1-9]\d{0,4})([mhdw])$/.exec(text) ?? [];
  if (count === "") throw new UsageError(`--${option} ${text} is no duration`, "expected such as 90m, 24h, 7d or 2w");
  return Number(count) * (minutes[unit] ?? NaN);
}

/** The value of `--fail-on`. */
export function failOnOf(given: GivenArguments): Severity | "none" {
  return oneOf("fail-on", given.last("fail-on") ?? "medium", [...severities, "none"] as const);
}

/** Bytes from `--memory`, which is in MiB. */
export function memoryOf(given: GivenArguments): number | undefined {
  const text = given.last("memory");
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,6}$/.test(text)) {
    throw new UsageError(`--memory ${text} is no number of MiB`, "expected such as 512");
  }
  return Number(text) * 1024 * 1024;
}

/**
 * The folder of `--temporary-folder`.
 *
 * @throws UsageError where nothing can be written to it: else that would be known only when memory does not suffice
 */
export function temporaryFolderOf(given: GivenArguments): string | undefined {
  const path = given.last("temporary-folder");
  if (path === undefined) return undefined;
  try {
    if (!statSync(path).isDirectory()) throw new Error("it is no folder");
    accessSync(path, constants.W_OK | constants.X_OK);
    return path;
  } catch (error) {
    // On Deno it may be written and not looked at.
    if ((error as Error).name === "NotCapable") return path;
    const why = "code" in (error as Error) ? systemMessage(error, "write") : (error as Error).message;
    throw new UsageError(`Cannot use --temporary-folder ${path}: ${why}`);
  }
}

/** Threads by `--jobs`; as many as there are processors unless told otherwise. */
export function jobsOf(given: GivenArguments): number {
  const text = given.last("jobs");
  if (text === undefined) return processors();
  if (!/^[1-9]\d{0,2}$/.test(text)) {
    throw new UsageError(`--jobs ${text} is no number of threads`, "expected such as 4");
  }
  return Number(text);
}

function processors(): number {
  // Deno would have to be given a permission for what `node:os` tells.
  const { navigator } = globalThis as { readonly navigator?: { readonly hardwareConcurrency?: number } };
  return navigator?.hardwareConcurrency ?? availableParallelism();
}

/** The category of `--category`, for {@link ReportContext}: part of an id, so that it is plain text. */
export function categoryOf(given: GivenArguments): { readonly category?: string } {
  const category = given.last("category");
  if (category === undefined) return {};
  if (!/^[\w.-]+(?:\/[\w.-]+)*$/.test(category) || category.length > 100) {
    throw new UsageError(
      `--category ${category} is no category`,
      "expected letters, digits, . _ - with / between, such as prod/eu",
    );
  }
  return { category };
}

/** A value that must be one of some names. */
export function oneOf<Name extends string>(option: string, given: string, names: readonly Name[]): Name {
  const found = names.find((name) => name === given);
  if (found !== undefined) return found;
  const near = nearestName(given, names);
  throw new UsageError(
    `--${option} ${given} is not known`,
    ...(near === undefined ? [] : [`did you mean ${near}?`]),
    `expected ${names.join(", ")}`,
  );
}
