import { isGlob } from "./bucket-pattern.ts";
import { covers, type Policy } from "./policy.ts";

/**
 * Tells the policies of a set that cover a bucket. Names are looked up, and only patterns are tried, once for each bucket:
 * asked of every request, hundreds of policies cost no more than one.
 */
export class PolicyIndex {
  readonly #policies: readonly Policy[];
  readonly #named = new Map<string, number[]>();
  readonly #globs: { readonly matches: (bucket: string) => boolean; readonly at: number }[] = [];
  readonly #known = new Map<string, readonly Policy[]>();

  constructor(policies: readonly Policy[]) {
    this.#policies = policies;
    for (const [at, { buckets }] of policies.entries()) {
      for (const { text, matches } of buckets) {
        const named = this.#named.get(text);
        if (isGlob(text)) this.#globs.push({ matches, at });
        else if (named === undefined) this.#named.set(text, [at]);
        else named.push(at);
      }
    }
  }

  /** Those that cover a bucket, in the order of the set; the same list each time that one is asked about. */
  covering(bucket: string): readonly Policy[] {
    const known = this.#known.get(bucket);
    if (known !== undefined) return known;
    const places = new Set(this.#named.get(bucket));
    for (const { matches, at } of this.#globs) if (matches(bucket)) places.add(at);
    const policies = [...places].toSorted((a, b) => a - b).map((at) => this.#policies[at] as Policy);
    // What a policy excepts is asked of the few that are left.
    const covering = policies.filter((policy) => covers(policy, bucket));
    this.#known.set(bucket, covering);
    return covering;
  }
}
