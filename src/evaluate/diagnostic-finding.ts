import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Finding } from "./finding.ts";
import { makeFinding } from "./make-finding.ts";

/**
 * Mistakes in policy files as findings. Those of one kind in one file are told apart by what they say, not by where they
 * stand; those that say the same, by their order.
 */
export function diagnosticFindings(diagnostics: readonly Diagnostic[]): Finding[] {
  const counts = new Map<string, number>();
  return diagnostics.map((diagnostic) => {
    const { rule, message, source, span } = diagnostic;
    const said = messageWithoutPlaces(diagnostic);
    const key = JSON.stringify([rule, source.path, said]);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return makeFinding({
      rule,
      message: /[.?!…]$/.test(message) ? message : `${message}.`,
      place: { source, span },
      subject: { path: count === 1 ? said : `${said} (${count})` },
    });
  });
}

/** What a mistake is, without the other places that its message names: those move when anything is edited. */
export function messageWithoutPlaces({ message }: Pick<Diagnostic, "message">): string {
  return message.replace(/ \([^`]*:\d+\)/, "").replace(/, in [^`]*:\d+$/, "").replace(/ on line \d+/, "");
}
