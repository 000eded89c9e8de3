import type { RecordRole } from "./record.ts";

/** An S3 API action and the names that the logs have for it. */
export interface Operation {
  /** Name in the S3 API Reference. */
  readonly api: string;
  /** Access-log names. One that another operation has under `logBucket` means this one only with an object key. */
  readonly log?: readonly string[];
  /** Access-log names that mean this action on a line without a key. */
  readonly logBucket?: readonly string[];
  /** CloudTrail event names other than the API's. */
  readonly trail?: readonly string[];
  /** Recorded as a data event (object level); all others are management events. */
  readonly data?: true;
}

/**
 * The one table of operations. Access-log names: https://docs.aws.amazon.com/AmazonS3/latest/userguide/LogFormat.html and
 * years of public logs. CloudTrail names and which are data events:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/cloudtrail-logging-s3-info.html
 */
export const operations: readonly Operation[] = [
  // Objects: data events.
  { api: "AbortMultipartUpload", log: ["REST.DELETE.UPLOAD"], data: true },
  { api: "CompleteMultipartUpload", log: ["REST.POST.UPLOAD"], data: true },
  { api: "CopyObject", log: ["REST.COPY.OBJECT"], data: true },
  { api: "CreateMultipartUpload", log: ["REST.POST.UPLOADS"], trail: ["InitiateMultipartUpload"], data: true },
  { api: "DeleteObject", log: ["REST.DELETE.OBJECT", "BATCH.DELETE.OBJECT"], data: true },
  { api: "DeleteObjectTagging", log: ["REST.DELETE.OBJECT_TAGGING"], data: true },
  { api: "DeleteObjects", log: ["REST.POST.MULTI_OBJECT_DELETE"], trail: ["DeleteMultipleObjects"], data: true },
  { api: "GetObject", log: ["REST.GET.OBJECT", "REST.COPY.OBJECT_GET", "WEBSITE.GET.OBJECT"], data: true },
  { api: "GetObjectAcl", log: ["REST.GET.ACL"], data: true },
  { api: "GetObjectAttributes", log: ["REST.GET.OBJECT_ATTRIBUTES"], data: true },
  { api: "GetObjectLegalHold", log: ["REST.GET.LEGAL_HOLD", "REST.GET.OBJECT_LOCK_LEGALHOLD"], data: true },
  { api: "GetObjectRetention", log: ["REST.GET.RETENTION", "REST.GET.OBJECT_LOCK_RETENTION"], data: true },
  { api: "GetObjectTagging", log: ["REST.GET.OBJECT_TAGGING", "REST.GET.TAGGING"], data: true },
  { api: "GetObjectTorrent", log: ["REST.GET.TORRENT"], data: true },
  { api: "HeadObject", log: ["REST.HEAD.OBJECT", "WEBSITE.HEAD.OBJECT"], data: true },
  { api: "ListMultipartUploads", log: ["REST.GET.UPLOADS"], data: true },
  { api: "ListObjectVersions", log: ["REST.GET.BUCKETVERSIONS"], trail: ["ListBucketVersions"], data: true },
  // The log and CloudTrail have one name for both versions of the listing; ListObjectsV2 is the API's.
  { api: "ListObjects", log: ["REST.GET.BUCKET"], trail: ["ListObjectsV2"], data: true },
  { api: "ListParts", log: ["REST.GET.UPLOAD"], data: true },
  { api: "PostObject", log: ["REST.POST.OBJECT"], data: true },
  { api: "PreflightRequest", log: ["REST.OPTIONS.PREFLIGHT", "WEBSITE.OPTIONS.PREFLIGHT"], data: true },
  { api: "PutObject", log: ["REST.PUT.OBJECT"], data: true },
  { api: "PutObjectAcl", log: ["REST.PUT.ACL"], data: true },
  { api: "PutObjectLegalHold", log: ["REST.PUT.LEGAL_HOLD", "REST.PUT.OBJECT_LOCK_LEGALHOLD"], data: true },
  { api: "PutObjectRetention", log: ["REST.PUT.RETENTION", "REST.PUT.OBJECT_LOCK_RETENTION"], data: true },
  { api: "PutObjectTagging", log: ["REST.PUT.OBJECT_TAGGING", "REST.PUT.TAGGING"], data: true },
  { api: "RenameObject", log: ["REST.PUT.RENAME"], data: true },
  { api: "RestoreObject", log: ["REST.POST.RESTORE"], data: true },
  { api: "SelectObjectContent", log: ["REST.POST.SELECT", "REST.SELECT.OBJECT"], data: true },
  { api: "UploadPart", log: ["REST.PUT.PART"], data: true },
  { api: "UploadPartCopy", log: ["REST.COPY.PART"], data: true },
  { api: "WriteGetObjectResponse", log: ["REST.POST.WRITE_GET_OBJECT_RESPONSE"], data: true },
  { api: "CreateSession", log: ["REST.GET.SESSION", "REST.CREATE.SESSION"], data: true },
  // Buckets: management events.
  { api: "CreateBucket", log: ["REST.PUT.BUCKET"] },
  { api: "DeleteBucket", log: ["REST.DELETE.BUCKET"] },
  { api: "DeleteBucketAnalyticsConfiguration", log: ["REST.DELETE.ANALYTICS"] },
  { api: "DeleteBucketCors", log: ["REST.DELETE.CORS"] },
  { api: "DeleteBucketEncryption", log: ["REST.DELETE.ENCRYPTION"] },
  { api: "DeleteBucketIntelligentTieringConfiguration", log: ["REST.DELETE.INTELLIGENT_TIERING"] },
  { api: "DeleteBucketInventoryConfiguration", log: ["REST.DELETE.INVENTORY"] },
  { api: "DeleteBucketLifecycle", log: ["REST.DELETE.LIFECYCLE"] },
  { api: "DeleteBucketMetricsConfiguration", log: ["REST.DELETE.METRICS"] },
  { api: "DeleteBucketOwnershipControls", log: ["REST.DELETE.OWNERSHIP_CONTROLS"] },
  { api: "DeleteBucketPolicy", log: ["REST.DELETE.BUCKETPOLICY"] },
  { api: "DeleteBucketReplication", log: ["REST.DELETE.REPLICATION"] },
  { api: "DeleteBucketTagging", log: ["REST.DELETE.TAGGING"] },
  { api: "DeleteBucketWebsite", log: ["REST.DELETE.WEBSITE"] },
  {
    api: "DeletePublicAccessBlock",
    log: ["REST.DELETE.PUBLIC_ACCESS_BLOCK"],
    trail: ["DeleteBucketPublicAccessBlock"],
  },
  { api: "GetBucketAccelerateConfiguration", log: ["REST.GET.ACCELERATE"] },
  { api: "GetBucketAcl", logBucket: ["REST.GET.ACL"] },
  { api: "GetBucketAnalyticsConfiguration", log: ["REST.GET.ANALYTICS"] },
  { api: "GetBucketCors", log: ["REST.GET.CORS"] },
  { api: "GetBucketEncryption", log: ["REST.GET.ENCRYPTION"] },
  { api: "GetBucketIntelligentTieringConfiguration", log: ["REST.GET.INTELLIGENT_TIERING"] },
  { api: "GetBucketInventoryConfiguration", log: ["REST.GET.INVENTORY"] },
  { api: "GetBucketLifecycleConfiguration", log: ["REST.GET.LIFECYCLE"], trail: ["GetBucketLifecycle"] },
  { api: "GetBucketLocation", log: ["REST.GET.LOCATION"] },
  { api: "GetBucketLogging", log: ["REST.GET.LOGGING_STATUS"] },
  { api: "GetBucketMetricsConfiguration", log: ["REST.GET.METRICS"] },
  {
    api: "GetBucketNotificationConfiguration",
    log: ["REST.GET.NOTIFICATION"],
    trail: ["GetBucketNotification"],
  },
  { api: "GetBucketOwnershipControls", log: ["REST.GET.OWNERSHIP_CONTROLS"] },
  { api: "GetBucketPolicy", log: ["REST.GET.BUCKETPOLICY"] },
  { api: "GetBucketPolicyStatus", log: ["REST.GET.POLICY_STATUS"] },
  { api: "GetBucketReplication", log: ["REST.GET.REPLICATION"] },
  { api: "GetBucketRequestPayment", log: ["REST.GET.REQUEST_PAYMENT"] },
  { api: "GetBucketTagging", logBucket: ["REST.GET.TAGGING"] },
  { api: "GetBucketVersioning", log: ["REST.GET.VERSIONING"] },
  { api: "GetBucketWebsite", log: ["REST.GET.WEBSITE"] },
  { api: "GetObjectLockConfiguration", log: ["REST.GET.OBJECT_LOCK"], trail: ["GetBucketObjectLockConfiguration"] },
  { api: "GetPublicAccessBlock", log: ["REST.GET.PUBLIC_ACCESS_BLOCK"], trail: ["GetBucketPublicAccessBlock"] },
  // Documented as a data event since 2021; older trails have it among management events.
  { api: "HeadBucket", log: ["REST.HEAD.BUCKET"], data: true },
  { api: "PutBucketAccelerateConfiguration", log: ["REST.PUT.ACCELERATE"] },
  { api: "PutBucketAcl", logBucket: ["REST.PUT.ACL"] },
  { api: "PutBucketAnalyticsConfiguration", log: ["REST.PUT.ANALYTICS"] },
  { api: "PutBucketCors", log: ["REST.PUT.CORS"] },
  { api: "PutBucketEncryption", log: ["REST.PUT.ENCRYPTION"] },
  { api: "PutBucketIntelligentTieringConfiguration", log: ["REST.PUT.INTELLIGENT_TIERING"] },
  { api: "PutBucketInventoryConfiguration", log: ["REST.PUT.INVENTORY"] },
  { api: "PutBucketLifecycleConfiguration", log: ["REST.PUT.LIFECYCLE"], trail: ["PutBucketLifecycle"] },
  { api: "PutBucketLogging", log: ["REST.PUT.LOGGING_STATUS"] },
  { api: "PutBucketMetricsConfiguration", log: ["REST.PUT.METRICS"] },
  {
    api: "PutBucketNotificationConfiguration",
    log: ["REST.PUT.NOTIFICATION"],
    trail: ["PutBucketNotification"],
  },
  { api: "PutBucketOwnershipControls", log: ["REST.PUT.OWNERSHIP_CONTROLS"] },
  { api: "PutBucketPolicy", log: ["REST.PUT.BUCKETPOLICY"] },
  { api: "PutBucketReplication", log: ["REST.PUT.REPLICATION"] },
  { api: "PutBucketRequestPayment", log: ["REST.PUT.REQUEST_PAYMENT"] },
  { api: "PutBucketTagging", logBucket: ["REST.PUT.TAGGING"] },
  { api: "PutBucketVersioning", log: ["REST.PUT.VERSIONING"] },
  { api: "PutBucketWebsite", log: ["REST.PUT.WEBSITE"] },
  { api: "PutObjectLockConfiguration", log: ["REST.PUT.OBJECT_LOCK"], trail: ["PutBucketObjectLockConfiguration"] },
  { api: "PutPublicAccessBlock", log: ["REST.PUT.PUBLIC_ACCESS_BLOCK"], trail: ["PutBucketPublicAccessBlock"] },
];

