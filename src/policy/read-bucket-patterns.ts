import type { SourceText } from "../diagnostic/source-text.ts";
import { bucketMatcher } from "./bucket-pattern.ts";
import { checkDuplicates } from "./check-duplicates.ts";
import type { BucketPattern } from "./policy.ts";
import { type ProblemList, quote } from "./problem-list.ts";
import { textsAt, type YamlMap } from "./yaml-node.ts";

// Upper case, `_` and up to 255 characters: buckets made in us-east-1 before 2018 have such names.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
const possible = /^[A-Za-z0-9._*?-]+$/;

/** Reads a list of bucket names and patterns; those that can match no bucket are reported and left out. */
export function readBucketPatterns(
  map: YamlMap,
  key: string,
  { source, problems }: { source: SourceText; problems: ProblemList },
): BucketPattern[] {
  const texts = textsAt(map, key);
  checkDuplicates(texts, source, problems);
  const patterns: BucketPattern[] = [];
  for (const { value, span } of texts) {
    const why = impossibility(value);
    if (why === undefined) {
      patterns.push({ text: value, matches: bucketMatcher(value), place: { source, span } });
    } else {
      const message = `${quote(value)} can match no bucket: ${why}`;
      problems.add("impossible-bucket-pattern", { source, span, message, suggestion: nameMeant(value) });
    }
  }
  return patterns;
}

function impossibility(pattern: string): string | undefined {
  if (!possible.test(pattern)) return "names have letters, digits, `.`, `_` and `-`, and patterns also `*` and `?`";
  const least = pattern.replaceAll("*", "").length;
  if (least > 255) return "names have at most 255 characters";
  if (least < 3 && !pattern.includes("*")) return "names have at least 3 characters";
  return undefined;
}

// Written as a URL, as an ARN or with a prefix of keys.
function nameMeant(pattern: string): string | undefined {
  const name = pattern.trim().replace(/^(?:s3:\/\/|arn:aws[a-z-]*:s3:::)/, "").replace(/\/.*$/s, "");
  return name !== pattern && impossibility(name) === undefined ? name : undefined;
}
