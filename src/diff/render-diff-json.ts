import type { Severity } from "../diagnostic/severity.ts";
import { reasons } from "../evaluate/verdict.ts";
import { jsonDocument, streamed } from "../report/json-text.ts";
import type { ReportContext } from "../report/output.ts";
import {
  each,
  type JsonEvidence,
  jsonEvidence,
  type JsonFew,
  jsonFew,
  type JsonFinding,
  jsonFinding,
  type JsonPlace,
  jsonPlace,
  type JsonSample,
  jsonSample,
  type JsonTally,
  jsonTally,
} from "../report/render-json.ts";
import { isoTime } from "../report/shown-text.ts";
import { ruleOf } from "../rule/rules.ts";
import type { DiffEntry, DiffSide, Direction, EntryState, FindingChange, PolicyDiff } from "./policy-diff.ts";

/** The version of the form below; it changes where a reader of the old one would be wrong. */
export const jsonDiffVersion = 1;

/*
 * The types of the output; `schemas/diff.schema.json` says the same, with descriptions. What does not apply is left out.
 */

/** A comparison as JSON. */
export interface JsonDiff {
  readonly version: typeof jsonDiffVersion;
  readonly tool: { readonly name: string; readonly version: string };
  readonly asOf: string;
  readonly allowIncomplete: boolean;
  readonly base: JsonSide;
  readonly head: JsonSide;
  readonly requests: {
    readonly total: number;
    readonly changed: number;
    readonly directions: Readonly<Record<Direction, number>>;
  };
  readonly evidence: JsonEvidence;
  readonly entries: readonly JsonEntry[];
  readonly findings: readonly JsonFindingChange[];
}

/** One of the two policy sets. */
export interface JsonSide {
  readonly label: string;
  readonly policies: number;
  readonly requests: JsonTally & { readonly uncovered: number };
}

/** Requests that one policy judges alike on each side, and not the same on both. */
export interface JsonEntry {
  readonly direction: Direction;
  readonly policy: string;
  readonly bucket: string;
  readonly principal: string;
  readonly path: string;
  readonly before: JsonState;
  readonly after: JsonState;
  readonly requests: number;
  readonly bytes: number;
  readonly first: string;
  readonly last: string;
  readonly operations: JsonFew;
  readonly addresses: JsonFew;
  readonly principals: JsonFew;
  readonly samples: readonly JsonSample[];
}

/** What a policy says of requests. */
export interface JsonState {
  readonly verdict: EntryState["kind"];
  readonly grade?: NonNullable<EntryState["grade"]>;
  readonly reason?: { readonly name: string; readonly text: string };
  readonly exceptions?: JsonFew;
  readonly finding?: JsonEntryFinding;
}

/** The finding that requests are part of. */
export interface JsonEntryFinding {
  readonly rule: string;
  readonly name: string;
  readonly identity: string;
  readonly kind: "fail" | "open" | "stopped";
  readonly severity: Severity;
  readonly place?: JsonPlace;
  readonly onBothSides: boolean;
}

/** A finding that is not about requests and differs. */
export interface JsonFindingChange {
  readonly change: FindingChange["change"];
  readonly formerSeverity?: Severity;
  readonly finding: JsonFinding;
}

/** Writes a comparison as JSON: {@link JsonDiff}. */
export function renderDiffJson(diff: PolicyDiff, context: ReportContext): Iterable<string> {
  const { base, head, directions, entries, findings } = diff;
  // Typed field by field, so that the lists can be made while they are written.
  const fields: { readonly [Field in keyof JsonDiff]: JsonDiff[Field] | ReturnType<typeof streamed> } = {
    version: jsonDiffVersion,
    tool: { name: context.tool.name, version: context.tool.version },
    asOf: diff.now,
    allowIncomplete: context.allowIncomplete ?? false,
    base: jsonSide(base),
    head: jsonSide(head),
    requests: {
      total: diff.requests,
      changed: diff.changedRequests,
      directions: {
        "newly-flagged": directions["newly-flagged"],
        "no-longer-flagged": directions["no-longer-flagged"],
        "changed": directions.changed,
      },
    },
    evidence: jsonEvidence(diff.header),
    entries: streamed(each(entries, jsonEntry)),
    findings: streamed(each(findings, jsonChange)),
  };
  return jsonDocument(fields);
}

function jsonSide({ label, policies, tally, uncoveredRequests }: DiffSide): JsonSide {
  return { label, policies, requests: { ...jsonTally(tally), uncovered: uncoveredRequests } };
}

function jsonEntry(entry: DiffEntry): JsonEntry {
  const { direction, policy, bucket, principal, path, before, after, requests, bytes, first, last } = entry;
  return {
    direction,
    policy,
    bucket,
    principal,
    path,
    before: jsonState(before),
    after: jsonState(after),
    requests,
    bytes,
    first: isoTime(first),
    last: isoTime(last),
    operations: jsonFew(entry.operations),
    addresses: jsonFew(entry.sources),
    principals: jsonFew(entry.principals),
    samples: entry.samples.map(jsonSample),
  };
}

function jsonState({ kind, grade, reason, exceptions, finding, onBothSides = false }: EntryState): JsonState {
  return {
    verdict: kind,
    ...(grade === undefined ? {} : { grade }),
    ...(reason === undefined ? {} : { reason: { name: reason, text: reasons[reason].text } }),
    ...(exceptions === undefined ? {} : { exceptions: jsonFew(exceptions) }),
    ...(finding === undefined ? {} : {
      finding: {
        rule: finding.rule,
        name: ruleOf(finding.rule).name,
        identity: finding.identity,
        kind: finding.kind,
        severity: finding.severity,
        ...(finding.place === undefined ? {} : { place: jsonPlace(finding.place) }),
        onBothSides,
      },
    }),
  };
}

function jsonChange({ change, finding, formerSeverity }: FindingChange): JsonFindingChange {
  return { change, ...(formerSeverity === undefined ? {} : { formerSeverity }), finding: jsonFinding(finding) };
}
