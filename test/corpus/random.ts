/** A stream of pseudo-random numbers: the same seed gives the same stream on every runtime. */
export interface Random {
  /** An integer from 0 to before `limit`, at most 2^32. */
  below(limit: number): number;
  /** True with a probability from 0 to 1. */
  chance(probability: number): boolean;
  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
  /** A text of some length from an alphabet. */
  text(alphabet: string, length: number): string;
}

/**
 * Makes a stream: sfc32, by Chris Doty-Humphrey.
 *
 * @param seed any integer
 * @param stream streams of one seed are independent, so that drawing more from one shifts nothing in another
 */
export function randomOf(seed: number, stream: number = 0): Random {
  let a = seed | 0;
  let b = Math.imul(seed ^ (stream + 1), 0x9e3779b1) | 0;
  let c = Math.imul(stream + 0x85ebca6b, 0xc2b2ae35) | 0;
  let counter = 1;
  for (let i = 0; i < 15; i++) next();
  return { below, chance: (probability) => next() < probability * 4_294_967_296, pick, text };

  function next(): number {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum | 0;
    return sum >>> 0;
  }

  function below(limit: number): number {
    return Math.floor(next() / 4_294_967_296 * limit);
  }

  function pick<T>(list: readonly T[]): T {
    return list[below(list.length)] as T;
  }

  function text(alphabet: string, length: number): string {
    let result = "";
    for (let i = 0; i < length; i++) result += alphabet.charAt(below(alphabet.length));
    return result;
  }
}

/** A list in another order. */
export function shuffled<T>(list: readonly T[], random: Random): T[] {
  const result = [...list];
  for (let i = result.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [result[i], result[j]] = [result[j] as T, result[i] as T];
  }
  return result;
}
