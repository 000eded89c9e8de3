import { parseArgs } from "node:util";
import { nearestName } from "../diagnostic/nearest-name.ts";
import { UsageError } from "./usage-error.ts";

/** A command-line option: one entry makes it parsed, helped and documented. */
export interface Option {
  readonly name: string;
  readonly short?: string;
  /** What its value is called in help; a switch has none. */
  readonly value?: string;
  /** May be given several times. */
  readonly multiple?: true;
  readonly help: string;
}

/** Options and inputs as given. */
export interface GivenArguments {
  readonly inputs: readonly string[];
  /** All values of an option, in order. */
  all(name: string): readonly string[];
  /** The last value of an option. */
  last(name: string): string | undefined;
  /** Whether a switch is on. */
  has(name: string): boolean;
}

/**
 * Parses arguments by a list of options.
 *
 * @throws UsageError for an option that is unknown, lacks its value, or has one too many
 */
export function parseOptions(args: readonly string[], options: readonly Option[], command: string): GivenArguments {
  const help = `s3-perimeter ${command} --help shows all options`;
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      strict: true,
      options: Object.fromEntries(options.map((option) => [option.name, {
        type: option.value === undefined ? "boolean" : "string",
        multiple: option.value !== undefined,
        ...(option.short === undefined ? {} : { short: option.short }),
      }])),
    });
  } catch (error) {
    throw usageError(error as Error & { code?: string }, args, options, help);
  }
  const values = (name: string): readonly string[] => (parsed.values[name] ?? []) as string[];
  for (const { name, multiple } of options) {
    const given = parsed.values[name];
    if (Array.isArray(given) && given.length > 1 && multiple !== true) {
      throw new UsageError(`Option --${name} is given ${given.length} times`, help);
    }
  }
  return {
    inputs: parsed.positionals,
    all: values,
    last: (name) => values(name).at(-1),
    has: (name) => parsed.values[name] === true,
  };
}

function usageError(
  error: Error & { code?: string },
  args: readonly string[],
  options: readonly Option[],
  help: string,
): UsageError {
  if (error.code !== "ERR_PARSE_ARGS_UNKNOWN_OPTION") return new UsageError(firstSentence(error.message), help);
  const known = new Set(
    options.flatMap(({ name, short }) => [`--${name}`, ...(short === undefined ? [] : [`-${short}`])]),
  );
  const unknown = args.find((arg) => /^--?[^-]/.test(arg) && !known.has(arg.replace(/=.*$/s, ""))) ?? "";
  const name = unknown.replace(/=.*$/s, "");
  const near = nearestName(name, known);
  return new UsageError(`Unknown option ${name}`, ...(near === undefined ? [] : [`did you mean ${near}?`]), help);
}

// Node adds advice about `--` that does not fit here.
function firstSentence(message: string): string {
  return message.split(/\.(?:\s|$)/)[0] ?? message;
}
