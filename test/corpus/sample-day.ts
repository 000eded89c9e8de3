import { corpusOf, filesOf, type LogFile } from "./corpus.ts";
import { randomOf } from "./random.ts";
import { type Scenario, type World, worldOf } from "./world.ts";

// How often each way in occurs on an ordinary day: nearly all as it should be, and one or two of what should not.
const weights: Readonly<Record<string, number>> = {
  "gateway endpoint": 150,
  "interface endpoint": 60,
  "office": 30,
  "office, IPv6": 8,
  "athena.amazonaws.com on somebody's behalf": 12,
  "log delivery": 4,
  "lifecycle": 6,
  "NAT gateway": 5,
  "an endpoint that no policy lists": 2,
  "anywhere on the internet": 1,
  "console": 2,
};

const seed = 20_260_316;
const calls = 300;

/** A day of two buckets: access logs and CloudTrail as AWS delivers them. The same bytes at every call. */
export function sampleDay(): LogFile[] {
  const world: World = worldOf({ buckets: 2, callers: 2, addresses: 5, keys: 40, days: 1 }, seed);
  // The first scenario of each way is the usual one; the others have callers that a calm day does not need.
  const usual = new Map(world.scenarios.toReversed().map((scenario) => [scenario.way.name, scenario]));
  const scenarios = Object.entries(weights).map(([way, weight]): Scenario => {
    const scenario = usual.get(way);
    if (scenario === undefined) throw new TypeError(`Cannot make the sample day: no way is called ${way}`);
    return { ...scenario, weight, does: scenario.does === "internal" ? "internal" : "objects" };
  });
  const day = { ...world, scenarios };
  return filesOf(corpusOf(seed, calls, { world: day, old: false, loss: 0.004 }), randomOf(seed), { size: 120 });
}
