import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { type SourceText, sourceText } from "../diagnostic/source-text.ts";
import { policyFileLimit, tooLargeMessage } from "./parse-yaml.ts";
import { makeDiagnostic } from "./problem-list.ts";

/**
 * Makes text of the bytes of a policy file. A byte order mark is left out.
 *
 * @param path as the user named it, with `/`
 * @param bytes of the file; of a large file, {@link policyFileLimit} and one more are enough
 * @returns the text, or a diagnostic (told by its `rule`) where the bytes are too many or not UTF-8
 */
export function decodePolicy(path: string, bytes: Uint8Array): SourceText | Diagnostic {
  if (bytes.length > policyFileLimit) {
    const source = sourceText(path, "");
    return makeDiagnostic("policy-file-too-large", { source, span: { start: 0, end: 0 }, message: tooLargeMessage });
  }
  try {
    return sourceText(path, new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return invalidUtf8(path, bytes);
  }
}

function invalidUtf8(path: string, bytes: Uint8Array): Diagnostic {
  // What is wrong becomes U+FFFD, which is other bytes than those that are there.
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const encoder = new TextEncoder();
  let at = 0;
  let offset = 0;
  for (const character of text) {
    const encoded = encoder.encode(character);
    if (encoded.some((byte, index) => byte !== bytes[at + index])) break;
    at += encoded.length;
    offset += character.length;
  }
  const hasMark = text.startsWith("\uFEFF");
  const start = hasMark ? offset - 1 : offset;
  const byte = (bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, "0");
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return makeDiagnostic("invalid-utf-8", {
    source: sourceText(path, text),
    span: { start, end: start + 1 },
    message: isUtf16
      ? "the file is UTF-16; save it as UTF-8"
      : `byte 0x${byte} is not UTF-8 here; save the file as UTF-8`,
  });
}
