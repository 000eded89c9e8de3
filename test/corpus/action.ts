/** Something that can be asked of S3: how either log names it and what it looks like on the wire. */
export interface Action {
  /** The normal operation that an access log tells, and that CloudTrail tells. */
  readonly api: string;
  readonly trailApi?: string;
  /** Field Operation of an access log. */
  readonly log: string;
  /** `eventName` of CloudTrail; undefined where it has no record of it. */
  readonly trail: string | undefined;
  readonly method: string;
  /** Query of the Request-URI, with its question mark. */
  readonly query: string;
  readonly keyed: boolean;
  /** Whether CloudTrail has it as a data event. */
  readonly data: boolean;
  /** Whether the answer has a body worth speaking of. */
  readonly answers: boolean;
  readonly status: number;
}

/** What callers ask, object requests first; how often is in the order: a good half are the first few. */
export const objectActions: readonly Action[] = [
  object("GetObject", "REST.GET.OBJECT", "GET", "", { answers: true }),
  object("GetObject", "REST.GET.OBJECT", "GET", "?versionId=3sL4kqtJlcpXroDTDmJ.rmSpXd3dIbrHY", { answers: true }),
  object("HeadObject", "REST.HEAD.OBJECT", "HEAD", ""),
  object("PutObject", "REST.PUT.OBJECT", "PUT", "?x-id=PutObject"),
  object("DeleteObject", "REST.DELETE.OBJECT", "DELETE", "", { status: 204 }),
  object("ListObjects", "REST.GET.BUCKET", "GET", "?list-type=2&prefix=raw%2F", { keyed: false, answers: true }),
  object("CopyObject", "REST.COPY.OBJECT", "PUT", "", { answers: true }),
  object("UploadPartCopy", "REST.COPY.PART", "PUT", "?partNumber=1&uploadId=abc", { answers: true }),
  object("DeleteObjects", "REST.POST.MULTI_OBJECT_DELETE", "POST", "?delete", { keyed: false, answers: true }),
  object("GetObjectAcl", "REST.GET.ACL", "GET", "?acl", { answers: true }),
  object("PutObjectAcl", "REST.PUT.ACL", "PUT", "?acl"),
  object("GetObjectTagging", "REST.GET.OBJECT_TAGGING", "GET", "?tagging", { answers: true }),
  object("CreateMultipartUpload", "REST.POST.UPLOADS", "POST", "?uploads", { answers: true }),
  object("UploadPart", "REST.PUT.PART", "PUT", "?partNumber=2&uploadId=abc"),
  object("CompleteMultipartUpload", "REST.POST.UPLOAD", "POST", "?uploadId=abc", { answers: true }),
  object("ListObjectVersions", "REST.GET.BUCKETVERSIONS", "GET", "?versions", { keyed: false, answers: true }),
  object("HeadBucket", "REST.HEAD.BUCKET", "HEAD", "", { keyed: false }),
  object("GetObject", "WEBSITE.GET.OBJECT", "GET", "", { answers: true }),
  object("PreflightRequest", "REST.OPTIONS.PREFLIGHT", "OPTIONS", ""),
  object("GetObject", "SOAP.GetObject", "POST", "", { answers: true, trail: undefined }),
  object("REST.GET.SOMETHING_NEW", "REST.GET.SOMETHING_NEW", "GET", "?new", {
    trail: "GetSomethingNew",
    trailApi: "GetSomethingNew",
    data: false,
  }),
];

/** Requests about buckets: CloudTrail's management events. */
export const bucketActions: readonly Action[] = [
  bucket("GetBucketAcl", "REST.GET.ACL", "GET", "?acl"),
  bucket("PutBucketAcl", "REST.PUT.ACL", "PUT", "?acl"),
  bucket("GetBucketLocation", "REST.GET.LOCATION", "GET", "?location"),
  bucket("GetBucketTagging", "REST.GET.TAGGING", "GET", "?tagging"),
  bucket("PutBucketPolicy", "REST.PUT.BUCKETPOLICY", "PUT", "?policy", { status: 204 }),
  bucket("GetBucketPolicyStatus", "REST.GET.POLICY_STATUS", "GET", "?policyStatus"),
  bucket("GetBucketLifecycleConfiguration", "REST.GET.LIFECYCLE", "GET", "?lifecycle", { trail: "GetBucketLifecycle" }),
  bucket("GetPublicAccessBlock", "REST.GET.PUBLIC_ACCESS_BLOCK", "GET", "?publicAccessBlock", {
    trail: "GetBucketPublicAccessBlock",
  }),
  bucket("PutBucketVersioning", "REST.PUT.VERSIONING", "PUT", "?versioning"),
  bucket("DeleteBucket", "REST.DELETE.BUCKET", "DELETE", "", { status: 204 }),
];

/** What S3 does by itself: no way in, no CloudTrail. */
export const internalActions: readonly Action[] = [
  "S3.EXPIRE.OBJECT",
  "S3.CREATE.DELETEMARKER",
  "S3.TRANSITION_SIA.OBJECT",
  "S3.TRANSITION_GIR.OBJECT",
  "S3.DELETE.UPLOAD",
].map((name) => ({
  api: name,
  log: name,
  trail: undefined,
  method: "-",
  query: "",
  keyed: true,
  data: false,
  answers: false,
  status: 0,
}));

function object(api: string, log: string, method: string, query: string, more: Partial<Action> = {}): Action {
  return { api, log, trail: api, method, query, keyed: true, data: true, answers: false, status: 200, ...more };
}

function bucket(api: string, log: string, method: string, query: string, more: Partial<Action> = {}): Action {
  return object(api, log, method, query, { keyed: false, data: false, answers: method === "GET", ...more });
}
