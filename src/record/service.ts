import { unknownService } from "./record.ts";

// A service's DNS name is AWS's own: athena.amazonaws.com, delivery.logs.amazonaws.com, s3.amazonaws.com.cn.
const serviceName = /^(?:[a-z0-9-]+\.)+(?:amazonaws\.com(?:\.cn)?|amazonaws\.eu|aws\.internal|api\.aws)$/i;

/**
 * The service that a CloudTrail `sourceIPAddress` or `vpcEndpointId` names instead of an address or an id.
 *
 * @returns a service name in lower case, {@link unknownService} for `AWS Internal` (also `AWS Internal/3`), or empty
 * where the text names none
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export function serviceOf(text: string): string {
  if (text === "AWS Internal" || text.startsWith("AWS Internal/")) return unknownService;
  return serviceName.test(text) ? text.toLowerCase() : "";
}
