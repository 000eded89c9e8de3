import type { RuleId } from "./diagnostic.ts";

/** The rules about log objects and records, given where they are read; `src/rule` explains them. */
export const evidenceRules: Readonly<Record<"malformedRecord" | "unreadObject" | "unknownBucket", RuleId>> = {
  malformedRecord: "PERIM2101",
  unreadObject: "PERIM2102",
  unknownBucket: "PERIM2103",
};
