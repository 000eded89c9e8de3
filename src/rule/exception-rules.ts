import type { Rule } from "./rule.ts";

/** Rules about the exceptions of a policy. */
export const exceptionFamily: readonly Rule[] = [
  {
    id: "PERIM3001",
    name: "lapsed-exception",
    family: "exception",
    severity: "policy",
    level: "error",
    summary: "An exception is past its date and no longer applies",
    page: {
      what: [
        "Today is after the `expires` of the exception. Requests of later days are judged without it; those of days on " +
        "which it held stay excepted, whenever they are checked. It counts for the exit status: 1, if the policy's " +
        "severity is at or above `--fail-on`.",
      ],
      why: [
        "An exception is a promise to be done by a date. Where the date passes unnoticed, the work was not done or the " +
        "exception is no longer needed, and a reader of the policy cannot tell which.",
      ],
      example: [
        {
          language: "yaml",
          code: `exceptions:
  - id: legacy-backup
    reason: Old backup host, moves in March
    owner: storage-team
    expires: 2026-03-31        # months ago
    principals: ["arn:aws:iam::111122223333:role/backup"]`,
        },
      ],
      action: [
        "Ask the owner. If the reason is gone, delete the exception. If it is not, set a new date in a reviewed change; " +
        "the report shows what came under it since as violations.",
      ],
    },
  },
  {
    id: "PERIM3002",
    name: "unused-exception",
    family: "exception",
    severity: "low",
    level: "note",
    summary: "An exception excepted no request in the evidence",
    page: {
      what: [
        "The exception is in force, the evidence has requests to buckets of its policy on days on which it holds, and " +
        "none of those that need an exception met its conditions.",
      ],
      why: [
        "A hole that nobody uses protects nobody's work and waits for somebody else. It may also be misspelt: conditions " +
        "are ANDed, and one wrong principal or range is enough for it never to apply.",
      ],
      example: [
        "The role was renamed, so that the exception matches nothing:",
        {
          language: "yaml",
          code: `exceptions:
  - id: legacy-backup
    reason: Old backup host, moves in March
    owner: storage-team
    expires: 2027-03-31
    principals: ["arn:aws:iam::111122223333:role/backup-old"]`,
        },
      ],
      action: [
        "See whether the caller now appears as a violation; then mend the conditions. Otherwise delete the exception, " +
        "unless it is for something rarer than the period that was checked.",
      ],
    },
  },
];
