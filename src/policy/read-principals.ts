import type { SourceText } from "../diagnostic/source-text.ts";
import { anonymous, normalizePrincipal } from "../record/principal.ts";
import { serviceOf } from "../record/service.ts";
import { checkDuplicates } from "./check-duplicates.ts";
import { type ProblemList, quote } from "./problem-list.ts";
import { textsAt, type YamlMap } from "./yaml-node.ts";

/**
 * Reads the principals of an exception in their normal form (see {@link normalizePrincipal}) and reports those that no
 * log can have.
 *
 * @returns undefined where the key is not written
 */
export function readPrincipals(
  map: YamlMap,
  { source, problems }: { source: SourceText; problems: ProblemList },
): ReadonlySet<string> | undefined {
  if (!map.entries.has("principals")) return undefined;
  const texts = textsAt(map, "principals");
  checkDuplicates(texts, source, problems);
  const principals = new Set<string>();
  for (const { value, span } of texts) {
    const principal = normalizePrincipal(value);
    if (value !== "" && isPrincipal(principal)) {
      principals.add(principal);
      continue;
    }
    const trimmed = value.trim();
    const digits = value.replace(/[-\s]/g, "");
    const suggestion = /^\d{12}$/.test(digits)
      ? `"${digits}"`
      : trimmed !== "" && trimmed !== value && isPrincipal(normalizePrincipal(trimmed))
      ? trimmed
      : problems.nearest(value, [anonymous]);
    const patternsToo = /[*?]/.test(value) ? "; patterns are not taken" : "";
    problems.add("invalid-principal", {
      source,
      span,
      message: `${quote(value)} is nothing that a log names as a principal: expected the ARN of a role or user, ` +
        `an account id, a canonical user id, the DNS name of a service, or \`anonymous\`${patternsToo}`,
      suggestion,
    });
  }
  return principals;
}

// Accounts of IAM are numbers; CloudFront's origin access identities have `cloudfront` in their place.
const iamArn = /^arn:aws(?:-[a-z]+)*:(?:iam|sts)::(?:\d{12}|cloudfront|aws):[\w+=,.@/ -]+$/;
const federatedUser = /^\d{12}:federated-user$/;
const accountId = /^\d{12}$/;
const canonicalId = /^[0-9a-f]{64}$/;

function isPrincipal(principal: string): boolean {
  return principal === anonymous ||
    [iamArn, federatedUser, accountId, canonicalId].some((form) => form.test(principal)) ||
    serviceOf(principal) !== "" && serviceOf(principal) === principal;
}
