import type { SourceText } from "../diagnostic/source-text.ts";
import { type AddressRange, isRangeProblem, parseRange, type RangeProblem } from "../net/address-range.ts";
import { locatePrivate } from "../net/private-space.ts";
import { locate, type RangeSet, rangeSet } from "../net/range-set.ts";
import { checkDuplicates } from "./check-duplicates.ts";
import type { CodeName } from "./codes.ts";
import { type Problem, type ProblemList, quote } from "./problem-list.ts";
import { textsAt, type YamlMap } from "./yaml-node.ts";

/** What the ranges of a list stand for, which decides what may be in it. */
export type RangeRole = "public" | "vpc" | "public-space-vpc" | "exception";

/**
 * Reads a list of CIDR blocks and reports what is wrong with each, and with its being there.
 *
 * @param map that has the list under `key`
 * @returns the sound ranges; undefined where the key is not written
 */
export function readRanges(
  map: YamlMap,
  key: string,
  { role, source, problems }: { role: RangeRole; source: SourceText; problems: ProblemList },
): RangeSet | undefined {
  if (!map.entries.has(key)) return undefined;
  const texts = textsAt(map, key);
  checkDuplicates(texts, source, problems);
  const ranges: AddressRange[] = [];
  for (const text of texts) {
    const range = parseRange(text.value);
    const [code, problem] = isRangeProblem(range) ? explain(text.value, range) : judge(text.value, range, role);
    if (code !== undefined) problems.add(code, { source, span: text.span, ...problem });
    if (!isRangeProblem(range)) ranges.push(range);
  }
  return rangeSet(ranges);
}

/** Whether a set leaves out no address that a request can come from, of one family at least. */
export function holdsEverything(set: RangeSet): boolean {
  return everything.some((range) => locate(set, range) === "inside");
}

const everything: readonly AddressRange[] = [
  { family: 4, first: 0n, last: (1n << 32n) - 1n },
  // 2000::/3, all that is assigned to the internet (RFC 4291 2.4).
  { family: 6, first: 2n << 124n, last: (4n << 124n) - 1n },
];

type Judgement = readonly [CodeName, Pick<Problem, "message" | "suggestion">] | readonly [undefined, undefined];

function explain(given: string, { kind, suggestion }: RangeProblem): Judgement {
  const value = quote(given);
  const trimmed = given.trim();
  if (trimmed !== given) {
    const meant = parseRange(trimmed);
    const message = `${value} is no range of addresses in the strict form: there are blanks around it`;
    return ["not-an-address", { message, suggestion: isRangeProblem(meant) ? meant.suggestion : trimmed }];
  }
  switch (kind) {
    case "not-an-address": {
      const forms = "four decimal numbers without leading zeros, or IPv6, and a prefix length";
      return ["not-an-address", {
        message: `${value} is no range of addresses in the strict form: ${forms}`,
      }];
    }
    case "not-canonical":
      return ["non-canonical-address", {
        message: `${value} is not in canonical form (RFC 5952; IPv4 is not written as IPv6)`,
        suggestion,
      }];
    case "no-prefix-length":
      return ["prefix-length-missing", { message: `${value} has no prefix length`, suggestion }];
    case "bad-prefix-length":
      return ["invalid-prefix-length", {
        message: `the prefix length of ${value} is not a number that its addresses allow`,
        suggestion,
      }];
    case "host-bits-set":
      return ["host-bits-set", {
        message: `${value} has address bits behind its prefix: is the range meant, or one address?`,
        suggestion,
      }];
  }
}

function judge(given: string, range: AddressRange, role: RangeRole): Judgement {
  if (role === "exception") return [undefined, undefined];
  const value = quote(given);
  const where = locatePrivate(range);
  if (role === "vpc" && range.family === 4 && where !== "inside") {
    return ["public-range-as-vpc", {
      message: `${value} holds public addresses, and \`vpcCidrs\` are those inside a VPC; ` +
        "if the VPC really uses them, write `publicSpaceVpc: true`",
    }];
  }
  if (holdsEverything(rangeSet([range]))) return ["any-address", { message: `${value} holds every address there is` }];
  if (role === "public" && where !== "outside") {
    const how = where === "inside"
      ? "is private address space, which never comes"
      : "holds private addresses, which never come";
    return ["private-range-as-public", {
      message: `${value} ${how} from the internet: \`vpcCidrs\` take it, with \`vpcEndpoints\``,
    }];
  }
  return [undefined, undefined];
}
