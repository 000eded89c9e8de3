import { readFileSync } from "node:fs";
import { classKeyFields } from "../../src/profile/request-class.ts";

/** Groups of requests: the values by the key, both as texts. */
export type Groups = ReadonlyMap<string, string>;

/** The groups of a profile, without its samples. */
export function groupsOfProfile(file: string): Groups {
  const [, ...lines] = readFileSync(file, "utf8").trimEnd().split("\n");
  return new Map(lines.map((line) => {
    const row = JSON.parse(line) as Record<string, string | number | undefined>;
    const key = classKeyFields.map((field) => row[field] ?? "").join("\t");
    return [key, [row["requests"], row["bytes"], seconds(row["first"]), seconds(row["last"])].join("\t")];
  }));
}

// Logs have whole seconds, and rivals need not write the rest.
function seconds(time: unknown): string {
  return String(time).slice(0, "2026-03-16T00:00:00".length);
}

/** The groups that a rival wrote: tab-separated, the fields of a key in their order, then requests, bytes, first, last. */
export function groupsOfRival(file: string): Groups {
  const groups = new Map<string, string>();
  for (const line of readFileSync(file, "utf8").trimEnd().split("\n")) {
    const fields = line.split("\t");
    const key = fields.slice(0, classKeyFields.length).join("\t");
    if (groups.has(key)) throw new Error(`${file} has a group twice: ${key}`);
    groups.set(key, fields.slice(classKeyFields.length).join("\t"));
  }
  return groups;
}

/**
 * What differs between two answers, the first few of it, in words; empty where they are the same.
 *
 * @param apart a bucket that is not compared
 */
export function differences(own: Groups, other: Groups, apart: string): string[] {
  const found: string[] = [];
  for (const key of [...new Set([...own.keys(), ...other.keys()])].toSorted()) {
    if (key.split("\t")[1] === apart || own.get(key) === other.get(key)) continue;
    found.push(`${key}\n  own   ${own.get(key) ?? "none"}\n  rival ${other.get(key) ?? "none"}`);
  }
  return found.length <= shown ? found : [...found.slice(0, shown), `and ${found.length - shown} more`];
}

const shown = 5;

/** How many requests an answer has, all of them or a bucket's. */
export function requestsOf(groups: Groups, bucket?: string): number {
  let sum = 0;
  for (const [key, values] of groups) {
    if (bucket === undefined || key.split("\t")[1] === bucket) sum += Number(values.split("\t")[0]);
  }
  return sum;
}
