import { nearestName } from "../diagnostic/nearest-name.ts";
import { printable } from "../diagnostic/printable.ts";
import { commands, loadCommand, loadCommands } from "./commands.ts";
import { exitStatus } from "./exit-status.ts";
import type { Host } from "./host.ts";
import { parseOptions } from "./options.ts";
import { toolIdentity } from "./tool-identity.ts";
import { UsageError } from "./usage-error.ts";

/**
 * Runs the program.
 *
 * @returns the exit status
 * @throws nothing that the user can mend; what is thrown is a mistake of the program
 */
export async function run(host: Host): Promise<number> {
  try {
    return await dispatch(host);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    host.writeError(`s3-perimeter: ${printable(error.message, 2000)}\n`);
    for (const hint of error.hints) host.writeError(`  ${printable(hint, 2000)}\n`);
    return exitStatus.noReport;
  }
}

async function dispatch(host: Host): Promise<number> {
  const [name = "--help", ...args] = host.args;
  if (name === "--version" || name === "-V") {
    await host.write(`s3-perimeter ${toolIdentity.version}\n`);
    return exitStatus.sound;
  }
  if (name === "--help" || name === "-h" || name === "help") return help(host, args[0]);
  const command = await loadCommand(name);
  if (command === undefined) {
    throw new UsageError(`Unknown command ${name}`, ...didYouMean(name), "s3-perimeter --help shows all commands");
  }
  const given = parseOptions(args, command.options, command.name);
  if (given.has("help")) return help(host, command.name);
  return command.run(host, given);
}

async function help(host: Host, topic: string | undefined): Promise<number> {
  const { commandHelp, programHelp, ruleHelp } = await import("./help.ts");
  if (topic === undefined) {
    await host.write(programHelp(await loadCommands()));
    // Nothing was asked for, so nothing was done: a pipeline that forgot the command must not look sound.
    return host.args.length === 0 ? exitStatus.noReport : exitStatus.sound;
  }
  const command = await loadCommand(topic);
  const text = command === undefined ? ruleHelp(topic) : commandHelp(command);
  if (text === undefined) {
    throw new UsageError(
      `No command and no rule is called ${topic}`,
      ...didYouMean(topic),
      "docs/rules.md lists all rules",
    );
  }
  await host.write(text);
  return exitStatus.sound;
}

function didYouMean(name: string): string[] {
  const near = nearestName(name, commands.map((command) => command.name));
  return near === undefined ? [] : [`did you mean ${near}?`];
}
