import type { Command } from "./command.ts";

/** A command that is loaded when it is asked for: whoever lints a file shall not wait for what reads logs. */
export interface CommandEntry {
  /** As the command itself has it. */
  readonly name: string;
  readonly load: () => Promise<Command>;
}

/** Every command, in the order of the help. A new one is one file and one line here. */
export const commands: readonly CommandEntry[] = [
  { name: "check", load: async () => (await import("./check-command.ts")).checkCommand },
  { name: "lint", load: async () => (await import("./lint-command.ts")).lintCommand },
  { name: "test", load: async () => (await import("./test-command.ts")).testCommand },
  { name: "diff", load: async () => (await import("./diff-command.ts")).diffCommand },
  { name: "profile", load: async () => (await import("./profile-command.ts")).profileCommand },
  { name: "state", load: async () => (await import("./state-command.ts")).stateCommand },
  { name: "athena", load: async () => (await import("./athena-command.ts")).athenaCommand },
];

/** Loads one command; undefined where none has that name. */
export async function loadCommand(name: string): Promise<Command | undefined> {
  return await commands.find((candidate) => candidate.name === name)?.load();
}

/** Loads every command, in the order of the help. */
export async function loadCommands(): Promise<readonly Command[]> {
  return await Promise.all(commands.map(({ load }) => load()));
}
