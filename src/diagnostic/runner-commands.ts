/*
 * The runners of GitHub and Azure take a line that begins with `::`, after blanks, or has `##[` or `##vso[` anywhere for a
 * command, whoever wrote it.
 */

/** A part of a line without the marks of commands that count anywhere in it. */
export function withoutRunnerMarks(text: string): string {
  return text.replace(/##(?=\[|vso\[)/g, "#\\u{23}");
}

/** A whole line, colours included, that is no command. */
export function withoutRunnerCommand(line: string): string {
  // deno-lint-ignore no-control-regex
  return withoutRunnerMarks(line).replace(/^((?:\s|\x1b\[[\d;]*m)*):(?=:)/, "$1\\u{3a}");
}
