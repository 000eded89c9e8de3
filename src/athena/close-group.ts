import { closeRequest, mostApart } from "../profile/close-request.ts";
import type { Half } from "../profile/half.ts";
import type { ClassKey, RequestClass, Sample } from "../profile/request-class.ts";
import type { S3Record } from "../record/record.ts";
import type { HalfSample, HalvesOfGroup, RequestGroup } from "./query-rows.ts";

/** What the halves of one kind in a group tell of one request each. */
export interface Told {
  readonly record: S3Record;
  readonly from: HalvesOfGroup;
}

const twoDays = 2 * mostApart;

/**
 * The classes that the requests of a group are of, as the join of their halves has it: one as a rule, more of copies.
 *
 * @param told what the readers of the formats make of the texts of the group, that of lines first
 */
export function closeGroup(group: RequestGroup, told: readonly Told[]): RequestClass[] {
  const requests = new Map<string, Told[]>();
  for (const one of told) {
    const of = `${one.record.bucket} ${one.record.role}`;
    requests.set(of, [...requests.get(of) ?? [], one]);
  }
  return [...requests.values()].map((told) => classOf(group, told));
}

function classOf({ requests, isApart }: RequestGroup, told: readonly Told[]): RequestClass {
  const [{ record, from }] = told as [Told, ...Told[]];
  // Texts may be those of two requests of the group: what counts is how far their halves are apart.
  const halves = told.map((one, index) => halfOf(one.record, record.time + (index > 0 && isApart ? twoDays : 0)));
  const { key } = closeRequest(halves);
  return {
    ...key,
    requests,
    // The response of a copy goes to its caller, not to the source.
    bytes: from.kind === "record" && record.role === "copy-source" ? 0 : from.bytes,
    first: from.first,
    last: from.last,
    samples: from.samples.map((sample) => sampleOf(sample, key, told.length)),
  };
}

function halfOf(record: S3Record, time: number): Half {
  return { facts: record, requestId: "", event: [0, 0], time, bytes: 0, object: "", number: 0 };
}

function sampleOf({ time, requestId, objects }: HalfSample, { operation, source }: ClassKey, places: number): Sample {
  return {
    time,
    requestId,
    operation,
    source,
    places: objects.slice(0, places).map((object) => ({ object, number: 0 })),
  };
}
