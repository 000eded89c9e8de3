import type { Report } from "../../src/evaluate/report.ts";

// Words of closed lists, which decide what is written, and text that is not shown.
const kept = new Set([
  ..."analysis now rule rules severity kind reasons join identity awsServices require text lineStarts".split(" "),
]);

/**
 * The same report with a harmless text in place of every other one: equal ones stay equal, and empty ones empty, so that
 * an output has the same shape.
 */
export function harmlessTwin(report: Report): Report {
  const names = new Map<string, string>([["", ""]]);
  const nameOf = (text: string): string => {
    const known = names.get(text) ?? `x${names.size}`;
    names.set(text, known);
    return known;
  };
  const twin = (value: unknown): unknown => {
    if (typeof value === "string") return nameOf(value);
    if (Array.isArray(value)) return value.map(twin);
    if (typeof value !== "object" || value === null || value instanceof Set || value instanceof Map) return value;
    return Object.fromEntries(
      Object.entries(value).map((
        [key, field],
      ) => [key, kept.has(key) ? field : key === "skipped" ? keysOf(field) : twin(field)]),
    );
  };
  const keysOf = (skipped: object): unknown =>
    Object.fromEntries(Object.entries(skipped).map(([key, count]) => [nameOf(key) || "x", count]));
  return twin(report) as Report;
}
