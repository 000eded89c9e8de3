import type { JsonLook } from "./json-look.ts";

/**
 * All that cloudtrail-record.ts, cloudtrail-bucket.ts and cloudtrail-principal.ts look at in a record. Known records are
 * read from this alone, so if it said less than is true, they would be read otherwise than unknown ones: a test watches
 * those files at their work.
 */
export const cloudTrailLook: { readonly members: { readonly [name: string]: JsonLook } } = {
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
