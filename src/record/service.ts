import { s3Service } from "./principal.ts";
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

/**
 * The service that an access-log line says made the call: requester `svc:NAME` or `AmazonS3`, or no address at all,
 * which only calls from inside AWS have.
 *
 * @param requester field Requester as it stands
 * @param address field Remote IP as it stands, `-` or empty where absent
 * @returns as {@link serviceOf}
 */
export function serviceOfRequester(requester: string, address: string): string {
  if (requester.startsWith("svc:")) return requester.slice(4).toLowerCase();
  if (requester === "AmazonS3") return s3Service;
  return address === "-" || address === "" ? unknownService : "";
}
