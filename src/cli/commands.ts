import { checkCommand } from "./check-command.ts";
import type { Command } from "./command.ts";
import { diffCommand } from "./diff-command.ts";
import { lintCommand } from "./lint-command.ts";
import { profileCommand } from "./profile-command.ts";
import { stateCommand } from "./state-command.ts";
import { testCommand } from "./test-command.ts";

/** Every command, in the order of the help. A new one is one file and one line here. */
export const commands: readonly Command[] = [
  checkCommand,
  lintCommand,
  testCommand,
  diffCommand,
  profileCommand,
  stateCommand,
];
