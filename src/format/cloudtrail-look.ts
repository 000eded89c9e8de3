import type { JsonLook } from "./json-look.ts";

/**
 * All that cloudtrail-record.ts, cloudtrail-bucket.ts and cloudtrail-principal.ts look at in a record. Records that differ
 * in nothing else are read alike by a scanner that leaves the rest out, so this must not say less than is true: the types of
 * those files allow no look at anything else, and a test watches them at it.
 */
export const cloudTrailLook: JsonLook = {
  members: {
    eventVersion: "all",
    eventTime: "time",
    eventSource: "all",
    eventName: "all",
    eventType: "all",
    eventCategory: "all",
    managementEvent: "all",
    awsRegion: "all",
    sourceIPAddress: "address",
    userAgent: "agent",
    errorCode: "all",
    requestID: "request-id",
    eventID: "event-id",
    // Only of a record that has no request id, which is never read by the scanner.
    sharedEventID: "none",
    recipientAccountId: "all",
    vpcEndpointId: "all",
    vpcEndpointAccountId: "all",
    // Whether it is an object.
    s3: "none",
    userIdentity: {
      members: {
        type: "all",
        accountId: "all",
        invokedBy: "all",
        arn: "caller",
        sessionContext: { members: { sessionIssuer: { members: { arn: "all" } } } },
      },
    },
    requestParameters: {
      members: { bucketName: "all", bucket: "all", Host: "all", host: "all", "x-amz-copy-source": "copy-source" },
    },
    resources: { each: { members: { ARN: "arn", arn: "arn", ARNPrefix: "arn", type: "all" } } },
    additionalEventData: { members: { vpcEndpointId: "all", bytesTransferredOut: "bytes" } },
    addendum: { members: { reason: "all", originalEventID: "all" } },
  },
};
