import type { Claim } from "../../src/record/claim.ts";
import type { Random } from "./random.ts";

/** What the client of a call writes into a line, as the line has it: no line feed, one character a byte. */
export interface ClientText {
  readonly uri: string;
  readonly referer: string;
  readonly agent: string;
  readonly host: string;
  /** What `agent` claims. */
  readonly claim: Claim;
  /**
   * What a reader may still believe of the rest of the line: all of it; not where Referer ends and User-Agent begins; or
   * neither that nor the numbers, so that nothing counts that would excuse.
   */
  readonly doubt: "none" | "agent" | "numbers";
}

const blocks = [
  '" 403 AccessDenied 243 - 5 4 "-" "-" - x',
  '" 403 AccessDenied 243 - 5 4 "S3Console" "AWS_ATHENA" - ',
  'a" 200 - 0 - 1 1 - ',
];
const quotes = ['"', 'x"y', '"quoted"', 'ends with"', '"begins', '""', '" "', 'filename="a b.txt"', "' or 1=1 --"];
const odd = [
  "\x00\x01\x1b[31m\x7f",
  "\xff\xfe\x80",
  "\xe5\xa0\xb1\xe5\x91\x8a",
  "S3Console/0.4",
  "::error file=x::boom",
  "</script><script>",
  "%22%20403%20AccessDenied%201%201%201%201%20",
  "\t",
  "a".repeat(300),
];

/**
 * Replaces a part of what a client writes by something hostile. What can be told of the result is known from how it was
 * made; what no one should have to tell (a block of numbers that is nearly one) is left to {@link wildText}.
 */
export function hostileText(calm: ClientText, random: Random): ClientText {
  switch (random.below(8)) {
    case 0:
      return { ...calm, uri: replacePath(calm.uri, random.pick(blocks)), doubt: "numbers" };
    case 1:
      return { ...calm, referer: random.pick(blocks), doubt: "numbers" };
    case 2:
      return { ...calm, agent: `curl ${random.pick(blocks)}`, claim: "none", doubt: "numbers" };
    case 3:
      // A request line has no blanks inside, so its quotes alone deceive nobody.
      return { ...calm, uri: replacePath(calm.uri, random.pick(['"', 'x"y', 'filename="a"', "%22"])) };
    case 4: {
      const text = random.pick(quotes);
      return { ...calm, agent: text, claim: "none", doubt: text.includes('"') ? "agent" : "none" };
    }
    case 5: {
      const text = random.pick(quotes);
      return { ...calm, referer: text, doubt: text.includes('"') ? "agent" : "none" };
    }
    case 6:
      return { ...calm, host: random.pick(['evil"host', '"', "\x00", "xn--e1afmkfd.example"]) };
    default:
      return { ...calm, referer: random.pick(odd), uri: replacePath(calm.uri, random.pick(odd)) };
  }
}

/** Text of any sort: pieces of what lines are made of, and bytes. No line feed or carriage return, which HTTP forbids. */
export function wildText(random: Random): string {
  let text = "";
  for (let i = random.below(9); i > 0; i--) text += random.pick(pieces);
  return text;
}

const pieces = [
  ...[" ", '"', "-", '" ', ' "', '" "', " - ", '"-"', "[", "]", "403", " 403 AccessDenied", "200 -", ' 1 2 3 4 "'],
  ...[
    ...blocks,
    ...quotes,
    ...odd,
    "HTTP/1.1",
    'HTTP/1.1" 200 - 1 1 1 1 "-" "x" -',
    "arn:aws:iam::111122223333:role/etl",
  ],
  ...["16/Mar/2026:00:00:00 +0000", "10.0.0.1", "REST.GET.OBJECT", "12", "999", " 403 AccessDenied 1 1 1 1", "\v\f"],
];

function replacePath(uri: string, text: string): string {
  const [method = "GET", , version = "HTTP/1.1"] = uri.split(" ");
  return `${method} /${text} ${version}`;
}
