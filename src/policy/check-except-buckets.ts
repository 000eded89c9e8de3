import type { SourceText } from "../diagnostic/source-text.ts";
import { commonName, type StepBudget } from "./bucket-pattern.ts";
import type { BucketPattern } from "./policy.ts";
import { type ProblemList, quote } from "./problem-list.ts";
import type { YamlText } from "./yaml-node.ts";

/** Reports that a policy has `exceptBuckets`, and where they except everything or nothing. */
export function checkExceptBuckets(
  key: YamlText,
  { buckets, exceptBuckets }: { buckets: readonly BucketPattern[]; exceptBuckets: readonly BucketPattern[] },
  { source, problems, budget }: { source: SourceText; problems: ProblemList; budget: StepBudget },
): void {
  const except = exceptBuckets.map(({ text }) => text);
  if (except.length === 0) return;
  const place = { source, span: key.span };
  const left = firstCovered(buckets, except, budget);
  if (left === undefined && buckets.length > 0) {
    const message = "`exceptBuckets` excepts every bucket under `buckets`, so that the policy covers none";
    problems.add("except-empties-policy", { ...place, message });
    return;
  }
  if (left === "unknown") {
    const message = "the patterns are too many or too intricate to tell whether `exceptBuckets` leaves any bucket";
    problems.add("overlap-unchecked", { ...place, message });
  }
  const list = except.slice(0, 3).map(quote).join(", ") + (except.length > 3 ? ` and ${except.length - 3} more` : "");
  const message =
    `${list} ${
      except.length === 1 ? "is" : "are"
    } left out without date, owner and reason: name finer patterns under \`buckets\`, or write ` +
    "an exception that expires";
  problems.add("except-buckets", { ...place, message });
  for (const { text, place } of exceptBuckets) {
    const common = firstCommon(text, buckets, budget);
    if (common === "unknown") return;
    if (common !== undefined) continue;
    const unused = `${quote(text)} excepts nothing: no bucket under \`buckets\` has such a name`;
    problems.add("unused-except-bucket", { ...place, message: unused });
  }
}

function firstCovered(
  buckets: readonly BucketPattern[],
  except: readonly string[],
  budget: StepBudget,
): ReturnType<typeof commonName> {
  for (const { text } of buckets) {
    const found = commonName([text], except, budget);
    if (found !== undefined) return found;
  }
  return undefined;
}

function firstCommon(
  pattern: string,
  buckets: readonly BucketPattern[],
  budget: StepBudget,
): ReturnType<typeof commonName> {
  for (const { text } of buckets) {
    const found = commonName([pattern, text], [], budget);
    if (found !== undefined) return found;
  }
  return undefined;
}
