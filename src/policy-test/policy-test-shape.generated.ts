// @ts-nocheck
// Made from schemas/policy-test.schema.json by scripts/generate.ts: do not edit.

/** What a value breaks: one keyword of the schema. */
export interface ShapeError {
  readonly keyword: string;
  /** JSON pointer to the value. */
  readonly instancePath: string;
  /** JSON pointer to the keyword. */
  readonly schemaPath: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The key that is checked, where it is the key and not its value. */
  readonly propertyName?: string;
  /** The schema object that the keyword is in. */
  readonly parentSchema?: Readonly<Record<string, unknown>>;
}

/** Whether a value has the shape; if not, `errors` says why until the next call. */
export interface ShapeValidator {
  (data: unknown): boolean;
  errors?: readonly ShapeError[] | null;
}

// validator.js
var validate = validate20;
var validator_default = validate20;
var schema31 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "s3-perimeter policy test file", "description": "Tests of the policies in the file of the same name beside it: `name.test.yaml` of `name.yaml`. Each test is a request, and what policies are expected to say of it.", "type": "object", "required": ["version", "tests"], "properties": { "version": { "description": "Version of this file format.", "const": 1 }, "tests": { "description": "The tests. Each stands by itself, and their order does not matter.", "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/test" } } }, "patternProperties": { "^x-": { "description": "Yours: not read by s3-perimeter. A place for YAML anchors (`x-app: &app {...}`) that aliases (`*app`) and merge keys (`<<: *app`) elsewhere use." } }, "additionalProperties": false, "$defs": { "text": { "type": "string", "pattern": "\\S", "description": "Any text that is not blank." }, "date": { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "description": "A day in UTC, YYYY-MM-DD.", "examples": ["2026-03-16"] }, "test": { "description": "A request and what is expected of it. The request is given in a few fields (`request`), or as what the logs have of it (`accessLog`, `cloudTrail` or both, whose halves are then joined).", "type": "object", "required": ["name", "expect"], "anyOf": [{ "required": ["request"] }, { "required": ["accessLog"] }, { "required": ["cloudTrail"] }], "dependentSchemas": { "request": { "properties": { "accessLog": false, "cloudTrail": false } } }, "properties": { "name": { "$ref": "#/$defs/text", "description": "What the test shows, in a few words. No two tests of a file have the same.", "examples": ["the application through its endpoint"] }, "request": { "$ref": "#/$defs/request" }, "accessLog": { "$ref": "#/$defs/text", "description": "One or more lines of an S3 server access log, as they are." }, "cloudTrail": { "description": "One or more CloudTrail records: JSON as it is (which is YAML), a list of records, or JSON in a text.", "type": ["string", "object", "array"], "if": { "type": "string" }, "then": { "$ref": "#/$defs/text" }, "else": { "if": { "type": "array" }, "then": { "minItems": 1, "items": { "type": "object" } } } }, "expect": { "description": "What is expected, by the id of the policy. Policies that are not named may say anything.", "type": "object", "minProperties": 1, "additionalProperties": { "$ref": "#/$defs/expectation" }, "examples": [{ "app-data-by-one-endpoint": { "verdict": "compliant", "reason": "endpoint-allowed" } }] } }, "additionalProperties": false }, "request": { "description": "A request in a few fields. What is left out is not known.", "type": "object", "required": ["bucket", "evidence"], "properties": { "bucket": { "description": "Name of the bucket.", "type": "string", "examples": ["testdata2020"] }, "evidence": { "description": "What the request is known from. `log`: an access log alone. `trail`: CloudTrail. `old-trail`: CloudTrail before eventVersion 1.04, which had no endpoint ids. `joined`: both. `conflict`: records that contradict each other.", "enum": ["log", "trail", "old-trail", "joined", "conflict"] }, "principal": { "description": "Who asked: the ARN of a role or a user, an account id, a canonical user id, the DNS name of an AWS service, or `anonymous`. Without it, the logs do not tell.", "type": "string", "examples": ["arn:aws:iam::111122223333:role/app", "anonymous"] }, "source": { "description": "The address it came from in canonical form; or the block that a large profile folds it to (a /24 or a /16, of IPv6 a /48 or a /32), `private` or `public`. Without it, the logs have no address.", "type": "string", "examples": ["10.0.1.179", "203.0.113.0/24", "private"] }, "vpcEndpoint": { "$ref": "#/$defs/text", "description": "Id of the VPC endpoint it came through, which only CloudTrail tells.", "examples": ["vpce-0126d8067633b9fc0"] }, "awsService": { "description": "DNS name of the AWS service that made the call, or `unknown` where the log says no more than that one did.", "type": "string", "examples": ["athena.amazonaws.com", "unknown"] }, "operation": { "description": "Action of the S3 API, or what S3 does by itself as access logs name it (`S3.EXPIRE.OBJECT`).", "type": "string", "if": { "pattern": "^S3\\.[A-Z0-9_.]+$" }, "else": { "$ref": "#/$defs/operation" }, "default": "GetObject" }, "outcome": { "description": "`denied` where S3 refused it. No verdict depends on it.", "enum": ["reached", "denied"], "default": "reached" }, "claim": { "description": "What the caller says it is, by its user agent.", "enum": ["athena", "cloudshell", "cloudtrail", "console", "lambda", "none"], "default": "none" }, "day": { "$ref": "#/$defs/date", "description": "The day of the request in UTC, YYYY-MM-DD. Only exceptions depend on it. Without it the request is of 14 March 2006, S3's first day: exceptions that have no `from` hold on it.", "default": "2006-03-14" } }, "additionalProperties": false }, "operation": { "description": "Action of the S3 API.", "enum": ["AbortMultipartUpload", "CompleteMultipartUpload", "CopyObject", "CreateBucket", "CreateMultipartUpload", "CreateSession", "DeleteBucket", "DeleteBucketAnalyticsConfiguration", "DeleteBucketCors", "DeleteBucketEncryption", "DeleteBucketIntelligentTieringConfiguration", "DeleteBucketInventoryConfiguration", "DeleteBucketLifecycle", "DeleteBucketMetricsConfiguration", "DeleteBucketOwnershipControls", "DeleteBucketPolicy", "DeleteBucketReplication", "DeleteBucketTagging", "DeleteBucketWebsite", "DeleteObject", "DeleteObjectTagging", "DeleteObjects", "DeletePublicAccessBlock", "GetBucketAccelerateConfiguration", "GetBucketAcl", "GetBucketAnalyticsConfiguration", "GetBucketCors", "GetBucketEncryption", "GetBucketIntelligentTieringConfiguration", "GetBucketInventoryConfiguration", "GetBucketLifecycleConfiguration", "GetBucketLocation", "GetBucketLogging", "GetBucketMetricsConfiguration", "GetBucketNotificationConfiguration", "GetBucketOwnershipControls", "GetBucketPolicy", "GetBucketPolicyStatus", "GetBucketReplication", "GetBucketRequestPayment", "GetBucketTagging", "GetBucketVersioning", "GetBucketWebsite", "GetObject", "GetObjectAcl", "GetObjectAttributes", "GetObjectLegalHold", "GetObjectLockConfiguration", "GetObjectRetention", "GetObjectTagging", "GetObjectTorrent", "GetPublicAccessBlock", "HeadBucket", "HeadObject", "ListMultipartUploads", "ListObjectVersions", "ListObjects", "ListParts", "PostObject", "PreflightRequest", "PutBucketAccelerateConfiguration", "PutBucketAcl", "PutBucketAnalyticsConfiguration", "PutBucketCors", "PutBucketEncryption", "PutBucketIntelligentTieringConfiguration", "PutBucketInventoryConfiguration", "PutBucketLifecycleConfiguration", "PutBucketLogging", "PutBucketMetricsConfiguration", "PutBucketNotificationConfiguration", "PutBucketOwnershipControls", "PutBucketPolicy", "PutBucketReplication", "PutBucketRequestPayment", "PutBucketTagging", "PutBucketVersioning", "PutBucketWebsite", "PutObject", "PutObjectAcl", "PutObjectLegalHold", "PutObjectLockConfiguration", "PutObjectRetention", "PutObjectTagging", "PutPublicAccessBlock", "RenameObject", "RestoreObject", "SelectObjectContent", "UploadPart", "UploadPartCopy", "WriteGetObjectResponse"] }, "expectation": { "description": "What a policy is expected to say. Of a pasted request it must hold for every one to a bucket that the policy covers.", "type": "object", "required": ["verdict"], "properties": { "verdict": { "description": "The verdict. `not-covered`: the policy does not cover the bucket.", "enum": ["compliant", "excepted", "inconclusive", "not-applicable", "not-covered", "violation"] }, "reason": { "description": "Why: the row of the verdict table that decides. Of an excepted request, what it would have been.", "enum": ["address-behind-endpoint-unknown", "address-unknown", "console-endpoint", "endpoint-allowed", "endpoint-id-missing", "evidence-conflict", "from-internet", "from-internet-by-address", "internal-operation", "log-cannot-prove", "private-address-allowed", "public-address-allowed", "public-address-allowed-by-log", "public-space-behind-endpoint", "range-straddles", "service-allowed", "service-not-allowed", "service-unknown", "some-endpoint", "unexpected-address-behind-endpoint", "unexpected-endpoint", "unexpected-private-address"] }, "exception": { "$ref": "#/$defs/text", "description": "Id of the exception that is expected to apply, where the verdict is `excepted`." } }, "allOf": [{ "if": { "required": ["verdict"], "properties": { "verdict": { "const": "not-covered" } } }, "then": { "properties": { "reason": false } }, "else": { "required": ["reason"], "properties": { "reason": true } } }, { "if": { "required": ["verdict"], "properties": { "verdict": { "const": "excepted" } } }, "then": { "required": ["exception"], "properties": { "exception": true } }, "else": { "properties": { "exception": false } } }], "additionalProperties": false } } };
var pattern4 = new RegExp("^x-", "u");
var schema32 = { "description": "A request and what is expected of it. The request is given in a few fields (`request`), or as what the logs have of it (`accessLog`, `cloudTrail` or both, whose halves are then joined).", "type": "object", "required": ["name", "expect"], "anyOf": [{ "required": ["request"] }, { "required": ["accessLog"] }, { "required": ["cloudTrail"] }], "dependentSchemas": { "request": { "properties": { "accessLog": false, "cloudTrail": false } } }, "properties": { "name": { "$ref": "#/$defs/text", "description": "What the test shows, in a few words. No two tests of a file have the same.", "examples": ["the application through its endpoint"] }, "request": { "$ref": "#/$defs/request" }, "accessLog": { "$ref": "#/$defs/text", "description": "One or more lines of an S3 server access log, as they are." }, "cloudTrail": { "description": "One or more CloudTrail records: JSON as it is (which is YAML), a list of records, or JSON in a text.", "type": ["string", "object", "array"], "if": { "type": "string" }, "then": { "$ref": "#/$defs/text" }, "else": { "if": { "type": "array" }, "then": { "minItems": 1, "items": { "type": "object" } } } }, "expect": { "description": "What is expected, by the id of the policy. Policies that are not named may say anything.", "type": "object", "minProperties": 1, "additionalProperties": { "$ref": "#/$defs/expectation" }, "examples": [{ "app-data-by-one-endpoint": { "verdict": "compliant", "reason": "endpoint-allowed" } }] } }, "additionalProperties": false };
var schema33 = { "type": "string", "pattern": "\\S", "description": "Any text that is not blank." };
var pattern5 = new RegExp("\\S", "u");
var schema34 = { "description": "A request in a few fields. What is left out is not known.", "type": "object", "required": ["bucket", "evidence"], "properties": { "bucket": { "description": "Name of the bucket.", "type": "string", "examples": ["testdata2020"] }, "evidence": { "description": "What the request is known from. `log`: an access log alone. `trail`: CloudTrail. `old-trail`: CloudTrail before eventVersion 1.04, which had no endpoint ids. `joined`: both. `conflict`: records that contradict each other.", "enum": ["log", "trail", "old-trail", "joined", "conflict"] }, "principal": { "description": "Who asked: the ARN of a role or a user, an account id, a canonical user id, the DNS name of an AWS service, or `anonymous`. Without it, the logs do not tell.", "type": "string", "examples": ["arn:aws:iam::111122223333:role/app", "anonymous"] }, "source": { "description": "The address it came from in canonical form; or the block that a large profile folds it to (a /24 or a /16, of IPv6 a /48 or a /32), `private` or `public`. Without it, the logs have no address.", "type": "string", "examples": ["10.0.1.179", "203.0.113.0/24", "private"] }, "vpcEndpoint": { "$ref": "#/$defs/text", "description": "Id of the VPC endpoint it came through, which only CloudTrail tells.", "examples": ["vpce-0126d8067633b9fc0"] }, "awsService": { "description": "DNS name of the AWS service that made the call, or `unknown` where the log says no more than that one did.", "type": "string", "examples": ["athena.amazonaws.com", "unknown"] }, "operation": { "description": "Action of the S3 API, or what S3 does by itself as access logs name it (`S3.EXPIRE.OBJECT`).", "type": "string", "if": { "pattern": "^S3\\.[A-Z0-9_.]+$" }, "else": { "$ref": "#/$defs/operation" }, "default": "GetObject" }, "outcome": { "description": "`denied` where S3 refused it. No verdict depends on it.", "enum": ["reached", "denied"], "default": "reached" }, "claim": { "description": "What the caller says it is, by its user agent.", "enum": ["athena", "cloudshell", "cloudtrail", "console", "lambda", "none"], "default": "none" }, "day": { "$ref": "#/$defs/date", "description": "The day of the request in UTC, YYYY-MM-DD. Only exceptions depend on it. Without it the request is of 14 March 2006, S3's first day: exceptions that have no `from` hold on it.", "default": "2006-03-14" } }, "additionalProperties": false };
var schema36 = { "description": "Action of the S3 API.", "enum": ["AbortMultipartUpload", "CompleteMultipartUpload", "CopyObject", "CreateBucket", "CreateMultipartUpload", "CreateSession", "DeleteBucket", "DeleteBucketAnalyticsConfiguration", "DeleteBucketCors", "DeleteBucketEncryption", "DeleteBucketIntelligentTieringConfiguration", "DeleteBucketInventoryConfiguration", "DeleteBucketLifecycle", "DeleteBucketMetricsConfiguration", "DeleteBucketOwnershipControls", "DeleteBucketPolicy", "DeleteBucketReplication", "DeleteBucketTagging", "DeleteBucketWebsite", "DeleteObject", "DeleteObjectTagging", "DeleteObjects", "DeletePublicAccessBlock", "GetBucketAccelerateConfiguration", "GetBucketAcl", "GetBucketAnalyticsConfiguration", "GetBucketCors", "GetBucketEncryption", "GetBucketIntelligentTieringConfiguration", "GetBucketInventoryConfiguration", "GetBucketLifecycleConfiguration", "GetBucketLocation", "GetBucketLogging", "GetBucketMetricsConfiguration", "GetBucketNotificationConfiguration", "GetBucketOwnershipControls", "GetBucketPolicy", "GetBucketPolicyStatus", "GetBucketReplication", "GetBucketRequestPayment", "GetBucketTagging", "GetBucketVersioning", "GetBucketWebsite", "GetObject", "GetObjectAcl", "GetObjectAttributes", "GetObjectLegalHold", "GetObjectLockConfiguration", "GetObjectRetention", "GetObjectTagging", "GetObjectTorrent", "GetPublicAccessBlock", "HeadBucket", "HeadObject", "ListMultipartUploads", "ListObjectVersions", "ListObjects", "ListParts", "PostObject", "PreflightRequest", "PutBucketAccelerateConfiguration", "PutBucketAcl", "PutBucketAnalyticsConfiguration", "PutBucketCors", "PutBucketEncryption", "PutBucketIntelligentTieringConfiguration", "PutBucketInventoryConfiguration", "PutBucketLifecycleConfiguration", "PutBucketLogging", "PutBucketMetricsConfiguration", "PutBucketNotificationConfiguration", "PutBucketOwnershipControls", "PutBucketPolicy", "PutBucketReplication", "PutBucketRequestPayment", "PutBucketTagging", "PutBucketVersioning", "PutBucketWebsite", "PutObject", "PutObjectAcl", "PutObjectLegalHold", "PutObjectLockConfiguration", "PutObjectRetention", "PutObjectTagging", "PutPublicAccessBlock", "RenameObject", "RestoreObject", "SelectObjectContent", "UploadPart", "UploadPartCopy", "WriteGetObjectResponse"] };
var schema37 = { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "description": "A day in UTC, YYYY-MM-DD.", "examples": ["2026-03-16"] };
var func1 = Object.prototype.hasOwnProperty;
var pattern7 = new RegExp("^S3\\.[A-Z0-9_.]+$", "u");
var pattern8 = new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "u");
function validate22(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate22.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.bucket === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "bucket" }, message: "must have required property 'bucket'", schema: schema34.required, parentSchema: schema34, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.evidence === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "evidence" }, message: "must have required property 'evidence'", schema: schema34.required, parentSchema: schema34, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func1.call(schema34.properties, key0)) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema34, data };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.bucket !== void 0) {
      let data0 = data.bucket;
      if (typeof data0 !== "string") {
        const err3 = { instancePath: instancePath + "/bucket", schemaPath: "#/properties/bucket/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema34.properties.bucket.type, parentSchema: schema34.properties.bucket, data: data0 };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.evidence !== void 0) {
      let data1 = data.evidence;
      if (!(data1 === "log" || data1 === "trail" || data1 === "old-trail" || data1 === "joined" || data1 === "conflict")) {
        const err4 = { instancePath: instancePath + "/evidence", schemaPath: "#/properties/evidence/enum", keyword: "enum", params: { allowedValues: schema34.properties.evidence.enum }, message: "must be equal to one of the allowed values", schema: schema34.properties.evidence.enum, parentSchema: schema34.properties.evidence, data: data1 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.principal !== void 0) {
      let data2 = data.principal;
      if (typeof data2 !== "string") {
        const err5 = { instancePath: instancePath + "/principal", schemaPath: "#/properties/principal/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema34.properties.principal.type, parentSchema: schema34.properties.principal, data: data2 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.source !== void 0) {
      let data3 = data.source;
      if (typeof data3 !== "string") {
        const err6 = { instancePath: instancePath + "/source", schemaPath: "#/properties/source/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema34.properties.source.type, parentSchema: schema34.properties.source, data: data3 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.vpcEndpoint !== void 0) {
      let data4 = data.vpcEndpoint;
      if (typeof data4 === "string") {
        if (!pattern5.test(data4)) {
          const err7 = { instancePath: instancePath + "/vpcEndpoint", schemaPath: "#/$defs/text/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"', schema: "\\S", parentSchema: schema33, data: data4 };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      } else {
        const err8 = { instancePath: instancePath + "/vpcEndpoint", schemaPath: "#/$defs/text/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema33.type, parentSchema: schema33, data: data4 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.awsService !== void 0) {
      let data5 = data.awsService;
      if (typeof data5 !== "string") {
        const err9 = { instancePath: instancePath + "/awsService", schemaPath: "#/properties/awsService/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema34.properties.awsService.type, parentSchema: schema34.properties.awsService, data: data5 };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.operation !== void 0) {
      let data6 = data.operation;
      if (typeof data6 !== "string") {
        const err10 = { instancePath: instancePath + "/operation", schemaPath: "#/properties/operation/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema34.properties.operation.type, parentSchema: schema34.properties.operation, data: data6 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
      const _errs16 = errors;
      let valid2 = true;
      const _errs17 = errors;
      if (typeof data6 === "string") {
        if (!pattern7.test(data6)) {
          const err11 = {};
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
      }
      var _valid0 = _errs17 === errors;
      errors = _errs16;
      if (vErrors !== null) {
        if (_errs16) {
          vErrors.length = _errs16;
        } else {
          vErrors = null;
        }
      }
      if (!_valid0) {
        const _errs18 = errors;
        if (!(data6 === "AbortMultipartUpload" || data6 === "CompleteMultipartUpload" || data6 === "CopyObject" || data6 === "CreateBucket" || data6 === "CreateMultipartUpload" || data6 === "CreateSession" || data6 === "DeleteBucket" || data6 === "DeleteBucketAnalyticsConfiguration" || data6 === "DeleteBucketCors" || data6 === "DeleteBucketEncryption" || data6 === "DeleteBucketIntelligentTieringConfiguration" || data6 === "DeleteBucketInventoryConfiguration" || data6 === "DeleteBucketLifecycle" || data6 === "DeleteBucketMetricsConfiguration" || data6 === "DeleteBucketOwnershipControls" || data6 === "DeleteBucketPolicy" || data6 === "DeleteBucketReplication" || data6 === "DeleteBucketTagging" || data6 === "DeleteBucketWebsite" || data6 === "DeleteObject" || data6 === "DeleteObjectTagging" || data6 === "DeleteObjects" || data6 === "DeletePublicAccessBlock" || data6 === "GetBucketAccelerateConfiguration" || data6 === "GetBucketAcl" || data6 === "GetBucketAnalyticsConfiguration" || data6 === "GetBucketCors" || data6 === "GetBucketEncryption" || data6 === "GetBucketIntelligentTieringConfiguration" || data6 === "GetBucketInventoryConfiguration" || data6 === "GetBucketLifecycleConfiguration" || data6 === "GetBucketLocation" || data6 === "GetBucketLogging" || data6 === "GetBucketMetricsConfiguration" || data6 === "GetBucketNotificationConfiguration" || data6 === "GetBucketOwnershipControls" || data6 === "GetBucketPolicy" || data6 === "GetBucketPolicyStatus" || data6 === "GetBucketReplication" || data6 === "GetBucketRequestPayment" || data6 === "GetBucketTagging" || data6 === "GetBucketVersioning" || data6 === "GetBucketWebsite" || data6 === "GetObject" || data6 === "GetObjectAcl" || data6 === "GetObjectAttributes" || data6 === "GetObjectLegalHold" || data6 === "GetObjectLockConfiguration" || data6 === "GetObjectRetention" || data6 === "GetObjectTagging" || data6 === "GetObjectTorrent" || data6 === "GetPublicAccessBlock" || data6 === "HeadBucket" || data6 === "HeadObject" || data6 === "ListMultipartUploads" || data6 === "ListObjectVersions" || data6 === "ListObjects" || data6 === "ListParts" || data6 === "PostObject" || data6 === "PreflightRequest" || data6 === "PutBucketAccelerateConfiguration" || data6 === "PutBucketAcl" || data6 === "PutBucketAnalyticsConfiguration" || data6 === "PutBucketCors" || data6 === "PutBucketEncryption" || data6 === "PutBucketIntelligentTieringConfiguration" || data6 === "PutBucketInventoryConfiguration" || data6 === "PutBucketLifecycleConfiguration" || data6 === "PutBucketLogging" || data6 === "PutBucketMetricsConfiguration" || data6 === "PutBucketNotificationConfiguration" || data6 === "PutBucketOwnershipControls" || data6 === "PutBucketPolicy" || data6 === "PutBucketReplication" || data6 === "PutBucketRequestPayment" || data6 === "PutBucketTagging" || data6 === "PutBucketVersioning" || data6 === "PutBucketWebsite" || data6 === "PutObject" || data6 === "PutObjectAcl" || data6 === "PutObjectLegalHold" || data6 === "PutObjectLockConfiguration" || data6 === "PutObjectRetention" || data6 === "PutObjectTagging" || data6 === "PutPublicAccessBlock" || data6 === "RenameObject" || data6 === "RestoreObject" || data6 === "SelectObjectContent" || data6 === "UploadPart" || data6 === "UploadPartCopy" || data6 === "WriteGetObjectResponse")) {
          const err12 = { instancePath: instancePath + "/operation", schemaPath: "#/$defs/operation/enum", keyword: "enum", params: { allowedValues: schema36.enum }, message: "must be equal to one of the allowed values", schema: schema36.enum, parentSchema: schema36, data: data6 };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
        var _valid0 = _errs18 === errors;
        valid2 = _valid0;
      }
      if (!valid2) {
        const err13 = { instancePath: instancePath + "/operation", schemaPath: "#/properties/operation/if", keyword: "if", params: { failingKeyword: "else" }, message: 'must match "else" schema', schema: schema34.properties.operation.if, parentSchema: schema34.properties.operation, data: data6 };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.outcome !== void 0) {
      let data7 = data.outcome;
      if (!(data7 === "reached" || data7 === "denied")) {
        const err14 = { instancePath: instancePath + "/outcome", schemaPath: "#/properties/outcome/enum", keyword: "enum", params: { allowedValues: schema34.properties.outcome.enum }, message: "must be equal to one of the allowed values", schema: schema34.properties.outcome.enum, parentSchema: schema34.properties.outcome, data: data7 };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
    }
    if (data.claim !== void 0) {
      let data8 = data.claim;
      if (!(data8 === "athena" || data8 === "cloudshell" || data8 === "cloudtrail" || data8 === "console" || data8 === "lambda" || data8 === "none")) {
        const err15 = { instancePath: instancePath + "/claim", schemaPath: "#/properties/claim/enum", keyword: "enum", params: { allowedValues: schema34.properties.claim.enum }, message: "must be equal to one of the allowed values", schema: schema34.properties.claim.enum, parentSchema: schema34.properties.claim, data: data8 };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.day !== void 0) {
      let data9 = data.day;
      if (typeof data9 === "string") {
        if (!pattern8.test(data9)) {
          const err16 = { instancePath: instancePath + "/day", schemaPath: "#/$defs/date/pattern", keyword: "pattern", params: { pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }, message: 'must match pattern "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"', schema: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", parentSchema: schema37, data: data9 };
          if (vErrors === null) {
            vErrors = [err16];
          } else {
            vErrors.push(err16);
          }
          errors++;
        }
      } else {
        const err17 = { instancePath: instancePath + "/day", schemaPath: "#/$defs/date/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema37.type, parentSchema: schema37, data: data9 };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
    }
  } else {
    const err18 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema34.type, parentSchema: schema34, data };
    if (vErrors === null) {
      vErrors = [err18];
    } else {
      vErrors.push(err18);
    }
    errors++;
  }
  validate22.errors = vErrors;
  return errors === 0;
}
validate22.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema40 = { "description": "What a policy is expected to say. Of a pasted request it must hold for every one to a bucket that the policy covers.", "type": "object", "required": ["verdict"], "properties": { "verdict": { "description": "The verdict. `not-covered`: the policy does not cover the bucket.", "enum": ["compliant", "excepted", "inconclusive", "not-applicable", "not-covered", "violation"] }, "reason": { "description": "Why: the row of the verdict table that decides. Of an excepted request, what it would have been.", "enum": ["address-behind-endpoint-unknown", "address-unknown", "console-endpoint", "endpoint-allowed", "endpoint-id-missing", "evidence-conflict", "from-internet", "from-internet-by-address", "internal-operation", "log-cannot-prove", "private-address-allowed", "public-address-allowed", "public-address-allowed-by-log", "public-space-behind-endpoint", "range-straddles", "service-allowed", "service-not-allowed", "service-unknown", "some-endpoint", "unexpected-address-behind-endpoint", "unexpected-endpoint", "unexpected-private-address"] }, "exception": { "$ref": "#/$defs/text", "description": "Id of the exception that is expected to apply, where the verdict is `excepted`." } }, "allOf": [{ "if": { "required": ["verdict"], "properties": { "verdict": { "const": "not-covered" } } }, "then": { "properties": { "reason": false } }, "else": { "required": ["reason"], "properties": { "reason": true } } }, { "if": { "required": ["verdict"], "properties": { "verdict": { "const": "excepted" } } }, "then": { "required": ["exception"], "properties": { "exception": true } }, "else": { "properties": { "exception": false } } }], "additionalProperties": false };
function validate24(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate24.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs2 = errors;
  let valid1 = true;
  const _errs3 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    let missing0;
    if (data.verdict === void 0 && (missing0 = "verdict")) {
      const err0 = {};
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    } else {
      if (data.verdict !== void 0) {
        if ("not-covered" !== data.verdict) {
          const err1 = {};
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
      }
    }
  }
  var _valid0 = _errs3 === errors;
  errors = _errs2;
  if (vErrors !== null) {
    if (_errs2) {
      vErrors.length = _errs2;
    } else {
      vErrors = null;
    }
  }
  let ifClause0;
  if (_valid0) {
    const _errs5 = errors;
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.reason !== void 0) {
        const err2 = { instancePath: instancePath + "/reason", schemaPath: "#/allOf/0/then/properties/reason/false schema", keyword: "false schema", params: {}, message: "boolean schema is false", schema: false, parentSchema: schema40.allOf[0].then.properties.reason, data: data.reason };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    var _valid0 = _errs5 === errors;
    valid1 = _valid0;
    if (valid1) {
      var props0 = {};
      props0.reason = true;
      props0.verdict = true;
    }
    ifClause0 = "then";
  } else {
    const _errs6 = errors;
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.reason === void 0) {
        const err3 = { instancePath, schemaPath: "#/allOf/0/else/required", keyword: "required", params: { missingProperty: "reason" }, message: "must have required property 'reason'", schema: schema40.allOf[0].else.required, parentSchema: schema40.allOf[0].else, data };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    var _valid0 = _errs6 === errors;
    valid1 = _valid0;
    if (valid1) {
      if (props0 !== true) {
        props0 = props0 || {};
        props0.reason = true;
      }
    }
    ifClause0 = "else";
  }
  if (!valid1) {
    const err4 = { instancePath, schemaPath: "#/allOf/0/if", keyword: "if", params: { failingKeyword: ifClause0 }, message: 'must match "' + ifClause0 + '" schema', schema: schema40.allOf[0].if, parentSchema: schema40.allOf[0], data };
    if (vErrors === null) {
      vErrors = [err4];
    } else {
      vErrors.push(err4);
    }
    errors++;
  }
  const _errs8 = errors;
  let valid4 = true;
  const _errs9 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    let missing1;
    if (data.verdict === void 0 && (missing1 = "verdict")) {
      const err5 = {};
      if (vErrors === null) {
        vErrors = [err5];
      } else {
        vErrors.push(err5);
      }
      errors++;
    } else {
      if (data.verdict !== void 0) {
        if ("excepted" !== data.verdict) {
          const err6 = {};
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      }
    }
  }
  var _valid1 = _errs9 === errors;
  errors = _errs8;
  if (vErrors !== null) {
    if (_errs8) {
      vErrors.length = _errs8;
    } else {
      vErrors = null;
    }
  }
  let ifClause1;
  if (_valid1) {
    const _errs11 = errors;
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.exception === void 0) {
        const err7 = { instancePath, schemaPath: "#/allOf/1/then/required", keyword: "required", params: { missingProperty: "exception" }, message: "must have required property 'exception'", schema: schema40.allOf[1].then.required, parentSchema: schema40.allOf[1].then, data };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    var _valid1 = _errs11 === errors;
    valid4 = _valid1;
    if (valid4) {
      var props1 = {};
      props1.exception = true;
      props1.verdict = true;
    }
    ifClause1 = "then";
  } else {
    const _errs12 = errors;
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.exception !== void 0) {
        const err8 = { instancePath: instancePath + "/exception", schemaPath: "#/allOf/1/else/properties/exception/false schema", keyword: "false schema", params: {}, message: "boolean schema is false", schema: false, parentSchema: schema40.allOf[1].else.properties.exception, data: data.exception };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    var _valid1 = _errs12 === errors;
    valid4 = _valid1;
    if (valid4) {
      if (props1 !== true) {
        props1 = props1 || {};
        props1.exception = true;
      }
    }
    ifClause1 = "else";
  }
  if (!valid4) {
    const err9 = { instancePath, schemaPath: "#/allOf/1/if", keyword: "if", params: { failingKeyword: ifClause1 }, message: 'must match "' + ifClause1 + '" schema', schema: schema40.allOf[1].if, parentSchema: schema40.allOf[1], data };
    if (vErrors === null) {
      vErrors = [err9];
    } else {
      vErrors.push(err9);
    }
    errors++;
  }
  if (props0 !== true && props1 !== void 0) {
    if (props1 === true) {
      props0 = true;
    } else {
      props0 = props0 || {};
      Object.assign(props0, props1);
    }
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.verdict === void 0) {
      const err10 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "verdict" }, message: "must have required property 'verdict'", schema: schema40.required, parentSchema: schema40, data };
      if (vErrors === null) {
        vErrors = [err10];
      } else {
        vErrors.push(err10);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "verdict" || key0 === "reason" || key0 === "exception")) {
        const err11 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema40, data };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.verdict !== void 0) {
      let data4 = data.verdict;
      if (!(data4 === "compliant" || data4 === "excepted" || data4 === "inconclusive" || data4 === "not-applicable" || data4 === "not-covered" || data4 === "violation")) {
        const err12 = { instancePath: instancePath + "/verdict", schemaPath: "#/properties/verdict/enum", keyword: "enum", params: { allowedValues: schema40.properties.verdict.enum }, message: "must be equal to one of the allowed values", schema: schema40.properties.verdict.enum, parentSchema: schema40.properties.verdict, data: data4 };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.reason !== void 0) {
      let data5 = data.reason;
      if (!(data5 === "address-behind-endpoint-unknown" || data5 === "address-unknown" || data5 === "console-endpoint" || data5 === "endpoint-allowed" || data5 === "endpoint-id-missing" || data5 === "evidence-conflict" || data5 === "from-internet" || data5 === "from-internet-by-address" || data5 === "internal-operation" || data5 === "log-cannot-prove" || data5 === "private-address-allowed" || data5 === "public-address-allowed" || data5 === "public-address-allowed-by-log" || data5 === "public-space-behind-endpoint" || data5 === "range-straddles" || data5 === "service-allowed" || data5 === "service-not-allowed" || data5 === "service-unknown" || data5 === "some-endpoint" || data5 === "unexpected-address-behind-endpoint" || data5 === "unexpected-endpoint" || data5 === "unexpected-private-address")) {
        const err13 = { instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/enum", keyword: "enum", params: { allowedValues: schema40.properties.reason.enum }, message: "must be equal to one of the allowed values", schema: schema40.properties.reason.enum, parentSchema: schema40.properties.reason, data: data5 };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.exception !== void 0) {
      let data6 = data.exception;
      if (typeof data6 === "string") {
        if (!pattern5.test(data6)) {
          const err14 = { instancePath: instancePath + "/exception", schemaPath: "#/$defs/text/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"', schema: "\\S", parentSchema: schema33, data: data6 };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
      } else {
        const err15 = { instancePath: instancePath + "/exception", schemaPath: "#/$defs/text/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema33.type, parentSchema: schema33, data: data6 };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
  } else {
    const err16 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema40.type, parentSchema: schema40, data };
    if (vErrors === null) {
      vErrors = [err16];
    } else {
      vErrors.push(err16);
    }
    errors++;
  }
  validate24.errors = vErrors;
  return errors === 0;
}
validate24.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate21.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs1 = errors;
  let valid0 = false;
  const _errs2 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.request === void 0) {
      const err0 = { instancePath, schemaPath: "#/anyOf/0/required", keyword: "required", params: { missingProperty: "request" }, message: "must have required property 'request'", schema: schema32.anyOf[0].required, parentSchema: schema32.anyOf[0], data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  }
  var _valid0 = _errs2 === errors;
  valid0 = valid0 || _valid0;
  const _errs3 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.accessLog === void 0) {
      const err1 = { instancePath, schemaPath: "#/anyOf/1/required", keyword: "required", params: { missingProperty: "accessLog" }, message: "must have required property 'accessLog'", schema: schema32.anyOf[1].required, parentSchema: schema32.anyOf[1], data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  }
  var _valid0 = _errs3 === errors;
  valid0 = valid0 || _valid0;
  const _errs4 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.cloudTrail === void 0) {
      const err2 = { instancePath, schemaPath: "#/anyOf/2/required", keyword: "required", params: { missingProperty: "cloudTrail" }, message: "must have required property 'cloudTrail'", schema: schema32.anyOf[2].required, parentSchema: schema32.anyOf[2], data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
  }
  var _valid0 = _errs4 === errors;
  valid0 = valid0 || _valid0;
  if (!valid0) {
    const err3 = { instancePath, schemaPath: "#/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf", schema: schema32.anyOf, parentSchema: schema32, data };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  } else {
    errors = _errs1;
    if (vErrors !== null) {
      if (_errs1) {
        vErrors.length = _errs1;
      } else {
        vErrors = null;
      }
    }
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.name === void 0) {
      const err4 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'", schema: schema32.required, parentSchema: schema32, data };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    if (data.expect === void 0) {
      const err5 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "expect" }, message: "must have required property 'expect'", schema: schema32.required, parentSchema: schema32, data };
      if (vErrors === null) {
        vErrors = [err5];
      } else {
        vErrors.push(err5);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "name" || key0 === "request" || key0 === "accessLog" || key0 === "cloudTrail" || key0 === "expect")) {
        const err6 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema32, data };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.name !== void 0) {
      let data0 = data.name;
      if (typeof data0 === "string") {
        if (!pattern5.test(data0)) {
          const err7 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/text/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"', schema: "\\S", parentSchema: schema33, data: data0 };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      } else {
        const err8 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/text/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema33.type, parentSchema: schema33, data: data0 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.request !== void 0) {
      if (!validate22(data.request, { instancePath: instancePath + "/request", parentData: data, parentDataProperty: "request", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
        errors = vErrors.length;
      }
    }
    if (data.accessLog !== void 0) {
      let data2 = data.accessLog;
      if (typeof data2 === "string") {
        if (!pattern5.test(data2)) {
          const err9 = { instancePath: instancePath + "/accessLog", schemaPath: "#/$defs/text/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"', schema: "\\S", parentSchema: schema33, data: data2 };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
      } else {
        const err10 = { instancePath: instancePath + "/accessLog", schemaPath: "#/$defs/text/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema33.type, parentSchema: schema33, data: data2 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.cloudTrail !== void 0) {
      let data3 = data.cloudTrail;
      if ((!data3 || typeof data3 != "object") && typeof data3 !== "string") {
        const err11 = { instancePath: instancePath + "/cloudTrail", schemaPath: "#/properties/cloudTrail/type", keyword: "type", params: { type: schema32.properties.cloudTrail.type }, message: "must be string,object,array", schema: schema32.properties.cloudTrail.type, parentSchema: schema32.properties.cloudTrail, data: data3 };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
      const _errs15 = errors;
      let valid4 = true;
      const _errs16 = errors;
      if (typeof data3 !== "string") {
        const err12 = {};
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
      var _valid1 = _errs16 === errors;
      errors = _errs15;
      if (vErrors !== null) {
        if (_errs15) {
          vErrors.length = _errs15;
        } else {
          vErrors = null;
        }
      }
      let ifClause0;
      if (_valid1) {
        const _errs18 = errors;
        if (typeof data3 === "string") {
          if (!pattern5.test(data3)) {
            const err13 = { instancePath: instancePath + "/cloudTrail", schemaPath: "#/$defs/text/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"', schema: "\\S", parentSchema: schema33, data: data3 };
            if (vErrors === null) {
              vErrors = [err13];
            } else {
              vErrors.push(err13);
            }
            errors++;
          }
        } else {
          const err14 = { instancePath: instancePath + "/cloudTrail", schemaPath: "#/$defs/text/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema33.type, parentSchema: schema33, data: data3 };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
        var _valid1 = _errs18 === errors;
        valid4 = _valid1;
        ifClause0 = "then";
      } else {
        const _errs21 = errors;
        const _errs22 = errors;
        let valid6 = true;
        const _errs23 = errors;
        if (!Array.isArray(data3)) {
          const err15 = {};
          if (vErrors === null) {
            vErrors = [err15];
          } else {
            vErrors.push(err15);
          }
          errors++;
        }
        var _valid2 = _errs23 === errors;
        errors = _errs22;
        if (vErrors !== null) {
          if (_errs22) {
            vErrors.length = _errs22;
          } else {
            vErrors = null;
          }
        }
        if (_valid2) {
          const _errs25 = errors;
          if (Array.isArray(data3)) {
            if (data3.length < 1) {
              const err16 = { instancePath: instancePath + "/cloudTrail", schemaPath: "#/properties/cloudTrail/else/then/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items", schema: 1, parentSchema: schema32.properties.cloudTrail.else.then, data: data3 };
              if (vErrors === null) {
                vErrors = [err16];
              } else {
                vErrors.push(err16);
              }
              errors++;
            }
            const len0 = data3.length;
            for (let i0 = 0; i0 < len0; i0++) {
              let data4 = data3[i0];
              if (!(data4 && typeof data4 == "object" && !Array.isArray(data4))) {
                const err17 = { instancePath: instancePath + "/cloudTrail/" + i0, schemaPath: "#/properties/cloudTrail/else/then/items/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema32.properties.cloudTrail.else.then.items.type, parentSchema: schema32.properties.cloudTrail.else.then.items, data: data4 };
                if (vErrors === null) {
                  vErrors = [err17];
                } else {
                  vErrors.push(err17);
                }
                errors++;
              }
            }
          }
          var _valid2 = _errs25 === errors;
          valid6 = _valid2;
        }
        if (!valid6) {
          const err18 = { instancePath: instancePath + "/cloudTrail", schemaPath: "#/properties/cloudTrail/else/if", keyword: "if", params: { failingKeyword: "then" }, message: 'must match "then" schema', schema: schema32.properties.cloudTrail.else.if, parentSchema: schema32.properties.cloudTrail.else, data: data3 };
          if (vErrors === null) {
            vErrors = [err18];
          } else {
            vErrors.push(err18);
          }
          errors++;
        }
        var _valid1 = _errs21 === errors;
        valid4 = _valid1;
        ifClause0 = "else";
      }
      if (!valid4) {
        const err19 = { instancePath: instancePath + "/cloudTrail", schemaPath: "#/properties/cloudTrail/if", keyword: "if", params: { failingKeyword: ifClause0 }, message: 'must match "' + ifClause0 + '" schema', schema: schema32.properties.cloudTrail.if, parentSchema: schema32.properties.cloudTrail, data: data3 };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.expect !== void 0) {
      let data5 = data.expect;
      if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
        if (Object.keys(data5).length < 1) {
          const err20 = { instancePath: instancePath + "/expect", schemaPath: "#/properties/expect/minProperties", keyword: "minProperties", params: { limit: 1 }, message: "must NOT have fewer than 1 properties", schema: 1, parentSchema: schema32.properties.expect, data: data5 };
          if (vErrors === null) {
            vErrors = [err20];
          } else {
            vErrors.push(err20);
          }
          errors++;
        }
        for (const key1 in data5) {
          if (!validate24(data5[key1], { instancePath: instancePath + "/expect/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data5, parentDataProperty: key1, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err21 = { instancePath: instancePath + "/expect", schemaPath: "#/properties/expect/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema32.properties.expect.type, parentSchema: schema32.properties.expect, data: data5 };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
    }
    if (data.request !== void 0) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        if (data.accessLog !== void 0) {
          const err22 = { instancePath: instancePath + "/accessLog", schemaPath: "#/dependentSchemas/request/properties/accessLog/false schema", keyword: "false schema", params: {}, message: "boolean schema is false", schema: false, parentSchema: schema32.dependentSchemas.request.properties.accessLog, data: data.accessLog };
          if (vErrors === null) {
            vErrors = [err22];
          } else {
            vErrors.push(err22);
          }
          errors++;
        }
        if (data.cloudTrail !== void 0) {
          const err23 = { instancePath: instancePath + "/cloudTrail", schemaPath: "#/dependentSchemas/request/properties/cloudTrail/false schema", keyword: "false schema", params: {}, message: "boolean schema is false", schema: false, parentSchema: schema32.dependentSchemas.request.properties.cloudTrail, data: data.cloudTrail };
          if (vErrors === null) {
            vErrors = [err23];
          } else {
            vErrors.push(err23);
          }
          errors++;
        }
      }
    }
  } else {
    const err24 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema32.type, parentSchema: schema32, data };
    if (vErrors === null) {
      vErrors = [err24];
    } else {
      vErrors.push(err24);
    }
    errors++;
  }
  validate21.errors = vErrors;
  return errors === 0;
}
validate21.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate20(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate20.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.version === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "version" }, message: "must have required property 'version'", schema: schema31.required, parentSchema: schema31, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.tests === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "tests" }, message: "must have required property 'tests'", schema: schema31.required, parentSchema: schema31, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "version" || key0 === "tests" || pattern4.test(key0))) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema31, data };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.version !== void 0) {
      let data0 = data.version;
      if (1 !== data0) {
        const err3 = { instancePath: instancePath + "/version", schemaPath: "#/properties/version/const", keyword: "const", params: { allowedValue: 1 }, message: "must be equal to constant", schema: 1, parentSchema: schema31.properties.version, data: data0 };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.tests !== void 0) {
      let data1 = data.tests;
      if (Array.isArray(data1)) {
        if (data1.length < 1) {
          const err4 = { instancePath: instancePath + "/tests", schemaPath: "#/properties/tests/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items", schema: 1, parentSchema: schema31.properties.tests, data: data1 };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
        const len0 = data1.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!validate21(data1[i0], { instancePath: instancePath + "/tests/" + i0, parentData: data1, parentDataProperty: i0, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err5 = { instancePath: instancePath + "/tests", schemaPath: "#/properties/tests/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema31.properties.tests.type, parentSchema: schema31.properties.tests, data: data1 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
  } else {
    const err6 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema31.type, parentSchema: schema31, data };
    if (vErrors === null) {
      vErrors = [err6];
    } else {
      vErrors.push(err6);
    }
    errors++;
  }
  validate20.errors = vErrors;
  return errors === 0;
}
validate20.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
export const validatePolicyTestShape: ShapeValidator = validator_default;
