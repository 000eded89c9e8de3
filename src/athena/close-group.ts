import { closeRequest, mostApart } from "../profile/close-request.ts";
import type { RequestClass } from "../profile/request-class.ts";
import { ownBytes, type S3Record } from "../record/record.ts";
import type { GroupSample, HalvesOfGroup, MeaningOfGroup, RequestGroup } from "./query-rows.ts";

/** What some halves of each request of a group tell of one request to one bucket. */
interface Told {
  readonly record: S3Record;
  readonly from: HalvesOfGroup;
  readonly meaning: MeaningOfGroup;
}

const twoDays = 2 * mostApart;

/**
 * The classes that the requests of a group are of, as the join of their halves has it: one as a rule, more of copies.
 *
 * @param recordsOf what a meaning tells
 */
export function closeGroup(group: RequestGroup, recordsOf: (meaning: string) => readonly S3Record[]): RequestClass[] {
  const requests = new Map<string, Told[]>();
  for (const from of group.records === undefined ? [group.main] : [group.main, group.records]) {
    for (const meaning of from.meanings) {
      for (const record of recordsOf(meaning.id)) {
        const of = `${record.bucket} ${record.role}`;
        requests.set(of, [...requests.get(of) ?? [], { record, from, meaning }]);
      }
    }
  }
  return [...requests.values()].map((told) => classOf(group, told));
}

function classOf(group: RequestGroup, told: readonly Told[]): RequestClass {
  // Time and bytes are those of lines where there are any, and lines come first.
  const [{ from }] = told as [Told, ...Told[]];
  const [first, ...others] = from.samples as [GroupSample, ...GroupSample[]];
  const { key, request } = closeSample(group, told, first);
  const later = request.time - first.time;
  return {
    ...key,
    requests: group.requests,
    bytes: told.reduce(
      (most, { from: own, meaning, record }) =>
        own === from && meaning.hasBytes ? Math.max(most, ownBytes(record, from.bytes)) : most,
      0,
    ),
    first: from.first + later,
    last: from.last + later,
    samples: [request, ...others.map((sample) => closeSample(group, told, sample).request)].map((sample) => ({
      time: sample.time,
      requestId: sample.requestId,
      operation: key.operation,
      source: key.source,
      places: [sample, ...(sample.secondPlace === undefined ? [] : [sample.secondPlace])]
        .map(({ object, number }) => ({ object, number })),
    })),
  };
}

/** Closes one request of a group. What is known of others than the lines, or the records where there are no lines, is not when they were. */
function closeSample(
  { main, isApart }: RequestGroup,
  told: readonly Told[],
  sample: GroupSample,
): ReturnType<typeof closeRequest> {
  const [{ from }] = told as [Told, ...Told[]];
  return closeRequest(told.map(({ record, from: own, meaning }) => {
    const place = own.meanings.indexOf(meaning) + (from === main && own !== main ? main.meanings.length : 0);
    return {
      facts: record,
      requestId: sample.requestId,
      event: [0, 0],
      time: sample.time + meaning.later + (own !== from && isApart ? twoDays : 0),
      bytes: 0,
      object: sample.objects[place] ?? "",
      number: 0,
    };
  }));
}
