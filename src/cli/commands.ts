import { checkCommand } from "./check-command.ts";
import type { Command } from "./command.ts";
import { lintCommand } from "./lint-command.ts";
import { profileCommand } from "./profile-command.ts";

/** Every command, in the order of the help. A new one is one file and one line here. */
export const commands: readonly Command[] = [checkCommand, lintCommand, profileCommand];
