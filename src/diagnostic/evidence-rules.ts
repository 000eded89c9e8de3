import type { RuleId } from "./diagnostic.ts";

/** The rules about log objects and records, given where they are read; `src/rule` explains them. */
export const evidenceRules: Readonly<
  Record<"lateEvidence" | "malformedRecord" | "unreadObject" | "unknownBucket" | "changedObject", RuleId>
> = {
  lateEvidence: "PERIM2008",
  malformedRecord: "PERIM2101",
  unreadObject: "PERIM2102",
  unknownBucket: "PERIM2103",
  changedObject: "PERIM2104",
};
