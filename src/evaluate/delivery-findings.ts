import { printable } from "../diagnostic/printable.ts";
import type { PolicySet } from "../policy/policy.ts";
import type { PolicyIndex } from "../policy/policy-index.ts";
import type { CoverageKind } from "../record/coverage.ts";
import { daysText } from "./coverage-findings.ts";
import type { Finding } from "./finding.ts";
import { makeFinding } from "./make-finding.ts";
import type { DeliveryGap } from "./state-evidence.ts";

const rule = "PERIM2009";

/**
 * What is said of evidence that did not come as before, of buckets that a policy covers and of trails.
 *
 * @param index of the set's policies
 */
export function deliveryFindings(
  policySet: PolicySet,
  index: PolicyIndex,
  gaps: readonly DeliveryGap[],
): Finding[] {
  return gaps.flatMap((gap) => {
    const { kind, of, last } = gap;
    if (kind === "management") {
      // A day with others on both sides is told as a gap in the trail.
      const ended = { ...gap, missing: gap.missing.filter((day) => day > last) };
      if (ended.missing.length === 0 && ended.thin.length === 0) return [];
      const subject = { bucket: of, path: paths[kind] };
      return [makeFinding({ rule, subject, message: messageOf(ended), place: policySet.files[0] })];
    }
    const message = messageOf(gap);
    return index.covering(of).map((policy) =>
      makeFinding({
        rule,
        subject: { policy: policy.id, bucket: of, path: paths[kind] },
        message,
        place: policy.place,
      })
    );
  });
}

const paths: Readonly<Record<CoverageKind, string>> = {
  log: "access-log",
  data: "data-events",
  "bucket-management": "bucket-management-events",
  management: "management-events",
};

const names: Readonly<Record<CoverageKind, (of: string) => string>> = {
  log: (of) => `The access log of bucket '${of}'`,
  data: (of) => `CloudTrail's data events of bucket '${of}'`,
  "bucket-management": (of) => `CloudTrail's management events of bucket '${of}'`,
  management: (of) => `CloudTrail's management events of '${of}'`,
};

function messageOf({ kind, of, missing, thin, lateness, last }: DeliveryGap): string {
  const parts: string[] = [];
  const within = `${lateness} ${lateness === 1 ? "day" : "days"}`;
  if (missing.length > 0) {
    parts.push(
      `nothing of ${daysText(missing)} came, where such days came within ${within} before; the last is ${last}`,
    );
  }
  const [first] = thin;
  if (first !== undefined) {
    const days = daysText(thin.map(({ day }) => day));
    parts.push(
      `of ${days} much less came than before: ${first.objects} of at least ${first.expected} objects on ${first.day}`,
    );
  }
  return `${names[kind](printable(of))} did not come as usual: ${parts.join("; ")}.`;
}
