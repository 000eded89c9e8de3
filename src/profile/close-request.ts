import { compareText } from "../diagnostic/diagnostic.ts";
import { principalsContradict, unknownPrincipal } from "../record/principal.ts";
import { dayOf } from "../record/day.ts";
import { isInternalOperation } from "../record/operation.ts";
import { type RecordFacts, unknownService } from "../record/record.ts";
import type { Half } from "./half.ts";
import type { CountedRequest } from "./class-table.ts";
import type { ClassKey, Evidence } from "./request-class.ts";

/** A request of which no more is expected. */
export interface ClosedRequest {
  readonly key: ClassKey;
  readonly request: CountedRequest;
}

/** Milliseconds between halves of one request beyond which they contradict each other. */
export const mostApart = 86_400_000;

/**
 * Makes one request of all records that have its bucket, role and request id: access-log lines (a line delivered twice,
 * the lines of a multi-object delete), CloudTrail data or management events (the same event in two trails, one more a key
 * of a multi-object delete) and network activity events.
 *
 * Endpoint, service and address are CloudTrail's; time and bytes the log's; the principal is the log's if it is an ARN.
 * Records that contradict each other make a `conflict`, and what they disagree about counts as absent, because any choice
 * between them could excuse.
 *
 * @param halves at least one; their order does not matter
 */
export function closeRequest(halves: readonly Half[]): ClosedRequest {
  const sorted = halves.length === 1 ? halves : halves.toSorted(compareHalves);
  const logs = sorted.filter(({ facts }) => facts.kind === "log");
  const trails = sorted.filter(({ facts }) => facts.kind !== "log");
  const events = trails.filter(({ facts }) => facts.kind !== "network");
  const networks = trails.filter(({ facts }) => facts.kind === "network");
  const main = events.length > 0 ? events : networks.length > 0 ? networks : logs;
  const first = (logs[0] ?? main[0]) as Half;

  const endpoints = new Set(distinct(main, "endpoint"));
  // A network activity event tells the endpoint; that it names none would say nothing.
  if (events.length > 0) {
    const told = distinct(networks, "endpoint").filter((endpoint) => endpoint !== "");
    if (told.length > 0 && endpoints.size === 1 && endpoints.has("")) endpoints.clear();
    for (const endpoint of told) endpoints.add(endpoint);
  }
  const sources = distinct(main, "source");
  const services = distinct(main, "service");
  const accounts = distinct(trails, "endpointAccount").filter((account) => account !== "");
  // With the endpoint or the caller in doubt, the address would be judged by the wrong rule.
  const waysDisagree = endpoints.size > 1 || services.length > 1;
  const conflict = waysDisagree || sources.length > 1 || accounts.length > 1 || operationsDisagree(main) ||
    principalsDisagree(sorted) || addressesContradict(events.length > 0 ? [...logs, ...networks] : logs, main) ||
    (sorted.at(-1) as Half).time - (sorted[0] as Half).time > mostApart;

  const time = first.time;
  const key: ClassKey = {
    day: dayOf(time),
    bucket: first.facts.bucket,
    principal: principalOf(logs, trails),
    source: waysDisagree || sources.length > 1 ? "" : sources[0] ?? "",
    endpoint: waysDisagree ? "" : [...endpoints][0] ?? "",
    endpointAccount: waysDisagree || accounts.length > 1 ? "" : accounts[0] ?? "",
    service: waysDisagree ? "" : services[0] ?? "",
    operation: operationOf(distinct(main, "operation")),
    outcome: sorted.every(({ facts }) => facts.outcome === "denied") ? "denied" : "reached",
    evidence: conflict ? "conflict" : evidenceOf(logs, trails),
    claim: [...distinct(trails, "claim"), ...distinct(logs, "claim")].find((claim) => claim !== "none") ?? "none",
  };
  const [line, record] = [logs[0], trails[0]];
  return {
    key,
    request: {
      time,
      // Lines of one request are one answer (the others have no bytes) or one line delivered twice: never a sum.
      bytes: (logs.length > 0 ? logs : trails).reduce((most, half) => Math.max(most, half.bytes), 0),
      requestId: first.requestId,
      object: first.object,
      number: first.number,
      secondPlace: line === undefined || record === undefined
        ? undefined
        : { object: record.object, number: record.number },
    },
  };
}

function evidenceOf(logs: readonly Half[], trails: readonly Half[]): Evidence {
  if (trails.length === 0) return "log";
  const events = trails.filter(({ facts }) => facts.kind !== "network");
  // That an endpoint id is missing says something in events of version 1.04 and later, and only there.
  const idMeansNothing = events.length === 0 && trails.some(({ facts }) => facts.endpoint === "");
  if (idMeansNothing || trails.some(({ facts }) => facts.kind === "old-trail")) return "old-trail";
  return logs.length === 0 ? "trail" : "joined";
}

function distinct<Field extends keyof RecordFacts>(halves: readonly Half[], field: Field): RecordFacts[Field][] {
  const values = halves.map(({ facts }) => facts[field]);
  return values.length < 2 ? values : [...new Set(values)].toSorted(compareText);
}

// The address of a log, or of a network activity event, is contradicted by another one in a CloudTrail event, not by a
// service's name in its place: a service that calls with a user's credentials has an address in the log only.
function addressesContradict(logs: readonly Half[], main: readonly Half[]): boolean {
  const ofMain = distinctFacts(main);
  return distinctFacts(logs).some((log) =>
    ofMain.some((other) => {
      if (other.service !== "") return servicesContradict(log.service, other.service);
      if (log.service !== "") return true;
      return log.source !== "" && other.source !== "" && log.source !== other.source;
    })
  );
}

function servicesContradict(log: string, other: string): boolean {
  return log !== other && ![log, other].some((service) => service === "" || service === unknownService);
}

// A request of thousands of lines (a multi-object delete) has few that tell something else.
function distinctFacts(halves: readonly Half[]): RecordFacts[] {
  return [...new Map(halves.map(({ facts }) => [`${facts.service} ${facts.source}`, facts])).values()];
}

function principalsDisagree(halves: readonly Half[]): boolean {
  const principals = distinct(halves, "principal");
  return principals.some((a, i) => principals.slice(i + 1).some((b) => principalsContradict(a, b)));
}

function principalOf(logs: readonly Half[], trails: readonly Half[]): string {
  const candidates = [...distinct(logs, "principal"), ...distinct(trails, "principal")];
  // CloudTrail tells the owner of the bucket the account of a foreign caller and no more.
  return (
    candidates.find((principal) => principal.startsWith("arn:")) ??
      distinct(trails, "principal").find((principal) => principal !== unknownPrincipal) ??
      candidates[0] ??
      unknownPrincipal
  );
}

// One multi-object delete has a record of its own and one a key.
function operationsDisagree(halves: readonly Half[]): boolean {
  const names = distinct(halves, "operation").filter((name) => name !== "DeleteObject" && name !== "DeleteObjects");
  return names.length > 1 || (names.length === 1 && distinct(halves, "operation").length > 1);
}

function operationOf(names: readonly string[]): string {
  // What S3 does by itself would not be judged: between that and a request, the request.
  const judged = names.filter((name) => !isInternalOperation(name));
  if (judged.includes("DeleteObjects")) return "DeleteObjects";
  return judged[0] ?? names[0] ?? "";
}

function compareHalves(a: Half, b: Half): number {
  return a.time - b.time || compareText(a.object, b.object) || a.number - b.number;
}
