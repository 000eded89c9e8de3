import { anonymous, unknownPrincipal } from "../record/principal.ts";
import { unknownService } from "../record/record.ts";
import { serviceOf } from "../record/service.ts";
import { type JsonObject, objectOr, textOr } from "./json-object.ts";

/**
 * Who called, by CloudTrail's `userIdentity`: the text that `normalizePrincipal` takes, or {@link unknownPrincipal}.
 *
 * | type | gives |
 * | --- | --- |
 * | AssumedRole, IAMUser, Root, FederatedUser and all others | the ARN; else the ARN of the session's issuer; else the account |
 * | AWSAccount (another account's caller) | the account |
 * | AWSService | the service's name |
 * | any, account `ANONYMOUS_PRINCIPAL` | `anonymous` |
 *
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
 */
export function principalOfTrail(identity: JsonObject): string {
  const type = textOr(identity["type"]);
  const account = textOr(identity["accountId"]);
  if (/^anonymous/i.test(account)) return anonymous;
  if (type === "AWSService") return serviceOf(textOr(identity["invokedBy"])) || unknownPrincipal;
  if (type === "AWSAccount") return account || unknownPrincipal;
  const arn = textOr(identity["arn"]);
  if (arn.startsWith("arn:")) return arn;
  const issuer = textOr(objectOr(objectOr(identity["sessionContext"])["sessionIssuer"])["arn"]);
  if (issuer.startsWith("arn:")) return issuer;
  return account || unknownPrincipal;
}

// The console forwards what a person does, with the person's own address; it is not an AWS service at work.
// Other partitions have domains of their own: amazonaws.cn, amazonaws-us-gov.com.
const consoleName =
  /^(?:[a-z0-9-]+\.)*(?:signin|console)\.(?:amazonaws(?:-us-gov)?|aws\.amazon)\.(?:com(?:\.cn)?|cn|eu)$/i;

/**
 * The AWS service that made a call, by a CloudTrail record.
 *
 * @param identity `userIdentity`
 * @param places `sourceIPAddress` and the endpoint ids: for calls by services these hold a service's name or `AWS Internal`
 * @returns its name, `unknownService` where it is not told, or empty where the principal called directly
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export function serviceOfTrail(identity: JsonObject, places: readonly string[]): string {
  const invoker = textOr(identity["invokedBy"]);
  const byInvoker = invoker === "" ? "" : serviceOf(invoker) || unknownService;
  let found = "";
  if (identity["type"] === "AWSService") found = byInvoker || unknownService;
  else if (!consoleName.test(invoker)) found = byInvoker;
  for (const place of places) {
    if (found !== "" && found !== unknownService) break;
    const named = serviceOf(place);
    if (named !== "" && !(found === unknownService && named === unknownService)) found = named;
  }
  return found;
}
