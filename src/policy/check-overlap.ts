import { commonName, isGlob, type StepBudget } from "./bucket-pattern.ts";
import type { BucketPattern, Policy } from "./policy.ts";
import { placeText, type ProblemList, quote } from "./problem-list.ts";

interface Entry {
  readonly policy: Policy;
  readonly index: number;
  readonly pattern: BucketPattern;
}

// Comparisons of one pattern with another, before the dear search.
const comparisonLimit = 500_000;

/** Reports policies that cover a bucket which an earlier policy covers as well: once each, at the pattern that does. */
export function checkOverlap(policies: readonly Policy[], problems: ProblemList, budget: StepBudget): void {
  const names = new Map<string, Entry[]>();
  const globs: Entry[] = [];
  const entries: Entry[] = [];
  let comparisons = 0;
  for (const [index, policy] of policies.entries()) {
    const found = new Map<number, Found>();
    for (const pattern of policy.buckets) {
      const { text } = pattern;
      const candidates = isGlob(text) ? entries : [...(names.get(text) ?? []), ...globs];
      comparisons += candidates.length;
      for (const entry of comparisons > comparisonLimit ? [] : candidates) {
        if (found.has(entry.index)) continue;
        const name = commonBucket(policy, pattern, entry, budget);
        if (name === "unknown") comparisons = Infinity;
        else if (name !== undefined) found.set(entry.index, { ...entry, here: pattern, name: name.name });
      }
    }
    if (comparisons > comparisonLimit) {
      const message = "the patterns of this policy and of those after it could not be compared with all others: they " +
        "are too many or too intricate";
      problems.add("overlap-unchecked", { ...policy.place, message });
      return;
    }
    report(found, problems);
    for (const pattern of policy.buckets) {
      const entry = { policy, index, pattern };
      entries.push(entry);
      if (isGlob(pattern.text)) {
        globs.push(entry);
      } else {
        const same = names.get(pattern.text);
        if (same === undefined) names.set(pattern.text, [entry]);
        else same.push(entry);
      }
    }
  }
}

interface Found extends Entry {
  readonly here: BucketPattern;
  /** A bucket that both cover. */
  readonly name: string;
}

/** A bucket that a pattern of a policy covers, and an earlier pattern of another as well. */
function commonBucket(
  policy: Policy,
  pattern: BucketPattern,
  earlier: Entry,
  budget: StepBudget,
): ReturnType<typeof commonName> {
  if (!mayMeet(pattern.text, earlier.pattern)) return undefined;
  const excepted = [...policy.exceptBuckets, ...earlier.policy.exceptBuckets];
  const name = [pattern.text, earlier.pattern.text].find((text) => !isGlob(text));
  if (name !== undefined) {
    const isCovered = pattern.matches(name) && earlier.pattern.matches(name) &&
      !excepted.some((except) => except.matches(name));
    return isCovered ? { name } : undefined;
  }
  return commonName([pattern.text, earlier.pattern.text], excepted.map(({ text }) => text), budget);
}

function report(found: ReadonlyMap<number, Found>, problems: ProblemList): void {
  const [first] = [...found.values()].toSorted((a, b) => a.index - b.index);
  if (first === undefined) return;
  const { policy: { id, place }, here, name } = first;
  const more = found.size > 1 ? ` and ${found.size - 1} more` : "";
  const message = `bucket ${quote(name)}, for one, is covered by policy ${quote(id)} (${placeText(place)})${more} ` +
    "as well: all of them must hold";
  problems.add("overlapping-policies", { ...here.place, message });
}

// The cheap half of the question: what stands before the first `*` or `?` must agree.
function mayMeet(text: string, { text: other }: BucketPattern): boolean {
  const [a = "", b = ""] = [text, other].map((pattern) => pattern.slice(0, (pattern + "*").search(/[*?]/)));
  return a.startsWith(b) || b.startsWith(a);
}
