import type { SourceText } from "../diagnostic/source-text.ts";
import { isRangeProblem, parseRange } from "../net/address-range.ts";
import { operationNames } from "../record/operation.ts";
import { checkDuplicates } from "./check-duplicates.ts";
import type { Exception } from "./policy.ts";
import { type ProblemList, quote } from "./problem-list.ts";
import { readPrincipals } from "./read-principals.ts";
import { holdsEverything, readRanges } from "./read-ranges.ts";
import { headOf, textAt, textsAt, type YamlMap, type YamlText } from "./yaml-node.ts";

/** What reading exceptions takes. */
export interface ExceptionContext {
  readonly source: SourceText;
  readonly problems: ProblemList;
  /** The day on which the policies are read, YYYY-MM-DD UTC. */
  readonly today: string;
}

/** Reads an exception and reports what is wrong in it. What the shape finds missing is empty text. */
export function readException(map: YamlMap, context: ExceptionContext): Exception {
  const { source, problems } = context;
  const id = textAt(map, "id");
  const place = { source, span: id?.span ?? headOf(map) };
  const expires = textAt(map, "expires");
  checkDays(textAt(map, "from"), expires, context);

  const sourceCidrs = readRanges(map, "sourceCidrs", { role: "exception", source, problems });
  const operations = readOperations(map, context);
  const principals = readPrincipals(map, context);
  const conditions = [
    sourceCidrs && !holdsEverything(sourceCidrs),
    operations && [...operationNames].some((name) => !operations.has(name)),
    principals && true,
  ].filter((restricts) => restricts !== undefined);
  if (conditions.length > 0 && !conditions.includes(true)) {
    const message = `exception ${quote(id?.value ?? "")} excepts every request there can be: narrow its conditions`;
    problems.add("excepts-everything", { ...place, message });
  } else {
    checkWidth(map, context);
  }
  return {
    id: id?.value ?? "",
    reason: textAt(map, "reason")?.value ?? "",
    owner: textAt(map, "owner")?.value ?? "",
    from: textAt(map, "from")?.value,
    expires: expires?.value ?? "",
    principals,
    sourceCidrs,
    operations,
    place,
    expiresPlace: { source, span: expires?.span ?? headOf(map) },
  };
}

// Names are the shape's matter.
function readOperations(map: YamlMap, { source, problems }: ExceptionContext): ReadonlySet<string> | undefined {
  if (!map.entries.has("operations")) return undefined;
  const texts = textsAt(map, "operations");
  checkDuplicates(texts, source, problems);
  return new Set(texts.map(({ value }) => value));
}

function checkWidth(map: YamlMap, { source, problems }: ExceptionContext): void {
  for (const { value, span } of textsAt(map, "sourceCidrs")) {
    const range = parseRange(value);
    if (isRangeProblem(range)) continue;
    const hostBits = range.family === 4 ? 16n : 96n;
    if (range.last - range.first < 1n << hostBits) continue;
    const limit = range.family === 4 ? "/16" : "/32";
    const message = `${quote(value)} is wider than a ${limit}: an exception is for somebody you can name`;
    problems.add("wide-exception", { source, span, message });
  }
}

function checkDays(
  from: YamlText | undefined,
  expires: YamlText | undefined,
  { source, problems, today }: ExceptionContext,
): void {
  for (const day of [from, expires]) {
    if (day === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(day.value) || isDay(day.value)) continue;
    problems.add("invalid-date", { source, span: day.span, message: `${quote(day.value)} is no day of the calendar` });
  }
  if (expires === undefined || !isDay(expires.value)) return;
  // Days so written are in order as text.
  if (from !== undefined && isDay(from.value) && from.value > expires.value) {
    const message = `the exception begins on ${quote(from.value)}, after its last day ${quote(expires.value)}`;
    problems.add("from-after-expires", { source, span: from.span, message });
  } else if (today > expires.value) {
    const message = `the exception has expired: its last day was ${quote(expires.value)}, and today is ${quote(today)}`;
    problems.add("expired-exception", { source, span: expires.span, message });
  }
}

/** Whether a text is a day of the calendar, YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  // Some engines take 30 February for 2 March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
