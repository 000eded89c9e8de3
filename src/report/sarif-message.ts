import type { Finding } from "../evaluate/finding.ts";
import { reasons } from "../evaluate/verdict.ts";
import { shownSentence, wholeSentence } from "./shown-text.ts";

/** The message of a finding and why: one sentence that can stand alone, and no number, so that it stays the same. */
export function sarifMessage({ message, traffic }: Finding): string {
  const why = (traffic?.reasons ?? []).map((reason) => reasons[reason].text).join("; ");
  return inSarifMessage(why === "" ? wholeSentence(message) : `${wholeSentence(message)} Why: ${why}.`);
}

/**
 * A sentence with values in it as a SARIF message: `{` and `}` are placeholders there and `[text](target)` is a link
 * (SARIF 2.1.0, 3.11.5 and 3.11.6), and some viewers render what is left as Markdown with HTML in it.
 */
export function inSarifMessage(text: string): string {
  return shownSentence(text)
    .replace(/<(?=[A-Za-z/!?])/g, "\\u{3c}")
    .replace(/[{}]/g, "$&$&")
    .replace(/[[\]]/g, "\\$&");
}
