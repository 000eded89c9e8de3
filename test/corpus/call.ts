import { type Action, bucketActions, internalActions, objectActions } from "./action.ts";
import { type Random, randomOf } from "./random.ts";
import type { Agent, Caller, Scenario, Spelling, Way, World } from "./world.ts";

/** A call as it truly happened, whichever logs will tell of it. */
export interface Call {
  /** From 0, in the order in which calls are made. */
  readonly index: number;
  readonly scenario: Scenario;
  readonly caller: Caller;
  readonly way: Way;
  readonly address: Spelling;
  readonly agent: Agent;
  readonly action: Action;
  readonly bucket: string;
  /** Empty where it is about a bucket. */
  readonly key: string;
  /** When S3 received it, and when it was done: UTC milliseconds, whole seconds. */
  readonly received: number;
  readonly completed: number;
  readonly requestId: string;
  /** 0 for what S3 does by itself. */
  readonly status: number;
  /** Empty for success. */
  readonly errorCode: string;
  readonly denied: boolean;
  readonly bytes: number;
  /** The other side of a copy. */
  readonly copySource?: { readonly bucket: string; readonly key: string };
  /** The keys of a multi-object delete. */
  readonly deletes?: readonly { readonly key: string; readonly denied: boolean }[];
}

/** `trailed`: whether CloudTrail has a data or management event of it. */
type Failure = readonly [status: number, code: string, denied: boolean, trailed: boolean];

/** The error code of requests that an endpoint's policy stopped: only network activity events tell of them. */
export const stoppedAtEndpoint = "VpceAccessDenied";

// With an error code that does not stand for a refusal the request was let in.
const failures: readonly Failure[] = [
  [403, "AccessDenied", true, true],
  [403, "AccessDenied", true, true],
  [403, "SignatureDoesNotMatch", true, false],
  [403, "InvalidAccessKeyId", true, false],
  [400, "ExpiredToken", true, false],
  [404, "NoSuchKey", false, true],
  [404, "NoSuchKey", false, true],
  [403, "InvalidObjectState", false, true],
  [301, "PermanentRedirect", false, true],
  [412, "PreconditionFailed", false, true],
  [503, "SlowDown", false, true],
  [403, stoppedAtEndpoint, true, false],
];

/**
 * Makes calls, one after the other: an endless world costs no memory.
 *
 * @param world who may call what, and from where
 * @param seed the same seed gives the same calls
 */
export function* callsOf(world: World, seed: number, count: number): Generator<Call> {
  const random = randomOf(seed, 1);
  const weights = world.scenarios.flatMap((scenario, i) => new Array<number>(scenario.weight).fill(i));
  const seconds = world.days * 86_400;
  for (let index = 0; index < count; index++) {
    const scenario = world.scenarios[random.pick(weights)] as Scenario;
    // In the order of time, as a log grows.
    const received = world.since + Math.floor((index + random.below(1000) / 1000) * seconds / count) * 1000;
    yield callOf(world, random, { index, scenario, received });
  }
}

function callOf(world: World, random: Random, given: { index: number; scenario: Scenario; received: number }): Call {
  const { index, scenario, received } = given;
  const action = actionOf(scenario, random);
  const internal = scenario.does === "internal";
  const drawn: Failure | undefined = !internal && random.chance(0.12) ? random.pick(failures) : undefined;
  const hasPolicy = scenario.way.endpoint !== undefined && scenario.way.endpointAccount !== "";
  const failure = drawn?.[1] === stoppedAtEndpoint && !hasPolicy ? failures[0] : drawn;
  const key = action.keyed ? pickSkewed(world.keys, random) : "";
  const bucket = pickSkewed(world.buckets, random);
  const base: Call = {
    index,
    scenario,
    caller: random.pick(scenario.callers),
    way: scenario.way,
    address: random.pick(scenario.way.addresses),
    agent: random.pick(scenario.agents),
    action,
    bucket,
    key,
    received,
    completed: received + random.below(3) * 1000,
    requestId: requestIdOf(random),
    status: failure?.[0] ?? action.status,
    errorCode: failure?.[1] ?? "",
    denied: failure?.[2] ?? false,
    bytes: failure !== undefined ? 243 + random.below(100) : action.answers ? bodySize(action, random) : 0,
  };
  if (action.api === "CopyObject" || action.api === "UploadPartCopy") {
    return { ...base, copySource: { bucket: pickSkewed(world.buckets, random), key: random.pick(world.keys) } };
  }
  if (action.api === "DeleteObjects" && failure === undefined) {
    const count = 1 + random.below(4);
    const deletes = Array.from({ length: count }, () => ({ key: random.pick(world.keys), denied: random.chance(0.2) }));
    return { ...base, deletes };
  }
  return base;
}

/** Whether CloudTrail has a data or management event of a call. It has none of calls whose signature failed. */
export function isTrailed(call: Call): boolean {
  return call.scenario.logs !== "log" && call.caller.identity !== undefined && call.action.trail !== undefined &&
    (call.errorCode === "" || failures.some(([, code, , trailed]) => code === call.errorCode && trailed));
}

function actionOf({ does }: Scenario, random: Random): Action {
  if (does === "internal") return random.pick(internalActions);
  if (does === "anything" && random.chance(0.15)) return random.pick(bucketActions);
  return pickSkewed(objectActions, random);
}

/** One of a list; the first ones are had much more often. */
function pickSkewed<T>(list: readonly T[], random: Random): T {
  return list[Math.floor(random.below(65_536) * random.below(65_536) / 4_294_967_296 * list.length)] as T;
}

/** The bytes of an answer. */
export function bodySize({ api }: Action, random: Random): number {
  return random.below(2 ** (api === "GetObject" ? 8 + random.below(23) : 12));
}

/** Sixteen digits and capital letters. */
export function requestIdOf(random: Random): string {
  return sixOf(random) + sixOf(random) + sixOf(random).slice(2);
}

function sixOf(random: Random): string {
  return random.below(36 ** 6).toString(36).toUpperCase().padStart(6, "0");
}
