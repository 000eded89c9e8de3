import type { ClassKey } from "../../src/profile/request-class.ts";

/** A network as text, so that nothing of the real reading of policies is used here. */
export interface NaiveNetwork {
  readonly vpcEndpoints?: readonly string[];
  readonly vpcCidrs?: readonly string[];
  readonly publicCidrs?: readonly string[];
}

/** An exception as text. */
export interface NaiveException {
  readonly id: string;
  readonly from?: string;
  readonly expires: string;
  readonly principals?: readonly string[];
  readonly sourceCidrs?: readonly string[];
  readonly operations?: readonly string[];
}

/** What of a policy decides. */
export interface NaivePolicy {
  readonly allow: readonly NaiveNetwork[];
  readonly awsServices: "any" | "none" | readonly string[];
  readonly require: "proven" | "by-address";
  readonly exceptions: readonly NaiveException[];
}

/** A verdict in one text, such as `compliant, proven`, with the row of the table that decided. */
export interface NaiveVerdict {
  readonly verdict: string;
  /** The row of the table, whatever became of its verdict afterwards. */
  readonly row: number;
  /** The id of the exception that applied. */
  readonly exception?: string;
}

/**
 * The verdict table a second time, written from its text alone and as plainly as can be, to be compared with the real
 * one. It must share no code with it.
 */
export function naiveVerdict(policy: NaivePolicy, key: ClassKey): NaiveVerdict {
  const found = ofTable(policy, key);
  // A conflict is never compliant, and only a violation or an inconclusive request can be excepted.
  const verdict = key.evidence === "conflict" && found.verdict.startsWith("compliant") ? "inconclusive" : found.verdict;
  if (key.evidence !== "conflict" && (verdict === "violation" || verdict === "inconclusive")) {
    const exception = policy.exceptions.find((one) => applies(one, key));
    if (exception !== undefined) return { verdict: "excepted", row: found.row, exception: exception.id };
  }
  return { verdict, row: found.row };
}

function ofTable(policy: NaivePolicy, key: ClassKey): { verdict: string; row: number } {
  const { source } = key;
  const networks = policy.allow;
  const vpcSets = networks.map((network) => network.vpcCidrs ?? []);
  const publicSets = networks.map((network) => network.publicCidrs ?? []);

  if (key.operation.startsWith("S3.")) return { verdict: "not-applicable", row: 1 };

  if (key.service !== "") {
    if (policy.awsServices === "any") return { verdict: "compliant, by service", row: 2 };
    if (policy.awsServices === "none") return { verdict: "violation", row: 2 };
    if (policy.awsServices.includes(key.service)) return { verdict: "compliant, by service", row: 2 };
    return { verdict: key.service === "unknown" ? "inconclusive" : "violation", row: 2 };
  }

  if (key.evidence !== "log") {
    if (key.endpoint !== "") {
      const having = networks.filter((network) => network.vpcEndpoints?.includes(key.endpoint));
      if (having.some((network) => network.vpcCidrs === undefined || placeIn(network.vpcCidrs, source) === "inside")) {
        return { verdict: "compliant, proven", row: 3 };
      }
      if (having.some((network) => source === "" || placeIn(network.vpcCidrs ?? [], source) === "straddling")) {
        return { verdict: "inconclusive", row: 4 };
      }
      return { verdict: "violation", row: having.length > 0 ? 5 : 6 };
    }
    if (key.evidence === "old-trail" || source === "" || isPrivate(source)) return { verdict: "inconclusive", row: 7 };
    if (publicSets.some((set) => placeIn(set, source) === "inside")) return { verdict: "compliant, proven", row: 8 };
    if (publicSets.some((set) => placeIn(set, source) === "straddling")) return { verdict: "inconclusive", row: 9 };
    return { verdict: "violation", row: 10 };
  }

  const byAddress = policy.require === "proven" ? "inconclusive" : "compliant, by address";
  if (source === "") return { verdict: "inconclusive", row: 11 };
  if (isPrivate(source)) {
    if (vpcSets.some((set) => placeIn(set, source) === "inside")) return { verdict: byAddress, row: 12 };
    if (vpcSets.some((set) => placeIn(set, source) === "straddling")) return { verdict: "inconclusive", row: 11 };
    const someEndpoint = networks.some(({ vpcEndpoints = [], vpcCidrs }) => vpcEndpoints.length > 0 && !vpcCidrs);
    return someEndpoint ? { verdict: "inconclusive", row: 15 } : { verdict: "violation", row: 16 };
  }
  if (publicSets.some((set) => placeIn(set, source) === "inside")) return { verdict: byAddress, row: 13 };
  if (vpcSets.some((set) => placeIn(set, source) === "inside")) return { verdict: "inconclusive", row: 14 };
  if ([...publicSets, ...vpcSets].some((set) => placeIn(set, source) === "straddling")) {
    return { verdict: "inconclusive", row: 11 };
  }
  return { verdict: "violation", row: 17 };
}

