/** The least length of a bucket's name. https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const shortestName = 3;

/** Work that may still be done; see {@link commonName}. */
export interface StepBudget {
  steps: number;
}

/** Whether a pattern is more than the name of one bucket. */
export function isGlob(pattern: string): boolean {
  return /[*?]/.test(pattern);
}

/**
 * Compiles a pattern with `*` (any text, also none) and `?` (any one UTF-16 code unit), which matches whole names.
 *
 * @returns a function that takes at most as many steps as pattern and name have characters, multiplied
 */
export function bucketMatcher(pattern: string): (name: string) => boolean {
  const star = pattern.indexOf("*");
  if (star < 0 && !pattern.includes("?")) return (name) => name === pattern;
  if (star === pattern.length - 1 && !pattern.includes("?")) {
    const prefix = pattern.slice(0, star);
    return (name) => name.startsWith(prefix);
  }
  return (name) => matches(pattern, name);
}

// Only the last `*` is ever taken back: what an earlier one could take instead, the last can take as well. No regular
// expression, since those try every split of the name among all of the stars.
function matches(pattern: string, name: string): boolean {
  let at = 0;
  let lastStar = -1;
  let lastStart = 0;
  for (let index = 0; index < name.length;) {
    const symbol = pattern[at];
    if (symbol === "*") {
      lastStar = at++;
      lastStart = index;
    } else if (symbol === "?" || symbol === name[index]) {
      at++;
      index++;
    } else if (lastStar >= 0) {
      at = lastStar + 1;
      index = ++lastStart;
    } else {
      return false;
    }
  }
  while (pattern[at] === "*") at++;
  return at === pattern.length;
}

/**
 * Looks for a name of three or more characters that all of some patterns match and none of some others. With it two
 * patterns overlap if `commonName([a, b], [])` is a name, and some patterns swallow another if
 * `commonName([pattern], some)` is undefined.
 *
 * The search follows one place in each pattern that must match, and in each that must not the set of all places where a
 * match may have got to, one bit for each. Without the latter it takes as many steps as the patterns have characters,
 * multiplied. With them it can take more than anyone waits for: whether patterns swallow another is coNP-hard.
 *
 * @param budget is used up by the search
 * @returns a shortest such name, undefined where there is none, `unknown` where the budget ran out before either was sure
 */
export function commonName(
  all: readonly string[],
  none: readonly string[],
  budget: StepBudget,
): { readonly name: string } | "unknown" | undefined {
  // What one pattern does by itself is seen at once, where the search through all would not end.
  if (none.length > 1 && none.some((one) => commonName(all, [one], budget) === undefined)) return undefined;
  const wanted = all.map(withoutRuns);
  const unwanted = none.map(automaton);
  const own = [...new Set([...all, ...none].join("").replace(/[*?]/g, ""))];
  const others = "xyzabcdefghijklmnopqrstuvw0123456789-._XYZABCDEFGHIJKLMNOPQRSTUVW\u{1}";
  // Stands for every character that no pattern names.
  const other = [...others].find((symbol) => !own.includes(symbol)) as string;
  const free = unwanted.length === 0 ? [other] : [other, ...own];

  let states: State[] = combine(wanted.map((pattern) => placesFrom(pattern, 0)))
    .map((places) => ({ name: "", places, sets: unwanted.map(({ start }) => start) }));
  const seen = new Set<string>();
  for (let length = 0; states.length > 0; length++) {
    const next: State[] = [];
    for (const state of states) {
      const { name, places, sets } = state;
      if (
        length >= shortestName &&
        wanted.every((pattern, index) => places[index] === pattern.length) &&
        unwanted.every(({ end }, index) => ((sets[index] as bigint) & end) === 0n)
      ) {
        return { name };
      }
      const tokens = wanted.map((pattern, index) => pattern[places[index] as number]);
      if (tokens.includes(undefined)) continue;
      const literal = tokens.find((token) => token !== "*" && token !== "?");
      for (const symbol of literal === undefined ? free : [literal]) {
        budget.steps -= 1;
        if (budget.steps < 0) return "unknown";
        if (tokens.some((token) => token !== "*" && token !== "?" && token !== symbol)) continue;
        const after = unwanted.map((pattern, index) => advance(pattern, sets[index] as bigint, symbol));
        if (unwanted.some(({ forever }, index) => ((after[index] as bigint) & forever) !== 0n)) continue;
        const choices = wanted.map((pattern, index) => {
          const place = places[index] as number;
          return placesFrom(pattern, tokens[index] === "*" ? place : place + 1);
        });
        for (const places of combine(choices)) {
          const key = `${Math.min(length, shortestName)} ${places.join()} ${after.join()}`;
          if (seen.has(key)) continue;
          seen.add(key);
          next.push({ name: name + symbol, places, sets: after });
        }
      }
    }
    states = next;
  }
  return undefined;
}

interface State {
  readonly name: string;
  /** For each pattern that must match, how much of it is matched. */
  readonly places: readonly number[];
  /** For each pattern that must not match, all that may be matched. */
  readonly sets: readonly bigint[];
}

/** Two `*` in a row are one. */
function withoutRuns(pattern: string): string {
  return pattern.replace(/\*+/g, "*");
}

// A `*` may take nothing.
function placesFrom(pattern: string, place: number): number[] {
  return pattern[place] === "*" ? [place, place + 1] : [place];
}

/** Every way to take one of each. */
function combine(choices: readonly (readonly number[])[]): number[][] {
  return choices.reduce<number[][]>((ways, choice) => ways.flatMap((way) => choice.map((one) => [...way, one])), [[]]);
}

interface Automaton {
  /** The places before any character. */
  readonly start: bigint;
  /** The places of `*`. */
  readonly stars: bigint;
  /** The places that take any one character. */
  readonly anyOne: bigint;
  /** The places that take a given character. */
  readonly literals: ReadonlyMap<string, bigint>;
  /** The place behind the pattern: the name matches. */
  readonly end: bigint;
  /** The place of a last `*`: the name matches, however it goes on. */
  readonly forever: bigint;
}

function automaton(pattern: string): Automaton {
  const symbols = withoutRuns(pattern);
  let stars = 0n;
  let anyOne = 0n;
  const literals = new Map<string, bigint>();
  for (let index = 0; index < symbols.length; index++) {
    const symbol = symbols[index] as string;
    const bit = 1n << BigInt(index);
    if (symbol === "*") stars |= bit;
    else if (symbol === "?") anyOne |= bit;
    else literals.set(symbol, (literals.get(symbol) ?? 0n) | bit);
  }
  const end = 1n << BigInt(symbols.length);
  return { start: skipStars(1n, stars), stars, anyOne, literals, end, forever: symbols.endsWith("*") ? end >> 1n : 0n };
}

function skipStars(places: bigint, stars: bigint): bigint {
  return places | ((places & stars) << 1n);
}

function advance({ stars, anyOne, literals }: Automaton, places: bigint, symbol: string): bigint {
  const taking = anyOne | (literals.get(symbol) ?? 0n);
  return skipStars((places & stars) | ((places & taking) << 1n), stars);
}