/** Names of the S3 API that a policy may use for an operation. */
export const operationNames: ReadonlySet<string> = new Set(operations.map(({ api }) => api));

const ofLog = new Map<string, string>();
const ofLogBucket = new Map<string, string>();
const ofTrail = new Map<string, string>();
const dataNames = new Set<string>();
for (const { api, log = [], logBucket = [], trail = [], data } of operations) {
  for (const name of log) ofLog.set(name, api);
  for (const name of logBucket) ofLogBucket.set(name, api);
  for (const name of trail) ofTrail.set(name, api);
  if (data) dataNames.add(api);
}

// The read of the source side of a copy, written to the source bucket's log.
const copySourceOperations: ReadonlySet<string> = new Set(["REST.COPY.OBJECT_GET", "REST.COPY.PART_GET"]);

/**
 * The operation of an access-log line.
 *
 * @param name field Operation, such as `REST.GET.OBJECT`
 * @param hasKey whether the line has an object key: REST.GET.ACL is of the object with one and of the bucket without
 * @returns the S3 API name; `name` itself where the API has none (`S3.EXPIRE.OBJECT`) or the table does not know it
 */
export function operationOfLog(name: string, hasKey: boolean): string {
  if (copySourceOperations.has(name)) return "GetObject";
  if (name.startsWith("SOAP.")) return operationOfTrail(name.slice(5));
  return (hasKey ? undefined : ofLogBucket.get(name)) ?? ofLog.get(name) ?? ofLogBucket.get(name) ?? name;
}

/** The role of an access-log line: see `RecordRole`. */
export function roleOfLog(name: string): RecordRole {
  return copySourceOperations.has(name) ? "copy-source" : "main";
}

/** The operation of a CloudTrail record, by its S3 API name; an unknown name is returned as it is. */
export function operationOfTrail(eventName: string): string {
  return ofTrail.get(eventName) ?? eventName;
}

/** Whether CloudTrail records the operation as a data event, so that a trail without data events never shows it. */
export function isDataOperation(operation: string): boolean {
  return dataNames.has(operation);
}

/** What S3 does by itself under `S3.*` (lifecycle, checksums): it never crossed a network. */
export function isInternalOperation(operation: string): boolean {
  return operation.startsWith("S3.");
}
