import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Finding } from "./finding.ts";
import { makeFinding } from "./make-finding.ts";

/** A mistake in a policy file as a finding. Two of one kind are told apart by what they say, not by where they stand. */
export function diagnosticFinding({ rule, message, source, span }: Diagnostic): Finding {
  return makeFinding({ rule, message: `${message}.`, place: { source, span }, subject: { path: message } });
}