function applies(exception: NaiveException, key: ClassKey): boolean {
  if (key.day > exception.expires) return false;
  if (exception.from !== undefined && key.day < exception.from) return false;
  if (exception.principals && !exception.principals.includes(key.principal)) return false;
  if (exception.operations && !exception.operations.includes(key.operation)) return false;
  return !exception.sourceCidrs || (key.source !== "" && placeIn(exception.sourceCidrs, key.source) === "inside");
}

// Addresses as texts of bits: a CIDR block holds what begins with its bits. Slow, and hard to get wrong.

const privateBlocks: readonly string[] = [
  "10.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "100.64.0.0/10",
  "169.254.0.0/16",
  "fc00::/7",
  "fe80::/10",
].map(bitsOf);

/** `4` or `6`, then the bits of an address or of a block's prefix. */
export function bitsOf(text: string): string {
  const [address = "", length] = text.split("/");
  let bits = "";
  if (address.includes(":")) {
    const [left = "", right] = address.split("::");
    const groups = left === "" ? [] : left.split(":");
    const end = right === undefined || right === "" ? [] : right.split(":");
    while (right !== undefined && groups.length + end.length < 8) groups.push("0");
    for (const group of [...groups, ...end]) bits += Number.parseInt(group, 16).toString(2).padStart(16, "0");
    return `6${length === undefined ? bits : bits.slice(0, Number(length))}`;
  }
  for (const part of address.split(".")) bits += Number(part).toString(2).padStart(8, "0");
  return `4${length === undefined ? bits : bits.slice(0, Number(length))}`;
}

function isPrivate(source: string): boolean {
  return source === "private" ||
    (source !== "public" && privateBlocks.some((block) => bitsOf(source).startsWith(block)));
}

function placeIn(cidrs: readonly string[], source: string): "inside" | "outside" | "straddling" {
  const blocks = cidrs.map(bitsOf);
  if (source === "") return "outside";
  if (source === "private") {
    if (privateBlocks.every((one) => covered(blocks, one))) return "inside";
    return privateBlocks.some((one) => touched(blocks, one)) ? "straddling" : "outside";
  }
  if (source === "public") {
    if (["4", "6"].every((all) => covered([...blocks, ...privateBlocks], all))) return "inside";
    return blocks.some((block) => !covered(privateBlocks, block)) ? "straddling" : "outside";
  }
  const bits = bitsOf(source);
  if (covered(blocks, bits)) return "inside";
  return touched(blocks, bits) ? "straddling" : "outside";
}

function touched(blocks: readonly string[], bits: string): boolean {
  return blocks.some((block) => block.startsWith(bits) || bits.startsWith(block));
}

// By one block, or each half by some: 10.0.0.0/25 and 10.0.0.128/25 cover 10.0.0.0/24.
function covered(blocks: readonly string[], bits: string): boolean {
  if (blocks.some((block) => bits.startsWith(block))) return true;
  if (!blocks.some((block) => block.startsWith(bits))) return false;
  return covered(blocks, `${bits}0`) && covered(blocks, `${bits}1`);
}
