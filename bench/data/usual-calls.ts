// The calls of a usual day of a company: what the benchmarks' data are made of.
import { type Action, bucketActions, internalActions, objectActions } from "../../test/corpus/action.ts";
import { bodySize, type Call, requestIdOf } from "../../test/corpus/call.ts";
import { type Random, randomOf } from "../../test/corpus/random.ts";
import type { Agent, Caller, Scenario, Spelling, World } from "../../test/corpus/world.ts";
import { worldOf } from "../../test/corpus/world.ts";

/** A public website. Strangers call it, and what they write into their requests is at times meant to deceive. */
export const websiteBucket = "www.example.com";

const buckets = 200;

/**
 * A world of 200 buckets. Addresses are in the spelling that AWS writes: other ones are the tests' concern, and not every
 * rival can tell that two spellings are one address.
 */
export function benchWorld(): World {
  const world = worldOf({ buckets: buckets - 1, callers: 300, addresses: 2000, keys: 1, days: 1 });
  const random = randomOf(1, 2000);
  return {
    ...world,
    buckets: [...world.buckets, websiteBucket],
    keys: Array.from({ length: 50_000 }, (_, i) => keyOf(i, random)),
    scenarios: world.scenarios.map((scenario) => ({
      ...scenario,
      way: { ...scenario.way, addresses: scenario.way.addresses.filter(isCanonical) },
    })).filter(({ way, logs }) => logs !== "trail" && way.addresses.length > 0),
  };
}

function isCanonical([text, canonical]: Spelling): boolean {
  return text === canonical || text === "-";
}

/** A program or a person that uses one bucket in one way. */
interface Client {
  readonly scenario: Scenario;
  readonly caller: Caller;
  readonly address: Spelling;
  readonly agent: Agent;
  readonly actions: readonly Action[];
  readonly fails: Failure | undefined;
}

type Failure = readonly [status: number, code: string, denied: boolean];

const failures: readonly Failure[] = [
  [403, "AccessDenied", true],
  [403, "AccessDenied", true],
  [404, "NoSuchKey", false],
  [404, "NoSuchKey", false],
  [400, "ExpiredToken", true],
  [503, "SlowDown", false],
];

// Log names, since two actions of the API's may be one.
const purposes: readonly (readonly string[])[] = [
  ["REST.GET.OBJECT"],
  ["REST.GET.OBJECT", "REST.HEAD.OBJECT"],
  ["REST.GET.OBJECT", "REST.GET.BUCKET"],
  ["REST.GET.OBJECT", "REST.HEAD.OBJECT", "REST.GET.BUCKET"],
  ["REST.PUT.OBJECT", "REST.HEAD.OBJECT"],
  ["REST.PUT.OBJECT", "REST.PUT.PART"],
  ["REST.GET.BUCKET", "REST.DELETE.OBJECT"],
  ["REST.GET.BUCKET", "REST.POST.MULTI_OBJECT_DELETE"],
  ["REST.HEAD.OBJECT", "REST.COPY.OBJECT"],
  ["REST.GET.OBJECT_TAGGING", "REST.GET.OBJECT"],
];

/**
 * Makes calls, one after the other, in the order of time but for some seconds.
 *
 * A few buckets have most of the traffic. Each has its own clients, the busiest some hundred: there are far fewer request
 * classes than requests, and fewer than the limit of a profile.
 *
 * @param seed the same seed gives the same calls
 * @param count how many make up the day
 */
export function* usualCalls(world: World, seed: number, count: number): Generator<Call> {
  const random = randomOf(seed, 1);
  const clients = world.buckets.map((bucket, rank) => clientsOf(world, bucket, rank, randomOf(seed, 3000 + rank)));
  const ranks = ranksByTraffic(world.buckets.length - 1);
  const dayEnd = world.since + 86_399_000;
  for (let index = 0; index < count; index++) {
    const rank = random.chance(websiteShare) ? world.buckets.length - 1 : random.pick(ranks);
    const jitter = random.below(5) * 1000;
    const received = Math.min(world.since + Math.floor(index * 86_400 / count) * 1000 + jitter, dayEnd);
    const client = pickSkewed(clients[rank] as Client[], random);
    yield callOf(world, random, { index, received, bucket: world.buckets[rank] as string, client });
  }
}

