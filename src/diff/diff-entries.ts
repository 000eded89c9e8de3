import { DistinctTexts } from "../evaluate/distinct-texts.ts";
import type { Finding } from "../evaluate/finding.ts";
import { identityOf } from "../evaluate/identity.ts";
import type { Source } from "../evaluate/source.ts";
import { pathOf } from "../evaluate/traffic-findings.ts";
import { keepSample, type RequestClass, type Sample } from "../profile/request-class.ts";
import { compareEntries } from "./compare-entries.ts";
import type { DiffEntry, Direction, EntryState } from "./policy-diff.ts";
import { type PolicyState, stateKey } from "./policy-state.ts";

/** Requests of one entry while they are gathered. */
interface Gathering {
  readonly policy: string;
  readonly bucket: string;
  readonly principal: string;
  readonly path: string;
  readonly before: PolicyState;
  readonly after: PolicyState;
  readonly operations: DistinctTexts;
  readonly sources: DistinctTexts;
  readonly principals: DistinctTexts;
  readonly exceptionsBefore: DistinctTexts;
  readonly exceptionsAfter: DistinctTexts;
  readonly samples: Sample[];
  requests: number;
  bytes: number;
  first: number;
  last: number;
}

/** The findings of each side, by identity. */
export interface SideFindings {
  readonly before: ReadonlyMap<string, Finding>;
  readonly after: ReadonlyMap<string, Finding>;
}

/** Gathers the classes whose state differs into entries: one a policy, bucket, principal, path, state before and after. */
export class DiffEntries {
  readonly #gatherings = new Map<string, Gathering>();

  /**
   * Takes a class that a policy judges otherwise after than before.
   *
   * @param policy its id
   * @param principal the class's, as findings of either side have it
   * @param from the class's source, read
   */
  add(
    policy: string,
    principal: string,
    requestClass: RequestClass,
    from: Source,
    before: PolicyState,
    after: PolicyState,
  ): void {
    const { bucket, requests, bytes, first, last, source, operation, samples } = requestClass;
    const path = pathOf(requestClass, from);
    const key = JSON.stringify([policy, bucket, principal, path, stateKey(before), stateKey(after)]);
    let gathering = this.#gatherings.get(key);
    if (gathering === undefined) {
      gathering = {
        policy,
        bucket,
        principal,
        path,
        before,
        after,
        operations: new DistinctTexts(),
        sources: new DistinctTexts(),
        principals: new DistinctTexts(),
        exceptionsBefore: new DistinctTexts(),
        exceptionsAfter: new DistinctTexts(),
        samples: [],
        requests: 0,
        bytes: 0,
        first: Infinity,
        last: -Infinity,
      };
      this.#gatherings.set(key, gathering);
    }
    gathering.requests += requests;
    gathering.bytes = Math.min(gathering.bytes + bytes, Number.MAX_SAFE_INTEGER);
    gathering.first = Math.min(gathering.first, first);
    gathering.last = Math.max(gathering.last, last);
    gathering.operations.add(operation);
    if (source !== "") gathering.sources.add(source);
    gathering.principals.add(requestClass.principal);
    if (before.exception !== "") gathering.exceptionsBefore.add(before.exception);
    if (after.exception !== "") gathering.exceptionsAfter.add(after.exception);
    for (const sample of samples) keepSample(gathering.samples, sample);
  }

  /** All entries, in the order in which they are told. */
  entries({ before: findingsBefore, after: findingsAfter }: SideFindings): DiffEntry[] {
    return [...this.#gatherings.values()].map((gathering): DiffEntry => {
      const { policy, bucket, principal, path, before, after, requests, bytes, first, last, samples } = gathering;
      return {
        direction: directionOf(before, after),
        policy,
        bucket,
        principal,
        path,
        before: entryState(gathering, before, gathering.exceptionsBefore, findingsBefore, findingsAfter),
        after: entryState(gathering, after, gathering.exceptionsAfter, findingsAfter, findingsBefore),
        requests,
        bytes,
        first,
        last,
        operations: gathering.operations.few(),
        sources: gathering.sources.few(),
        principals: gathering.principals.few(),
        samples,
      };
    }).toSorted(compareEntries);
  }
}

/** Which way requests go that are flagged before, after, both or neither. */
export function directionOf(before: PolicyState, after: PolicyState): Direction {
  if (before.flag === undefined && after.flag !== undefined) return "newly-flagged";
  return before.flag !== undefined && after.flag === undefined ? "no-longer-flagged" : "changed";
}

function entryState(
  { policy, bucket, path }: Gathering,
  { kind, grade, reason, flag }: PolicyState,
  exceptions: DistinctTexts,
  findings: ReadonlyMap<string, Finding>,
  ofOtherSide: ReadonlyMap<string, Finding>,
): EntryState {
  const state: EntryState = {
    kind,
    ...(grade === "" ? {} : { grade }),
    ...(reason === "" ? {} : { reason }),
    ...(exceptions.size === 0 ? {} : { exceptions: exceptions.few() }),
  };
  if (flag === undefined) return state;
  const identity = identityOf(flag.rule, { policy, bucket, principal: flag.principal, path });
  const finding = findings.get(identity);
  if (finding === undefined) throw new TypeError(`Cannot find the finding ${identity} that requests are part of`);
  return { ...state, finding, onBothSides: ofOtherSide.has(identity) };
}
