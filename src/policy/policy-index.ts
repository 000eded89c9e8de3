import { isGlob } from "./bucket-pattern.ts";
import { type BucketPatterns, covers, type Policy } from "./policy.ts";

/**
 * Tells the policies of a set that cover a bucket. Names are looked up, and so is what stands before the first `*` or `?` of
 * a pattern: asked of every request, hundreds of policies cost no more than one.
 */
export class PolicyIndex<Of extends BucketPatterns = Policy> {
  readonly #policies: readonly Of[];
  /** By name: places of policies in the list. */
  readonly #named = new Map<string, number[]>();
  /** Of those with a pattern, by what buckets begin with. */
  readonly #begun = new Map<string, number[]>();
  readonly #lengths = new Set<number>();
  readonly #known = new Map<string, readonly Of[]>();

  constructor(policies: readonly Of[]) {
    this.#policies = policies;
    for (const [at, { buckets }] of policies.entries()) {
      for (const { text } of buckets) {
        if (!isGlob(text)) {
          listAt(this.#named, text).push(at);
          continue;
        }
        const beginning = text.slice(0, text.search(/[*?]/));
        this.#lengths.add(beginning.length);
        listAt(this.#begun, beginning).push(at);
      }
    }
  }

  /** Those that cover a bucket, in the order of the set; the same list each time that one is asked about. */
  covering(bucket: string): readonly Of[] {
    const known = this.#known.get(bucket);
    if (known !== undefined) return known;
    const places = new Set(this.#named.get(bucket));
    for (const length of this.#lengths) {
      for (const at of this.#begun.get(bucket.slice(0, length)) ?? []) places.add(at);
    }
    const candidates = [...places].toSorted((a, b) => a - b).map((at) => this.#policies[at] as Of);
    const covering = candidates.filter((policy) => covers(policy, bucket));
    this.#known.set(bucket, covering);
    return covering;
  }
}

function listAt(lists: Map<string, number[]>, key: string): number[] {
  let list = lists.get(key);
  if (list === undefined) {
    list = [];
    lists.set(key, list);
  }
  return list;
}
