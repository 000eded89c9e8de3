/** The principal of a request without credentials. */
export const anonymous = "anonymous";
/** The principal of a record that does not tell it. */
export const unknownPrincipal = "unknown";
/** How S3 calls itself in access logs, and its name as a service. */
export const s3Service = "s3.amazonaws.com";

/**
 * Brings a requester (access log) or an identity's ARN (CloudTrail) to the form that both logs share: an ARN without path
 * and without session.
 *
 * | given | gives |
 * | --- | --- |
 * | `arn:aws:sts::ACCT:assumed-role/ROLE/SESSION` | `arn:aws:iam::ACCT:role/ROLE` |
 * | `arn:aws:iam::ACCT:role/path/ROLE`, `user/path/NAME` | the same without the path |
 * | `arn:aws:sts::ACCT:federated-user/NAME` | `ACCT:federated-user` (NAME is the caller's choice) |
 * | `svc:NAME` | `NAME` |
 * | `AmazonS3` | `s3.amazonaws.com` |
 * | `-` or nothing | `anonymous` |
 * | anything else (canonical user id, account id, origin access identity) | itself |
 *
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/LogFormat.html (Requester),
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 */
export function normalizePrincipal(text: string): string {
  if (text === "" || text === "-") return anonymous;
  if (text === "AmazonS3") return s3Service;
  if (text.startsWith("svc:")) return text.slice(4);
  if (!text.startsWith("arn:")) return text;
  const [, partition = "", service = "", , account = "", ...rest] = text.split(":");
  const [type = "", ...names] = rest.join(":").split("/");
  if (service === "sts" && type === "assumed-role" && names.length >= 1) {
    return `arn:${partition}:iam::${account}:role/${names[0]}`;
  }
  if (service === "sts" && type === "federated-user") return `${account}:federated-user`;
  if (service === "iam" && (type === "role" || type === "user") && names.length > 1) {
    return `arn:${partition}:iam::${account}:${type}/${names.at(-1)}`;
  }
  return text;
}

/** The account id in a normal principal, empty where it tells none. */
export function accountOf(principal: string): string {
  const match = /^(?:arn:[^:]*:[^:]*:[^:]*:)?(\d{12})(?::|$)/.exec(principal);
  return match?.[1] ?? "";
}

/**
 * Whether two normal principals cannot be one caller. A canonical user id says nothing of an ARN, and an account (all
 * that CloudTrail tells the owner of the bucket of a foreign caller) fits every ARN of that account.
 */
export function principalsContradict(a: string, b: string): boolean {
  if (a === b || a === unknownPrincipal || b === unknownPrincipal) return false;
  if (a === anonymous || b === anonymous) return true;
  if (a.startsWith("arn:") && b.startsWith("arn:")) return true;
  const accounts = [accountOf(a), accountOf(b)];
  return accounts[0] !== "" && accounts[1] !== "" && accounts[0] !== accounts[1];
}