const websiteShare = 0.006;

function callOf(
  world: World,
  random: Random,
  { index, received, bucket, client }: { index: number; received: number; bucket: string; client: Client },
): Call {
  const action = random.pick(client.actions);
  const failure = client.fails !== undefined && random.chance(0.1) ? client.fails : undefined;
  const base: Call = {
    index,
    scenario: client.scenario,
    caller: client.caller,
    way: client.scenario.way,
    address: client.address,
    agent: client.agent,
    action,
    bucket,
    key: action.keyed ? random.pick(world.keys) : "",
    received,
    completed: received,
    requestId: requestIdOf(random),
    status: failure?.[0] ?? action.status,
    errorCode: failure?.[1] ?? "",
    denied: failure?.[2] ?? false,
    bytes: failure !== undefined ? 243 + random.below(100) : action.answers ? bodySize(action, random) : 0,
  };
  if (action.api === "CopyObject") return { ...base, copySource: { bucket, key: random.pick(world.keys) } };
  if (action.api === "DeleteObjects" && failure === undefined) {
    return { ...base, deletes: [{ key: random.pick(world.keys), denied: false }] };
  }
  return base;
}

function clientsOf(world: World, bucket: string, rank: number, random: Random): Client[] {
  const isWebsite = bucket === websiteBucket;
  const scenarios = world.scenarios.filter(({ way, callers, does }) =>
    isWebsite
      ? way.name === "anywhere on the internet" && does === "objects"
      // A requester with blanks in it comes to the website alone: see the rivals' queries.
      : !callers.some(({ requester }) => requester.includes(" ") || requester === "-")
  );
  const weighted = scenarios.flatMap((scenario) => new Array<Scenario>(scenario.weight).fill(scenario));
  return Array.from({ length: Math.ceil(400 / (isWebsite ? 3 : (rank + 1) ** 0.7)) }, () => {
    const scenario = random.pick(weighted);
    const [agent, claim] = random.pick(scenario.agents);
    const version = `1.${30 + random.below(5)}.${random.below(80)}`;
    return {
      scenario,
      caller: inSession(random.pick(scenario.callers), random),
      address: random.pick(scenario.way.addresses),
      agent: [agent.replace(/\b1\.(?:34|12)\.\d+/g, version), claim],
      actions: actionsOf(scenario, random),
      fails: random.chance(0.15) ? random.pick(failures) : undefined,
    };
  });
}

// Each instance has a session of its own.
function inSession(caller: Caller, random: Random): Caller {
  const session = `i-0${random.text("0123456789abcdef", 16)}`;
  const isSession = caller.requester.includes(":assumed-role/");
  return isSession ? { ...caller, requester: caller.requester.replace(/[^/]*$/, session) } : caller;
}

function actionsOf({ does }: Scenario, random: Random): Action[] {
  if (does === "internal") return [random.pick(internalActions)];
  if (does === "anything" && random.chance(0.04)) return [random.pick(bucketActions), random.pick(bucketActions)];
  return random.pick(purposes).map((log) => objectActions.find((action) => action.log === log) as Action);
}

/** Ranks of buckets as often as they are called: the nth one an nth as often as the first. */
function ranksByTraffic(count: number): number[] {
  return Array.from({ length: count }, (_, rank) => new Array<number>(Math.ceil(4000 / (rank + 1))).fill(rank)).flat();
}

/** One of a list; the first ones are had more often. */
function pickSkewed<T>(list: readonly T[], random: Random): T {
  return list[Math.floor(random.below(65_536) * random.below(65_536) / 4_294_967_296 * list.length)] as T;
}

function keyOf(i: number, random: Random): string {
  if (i % 50 === 7) {
    return random.pick(["報告/2026.csv", "with space and+plus.txt", "100%.txt", "x=1&y=2?z", "ünï.json"]);
  }
  const folder = random.pick(["raw/events", "curated/orders", "exports/daily", "tmp/spark"]);
  const name = `part-${String(i).padStart(5, "0")}-${random.text("0123456789abcdef", 16)}-c000.snappy.parquet`;
  return `${folder}/region=tokyo/dt=2026-03-${10 + (i % 20)}/hour=${i % 24}/${name}`;
}
