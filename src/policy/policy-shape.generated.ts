// @ts-nocheck
// Made from schemas/policy.schema.json by scripts/generate.ts: do not edit.

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
var schema31 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "s3-perimeter policy file", "description": "Which S3 buckets may be reached only through which networks. Networks and accounts are shared by all files of a run. Every key but `version` may be left out: a file may hold networks alone.", "type": "object", "required": ["version"], "properties": { "version": { "description": "Version of this file format.", "const": 1 }, "accounts": { "description": "AWS accounts that are yours. Findings about principals of any other account are grouped by account.", "type": "array", "items": { "$ref": "#/$defs/accountId" }, "minItems": 1 }, "networks": { "description": "Networks by name: sets of ways in, which policies of any file of the run allow by that name.", "type": "object", "propertyNames": { "$ref": "#/$defs/name" }, "additionalProperties": { "$ref": "#/$defs/network" }, "examples": [{ "tokyo-app": { "vpcEndpoints": ["vpce-0126d8067633b9fc0"], "vpcCidrs": ["10.0.0.0/16"] } }] }, "policies": { "description": "Policies. Each holds by itself: a bucket that two of them cover must satisfy both.", "type": "array", "items": { "$ref": "#/$defs/policy" } } }, "patternProperties": { "^x-": { "description": "Yours: not read by s3-perimeter. A place for YAML anchors (`x-hosts: &hosts [...]`) that aliases (`*hosts`) and merge keys (`<<: *base`) elsewhere use." } }, "additionalProperties": false, "$defs": { "name": { "type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$", "description": "Letters, digits, `.`, `_` and `-`; at most 100, the first a letter or a digit." }, "text": { "type": "string", "pattern": "\\S", "description": "Any text that is not blank." }, "accountId": { "type": "string", "pattern": "^[0-9]{12}$", "description": "12 digits in quotes: without quotes YAML reads a number, which loses leading zeros.", "examples": ["111122223333"] }, "date": { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "description": "A day in UTC, YYYY-MM-DD.", "examples": ["2027-03-31"] }, "network": { "description": "A set of ways in. A request came through it if it came through one of its endpoints (from `vpcCidrs`, where given), or without an endpoint from `publicCidrs`.", "type": "object", "anyOf": [{ "required": ["vpcEndpoints"] }, { "required": ["publicCidrs"] }, { "required": ["vpcCidrs"] }], "dependentRequired": { "vpcCidrs": ["vpcEndpoints"] }, "properties": { "description": { "$ref": "#/$defs/text", "description": "What this network is, for people." }, "vpcEndpoints": { "description": "Ids of VPC endpoints for S3 (gateway or interface). Compared whole, as opaque text.", "type": "array", "items": { "$ref": "#/$defs/vpcEndpoint" }, "minItems": 1 }, "vpcCidrs": { "description": "Addresses behind the endpoints (aws:VpcSourceIp). Never sufficient alone: other VPCs use the same private addresses.", "type": "array", "items": { "$ref": "#/$defs/cidr" }, "minItems": 1, "examples": [["10.0.0.0/16"]] }, "publicSpaceVpc": { "description": "Says that the VPC really uses public IPv4 addresses inside, so that `vpcCidrs` may hold such ranges.", "type": "boolean", "default": false }, "publicCidrs": { "description": "Addresses on the internet (aws:SourceIp). They count only for requests that came without an endpoint.", "type": "array", "items": { "$ref": "#/$defs/cidr" }, "minItems": 1, "examples": [["203.0.113.0/24"]] } }, "additionalProperties": false }, "vpcEndpoint": { "$ref": "#/$defs/text", "description": "Id of a VPC endpoint.", "examples": ["vpce-0126d8067633b9fc0"] }, "cidr": { "type": "string", "description": "A CIDR block in canonical form, without host bits: `10.0.0.0/16`, `2001:db8:1::/48`. One address is a /32 or a /128.", "examples": ["10.0.0.0/16", "203.0.113.0/24", "2001:db8:1::/48"] }, "bucketPattern": { "type": "string", "description": "Name of a bucket, or a pattern of whole names with `*` (any text) and `?` (any one character). Quote a pattern that begins with `*`.", "examples": ["testdata2020", "analytics-*"] }, "policy": { "description": "Which buckets may be reached only from which networks, and what is excepted.", "type": "object", "required": ["id", "buckets", "allow", "awsServices"], "properties": { "id": { "$ref": "#/$defs/name", "description": "Name of the policy, unique over all files of a run. Findings are known by it: keep it when the policy changes." }, "description": { "$ref": "#/$defs/text", "description": "What the policy is for, for people." }, "buckets": { "description": "Buckets that the policy covers: names and patterns, whole names only.", "type": "array", "items": { "$ref": "#/$defs/bucketPattern" }, "minItems": 1 }, "exceptBuckets": { "description": "Buckets that the policy leaves out although `buckets` names them. A hole without date, owner and reason: a finer pattern under `buckets` is better.", "type": "array", "items": { "$ref": "#/$defs/bucketPattern" } }, "allow": { "description": "Networks that suffice, any one of them: names of networks, or networks written out here.", "type": "array", "items": { "$ref": "#/$defs/allowedNetwork" }, "minItems": 1 }, "awsServices": { "description": "AWS services that may reach the buckets on your behalf, without crossing any of your networks: `any`, `none`, or a list of their DNS names.", "type": ["string", "array"], "if": { "type": "string" }, "then": { "enum": ["any", "none"] }, "else": { "minItems": 1, "items": { "$ref": "#/$defs/awsService" } }, "examples": ["none", "any", ["athena.amazonaws.com"]] }, "require": { "description": "What counts as evidence of a way in. `proven`: a CloudTrail record, which names the endpoint. `by-address`: the address in an access log suffices, although another VPC may use the same one.", "enum": ["proven", "by-address"], "default": "proven" }, "severity": { "description": "How grave a violation is.", "enum": ["critical", "high", "medium", "low"], "default": "high" }, "exceptions": { "description": "Holes in this policy, each dated, owned and reasoned.", "type": "array", "items": { "$ref": "#/$defs/exception" } } }, "additionalProperties": false }, "allowedNetwork": { "description": "Name of a network, or a network written out.", "type": ["string", "object"], "allOf": [{ "if": { "type": "string" }, "then": { "$ref": "#/$defs/name" } }, { "if": { "type": "object" }, "then": { "$ref": "#/$defs/network" } }] }, "awsService": { "type": "string", "description": "DNS name of an AWS service, as CloudTrail writes it.", "examples": ["athena.amazonaws.com", "cloudtrail.amazonaws.com", "delivery.logs.amazonaws.com", "logging.s3.amazonaws.com"] }, "exception": { "description": "A hole in one policy. The conditions given (`principals`, `sourceCidrs`, `operations`) must all hold, each for any one of its values; at least one of them is required.", "type": "object", "required": ["id", "reason", "owner", "expires"], "anyOf": [{ "required": ["principals"] }, { "required": ["sourceCidrs"] }, { "required": ["operations"] }], "properties": { "id": { "$ref": "#/$defs/name", "description": "Name of the exception, unique in its policy." }, "reason": { "$ref": "#/$defs/text", "description": "Why it is needed, and what will end it." }, "owner": { "$ref": "#/$defs/text", "description": "Who answers for it: a team or a person.", "examples": ["storage-team"] }, "from": { "$ref": "#/$defs/date", "description": "First day on which it holds, UTC, YYYY-MM-DD. Without it, it holds for all days up to `expires`." }, "expires": { "$ref": "#/$defs/date", "description": "Last day on which it holds, UTC, YYYY-MM-DD." }, "principals": { "description": "Who is excepted.", "type": "array", "items": { "$ref": "#/$defs/principal" }, "minItems": 1 }, "sourceCidrs": { "description": "Addresses from which requests are excepted.", "type": "array", "items": { "$ref": "#/$defs/cidr" }, "minItems": 1, "examples": [["52.192.12.142/32"]] }, "operations": { "description": "S3 API actions that are excepted.", "type": "array", "items": { "$ref": "#/$defs/operation" }, "minItems": 1 } }, "additionalProperties": false }, "principal": { "type": "string", "description": "ARN of a role or a user (a path or a session in it does not matter), account id, canonical user id, DNS name of an AWS service, or `anonymous`.", "examples": ["arn:aws:iam::111122223333:role/backup", "anonymous"] }, "operation": { "description": "Action of the S3 API.", "enum": ["AbortMultipartUpload", "CompleteMultipartUpload", "CopyObject", "CreateBucket", "CreateMultipartUpload", "CreateSession", "DeleteBucket", "DeleteBucketAnalyticsConfiguration", "DeleteBucketCors", "DeleteBucketEncryption", "DeleteBucketIntelligentTieringConfiguration", "DeleteBucketInventoryConfiguration", "DeleteBucketLifecycle", "DeleteBucketMetricsConfiguration", "DeleteBucketOwnershipControls", "DeleteBucketPolicy", "DeleteBucketReplication", "DeleteBucketTagging", "DeleteBucketWebsite", "DeleteObject", "DeleteObjectTagging", "DeleteObjects", "DeletePublicAccessBlock", "GetBucketAccelerateConfiguration", "GetBucketAcl", "GetBucketAnalyticsConfiguration", "GetBucketCors", "GetBucketEncryption", "GetBucketIntelligentTieringConfiguration", "GetBucketInventoryConfiguration", "GetBucketLifecycleConfiguration", "GetBucketLocation", "GetBucketLogging", "GetBucketMetricsConfiguration", "GetBucketNotificationConfiguration", "GetBucketOwnershipControls", "GetBucketPolicy", "GetBucketPolicyStatus", "GetBucketReplication", "GetBucketRequestPayment", "GetBucketTagging", "GetBucketVersioning", "GetBucketWebsite", "GetObject", "GetObjectAcl", "GetObjectAttributes", "GetObjectLegalHold", "GetObjectLockConfiguration", "GetObjectRetention", "GetObjectTagging", "GetObjectTorrent", "GetPublicAccessBlock", "HeadBucket", "HeadObject", "ListMultipartUploads", "ListObjectVersions", "ListObjects", "ListParts", "PostObject", "PreflightRequest", "PutBucketAccelerateConfiguration", "PutBucketAcl", "PutBucketAnalyticsConfiguration", "PutBucketCors", "PutBucketEncryption", "PutBucketIntelligentTieringConfiguration", "PutBucketInventoryConfiguration", "PutBucketLifecycleConfiguration", "PutBucketLogging", "PutBucketMetricsConfiguration", "PutBucketNotificationConfiguration", "PutBucketOwnershipControls", "PutBucketPolicy", "PutBucketReplication", "PutBucketRequestPayment", "PutBucketTagging", "PutBucketVersioning", "PutBucketWebsite", "PutObject", "PutObjectAcl", "PutObjectLegalHold", "PutObjectLockConfiguration", "PutObjectRetention", "PutObjectTagging", "PutPublicAccessBlock", "RenameObject", "RestoreObject", "SelectObjectContent", "UploadPart", "UploadPartCopy", "WriteGetObjectResponse"] } } };
var schema32 = { "type": "string", "pattern": "^[0-9]{12}$", "description": "12 digits in quotes: without quotes YAML reads a number, which loses leading zeros.", "examples": ["111122223333"] };
var schema33 = { "type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$", "description": "Letters, digits, `.`, `_` and `-`; at most 100, the first a letter or a digit." };
var pattern4 = new RegExp("^x-", "u");
var pattern5 = new RegExp("^[0-9]{12}$", "u");
var pattern6 = new RegExp("^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$", "u");
var schema34 = { "description": "A set of ways in. A request came through it if it came through one of its endpoints (from `vpcCidrs`, where given), or without an endpoint from `publicCidrs`.", "type": "object", "anyOf": [{ "required": ["vpcEndpoints"] }, { "required": ["publicCidrs"] }, { "required": ["vpcCidrs"] }], "dependentRequired": { "vpcCidrs": ["vpcEndpoints"] }, "properties": { "description": { "$ref": "#/$defs/text", "description": "What this network is, for people." }, "vpcEndpoints": { "description": "Ids of VPC endpoints for S3 (gateway or interface). Compared whole, as opaque text.", "type": "array", "items": { "$ref": "#/$defs/vpcEndpoint" }, "minItems": 1 }, "vpcCidrs": { "description": "Addresses behind the endpoints (aws:VpcSourceIp). Never sufficient alone: other VPCs use the same private addresses.", "type": "array", "items": { "$ref": "#/$defs/cidr" }, "minItems": 1, "examples": [["10.0.0.0/16"]] }, "publicSpaceVpc": { "description": "Says that the VPC really uses public IPv4 addresses inside, so that `vpcCidrs` may hold such ranges.", "type": "boolean", "default": false }, "publicCidrs": { "description": "Addresses on the internet (aws:SourceIp). They count only for requests that came without an endpoint.", "type": "array", "items": { "$ref": "#/$defs/cidr" }, "minItems": 1, "examples": [["203.0.113.0/24"]] } }, "additionalProperties": false };
var schema35 = { "type": "string", "pattern": "\\S", "description": "Any text that is not blank." };
var schema37 = { "type": "string", "description": "A CIDR block in canonical form, without host bits: `10.0.0.0/16`, `2001:db8:1::/48`. One address is a /32 or a /128.", "examples": ["10.0.0.0/16", "203.0.113.0/24", "2001:db8:1::/48"] };
var pattern7 = new RegExp("\\S", "u");
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
    if (data.vpcEndpoints === void 0) {
      const err0 = { instancePath, schemaPath: "#/anyOf/0/required", keyword: "required", params: { missingProperty: "vpcEndpoints" }, message: "must have required property 'vpcEndpoints'", schema: schema34.anyOf[0].required, parentSchema: schema34.anyOf[0], data };
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
    if (data.publicCidrs === void 0) {
      const err1 = { instancePath, schemaPath: "#/anyOf/1/required", keyword: "required", params: { missingProperty: "publicCidrs" }, message: "must have required property 'publicCidrs'", schema: schema34.anyOf[1].required, parentSchema: schema34.anyOf[1], data };
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
    if (data.vpcCidrs === void 0) {
      const err2 = { instancePath, schemaPath: "#/anyOf/2/required", keyword: "required", params: { missingProperty: "vpcCidrs" }, message: "must have required property 'vpcCidrs'", schema: schema34.anyOf[2].required, parentSchema: schema34.anyOf[2], data };
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
    const err3 = { instancePath, schemaPath: "#/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf", schema: schema34.anyOf, parentSchema: schema34, data };
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
    for (const key0 in data) {
      if (!(key0 === "description" || key0 === "vpcEndpoints" || key0 === "vpcCidrs" || key0 === "publicSpaceVpc" || key0 === "publicCidrs")) {
        const err4 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema34, data };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.description !== void 0) {
      let data0 = data.description;
      if (typeof data0 === "string") {
        if (!pattern7.test(data0)) {
          const err5 = { instancePath: instancePath + "/description", schemaPath: "#/$defs/text/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"', schema: "\\S", parentSchema: schema35, data: data0 };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/description", schemaPath: "#/$defs/text/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema35.type, parentSchema: schema35, data: data0 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.vpcEndpoints !== void 0) {
      let data1 = data.vpcEndpoints;
      if (Array.isArray(data1)) {
        if (data1.length < 1) {
          const err7 = { instancePath: instancePath + "/vpcEndpoints", schemaPath: "#/properties/vpcEndpoints/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items", schema: 1, parentSchema: schema34.properties.vpcEndpoints, data: data1 };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
        const len0 = data1.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data2 = data1[i0];
          if (typeof data2 === "string") {
            if (!pattern7.test(data2)) {
              const err8 = { instancePath: instancePath + "/vpcEndpoints/" + i0, schemaPath: "#/$defs/vpcEndpoint/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"', schema: "\\S", parentSchema: schema35, data: data2 };
              if (vErrors === null) {
                vErrors = [err8];
              } else {
                vErrors.push(err8);
              }
              errors++;
            }
          } else {
            const err9 = { instancePath: instancePath + "/vpcEndpoints/" + i0, schemaPath: "#/$defs/vpcEndpoint/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema35.type, parentSchema: schema35, data: data2 };
            if (vErrors === null) {
              vErrors = [err9];
            } else {
              vErrors.push(err9);
            }
            errors++;
          }
        }
      } else {
        const err10 = { instancePath: instancePath + "/vpcEndpoints", schemaPath: "#/properties/vpcEndpoints/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema34.properties.vpcEndpoints.type, parentSchema: schema34.properties.vpcEndpoints, data: data1 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.vpcCidrs !== void 0) {
      let data3 = data.vpcCidrs;
      if (Array.isArray(data3)) {
        if (data3.length < 1) {
          const err11 = { instancePath: instancePath + "/vpcCidrs", schemaPath: "#/properties/vpcCidrs/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items", schema: 1, parentSchema: schema34.properties.vpcCidrs, data: data3 };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
        const len1 = data3.length;
        for (let i1 = 0; i1 < len1; i1++) {
          let data4 = data3[i1];
          if (typeof data4 !== "string") {
            const err12 = { instancePath: instancePath + "/vpcCidrs/" + i1, schemaPath: "#/$defs/cidr/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema37.type, parentSchema: schema37, data: data4 };
            if (vErrors === null) {
              vErrors = [err12];
            } else {
              vErrors.push(err12);
            }
            errors++;
          }
        }
      } else {
        const err13 = { instancePath: instancePath + "/vpcCidrs", schemaPath: "#/properties/vpcCidrs/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema34.properties.vpcCidrs.type, parentSchema: schema34.properties.vpcCidrs, data: data3 };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.publicSpaceVpc !== void 0) {
      let data5 = data.publicSpaceVpc;
      if (typeof data5 !== "boolean") {
        const err14 = { instancePath: instancePath + "/publicSpaceVpc", schemaPath: "#/properties/publicSpaceVpc/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema34.properties.publicSpaceVpc.type, parentSchema: schema34.properties.publicSpaceVpc, data: data5 };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
    }
    if (data.publicCidrs !== void 0) {
      let data6 = data.publicCidrs;
      if (Array.isArray(data6)) {
        if (data6.length < 1) {
          const err15 = { instancePath: instancePath + "/publicCidrs", schemaPath: "#/properties/publicCidrs/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items", schema: 1, parentSchema: schema34.properties.publicCidrs, data: data6 };
          if (vErrors === null) {
            vErrors = [err15];
          } else {
            vErrors.push(err15);
          }
          errors++;
        }
        const len2 = data6.length;
        for (let i2 = 0; i2 < len2; i2++) {
          let data7 = data6[i2];
          if (typeof data7 !== "string") {
            const err16 = { instancePath: instancePath + "/publicCidrs/" + i2, schemaPath: "#/$defs/cidr/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema37.type, parentSchema: schema37, data: data7 };
            if (vErrors === null) {
              vErrors = [err16];
            } else {
              vErrors.push(err16);
            }
            errors++;
          }
        }
      } else {
        const err17 = { instancePath: instancePath + "/publicCidrs", schemaPath: "#/properties/publicCidrs/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema34.properties.publicCidrs.type, parentSchema: schema34.properties.publicCidrs, data: data6 };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
    }
    if (data.vpcCidrs !== void 0) {
      if (data.vpcEndpoints === void 0) {
        const err18 = { instancePath, schemaPath: "#/dependentRequired", keyword: "dependentRequired", params: {
          property: "vpcCidrs",
          missingProperty: "vpcEndpoints",
          depsCount: 1,
          deps: "vpcEndpoints"
        }, message: "must have property vpcEndpoints when property vpcCidrs is present", schema: schema34.dependentRequired, parentSchema: schema34, data };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
  } else {
    const err19 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema34.type, parentSchema: schema34, data };
    if (vErrors === null) {
      vErrors = [err19];
    } else {
      vErrors.push(err19);
    }
    errors++;
  }
  validate21.errors = vErrors;
  return errors === 0;
}
validate21.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema39 = { "description": "Which buckets may be reached only from which networks, and what is excepted.", "type": "object", "required": ["id", "buckets", "allow", "awsServices"], "properties": { "id": { "$ref": "#/$defs/name", "description": "Name of the policy, unique over all files of a run. Findings are known by it: keep it when the policy changes." }, "description": { "$ref": "#/$defs/text", "description": "What the policy is for, for people." }, "buckets": { "description": "Buckets that the policy covers: names and patterns, whole names only.", "type": "array", "items": { "$ref": "#/$defs/bucketPattern" }, "minItems": 1 }, "exceptBuckets": { "description": "Buckets that the policy leaves out although `buckets` names them. A hole without date, owner and reason: a finer pattern under `buckets` is better.", "type": "array", "items": { "$ref": "#/$defs/bucketPattern" } }, "allow": { "description": "Networks that suffice, any one of them: names of networks, or networks written out here.", "type": "array", "items": { "$ref": "#/$defs/allowedNetwork" }, "minItems": 1 }, "awsServices": { "description": "AWS services that may reach the buckets on your behalf, without crossing any of your networks: `any`, `none`, or a list of their DNS names.", "type": ["string", "array"], "if": { "type": "string" }, "then": { "enum": ["any", "none"] }, "else": { "minItems": 1, "items": { "$ref": "#/$defs/awsService" } }, "examples": ["none", "any", ["athena.amazonaws.com"]] }, "require": { "description": "What counts as evidence of a way in. `proven`: a CloudTrail record, which names the endpoint. `by-address`: the address in an access log suffices, although another VPC may use the same one.", "enum": ["proven", "by-address"], "default": "proven" }, "severity": { "description": "How grave a violation is.", "enum": ["critical", "high", "medium", "low"], "default": "high" }, "exceptions": { "description": "Holes in this policy, each dated, owned and reasoned.", "type": "array", "items": { "$ref": "#/$defs/exception" } } }, "additionalProperties": false };
var schema42 = { "type": "string", "description": "Name of a bucket, or a pattern of whole names with `*` (any text) and `?` (any one character). Quote a pattern that begins with `*`.", "examples": ["testdata2020", "analytics-*"] };
var schema46 = { "type": "string", "description": "DNS name of an AWS service, as CloudTrail writes it.", "examples": ["athena.amazonaws.com", "cloudtrail.amazonaws.com", "delivery.logs.amazonaws.com", "logging.s3.amazonaws.com"] };
var func1 = Object.prototype.hasOwnProperty;
var schema44 = { "description": "Name of a network, or a network written out.", "type": ["string", "object"], "allOf": [{ "if": { "type": "string" }, "then": { "$ref": "#/$defs/name" } }, { "if": { "type": "object" }, "then": { "$ref": "#/$defs/network" } }] };
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
  if (typeof data !== "string" && !(data && typeof data == "object" && !Array.isArray(data))) {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: schema44.type }, message: "must be string,object", schema: schema44.type, parentSchema: schema44, data };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  const _errs2 = errors;
  let valid1 = true;
  const _errs3 = errors;
  if (typeof data !== "string") {
    const err1 = {};
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
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
  if (_valid0) {
    const _errs5 = errors;
    if (typeof data === "string") {
      if (!pattern6.test(data)) {
        const err2 = { instancePath, schemaPath: "#/$defs/name/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$"', schema: "^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$", parentSchema: schema33, data };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    } else {
      const err3 = { instancePath, schemaPath: "#/$defs/name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema33.type, parentSchema: schema33, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    var _valid0 = _errs5 === errors;
    valid1 = _valid0;
  }
  if (!valid1) {
    const err4 = { instancePath, schemaPath: "#/allOf/0/if", keyword: "if", params: { failingKeyword: "then" }, message: 'must match "then" schema', schema: schema44.allOf[0].if, parentSchema: schema44.allOf[0], data };
    if (vErrors === null) {
      vErrors = [err4];
    } else {
      vErrors.push(err4);
    }
    errors++;
  }
  const _errs9 = errors;
  let valid3 = true;
  const _errs10 = errors;
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    const err5 = {};
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  var _valid1 = _errs10 === errors;
  errors = _errs9;
  if (vErrors !== null) {
    if (_errs9) {
      vErrors.length = _errs9;
    } else {
      vErrors = null;
    }
  }
  if (_valid1) {
    const _errs12 = errors;
    if (!validate21(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
      vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
      errors = vErrors.length;
    }
    var _valid1 = _errs12 === errors;
    valid3 = _valid1;
    if (valid3) {
      var props0 = true;
    }
  }
  if (!valid3) {
    const err6 = { instancePath, schemaPath: "#/allOf/1/if", keyword: "if", params: { failingKeyword: "then" }, message: 'must match "then" schema', schema: schema44.allOf[1].if, parentSchema: schema44.allOf[1], data };
    if (vErrors === null) {
      vErrors = [err6];
    } else {
      vErrors.push(err6);
    }
    errors++;
  }
  validate24.errors = vErrors;
  evaluated0.props = props0;
  return errors === 0;
}
validate24.evaluated = { "dynamicProps": true, "dynamicItems": false };
var schema47 = { "description": "A hole in one policy. The conditions given (`principals`, `sourceCidrs`, `operations`) must all hold, each for any one of its values; at least one of them is required.", "type": "object", "required": ["id", "reason", "owner", "expires"], "anyOf": [{ "required": ["principals"] }, { "required": ["sourceCidrs"] }, { "required": ["operations"] }], "properties": { "id": { "$ref": "#/$defs/name", "description": "Name of the exception, unique in its policy." }, "reason": { "$ref": "#/$defs/text", "description": "Why it is needed, and what will end it." }, "owner": { "$ref": "#/$defs/text", "description": "Who answers for it: a team or a person.", "examples": ["storage-team"] }, "from": { "$ref": "#/$defs/date", "description": "First day on which it holds, UTC, YYYY-MM-DD. Without it, it holds for all days up to `expires`." }, "expires": { "$ref": "#/$defs/date", "description": "Last day on which it holds, UTC, YYYY-MM-DD." }, "principals": { "description": "Who is excepted.", "type": "array", "items": { "$ref": "#/$defs/principal" }, "minItems": 1 }, "sourceCidrs": { "description": "Addresses from which requests are excepted.", "type": "array", "items": { "$ref": "#/$defs/cidr" }, "minItems": 1, "examples": [["52.192.12.142/32"]] }, "operations": { "description": "S3 API actions that are excepted.", "type": "array", "items": { "$ref": "#/$defs/operation" }, "minItems": 1 } }, "additionalProperties": false };
var schema51 = { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "description": "A day in UTC, YYYY-MM-DD.", "examples": ["2027-03-31"] };
var schema53 = { "type": "string", "description": "ARN of a role or a user (a path or a session in it does not matter), account id, canonical user id, DNS name of an AWS service, or `anonymous`.", "examples": ["arn:aws:iam::111122223333:role/backup", "anonymous"] };
var schema55 = { "description": "Action of the S3 API.", "enum": ["AbortMultipartUpload", "CompleteMultipartUpload", "CopyObject", "CreateBucket", "CreateMultipartUpload", "CreateSession", "DeleteBucket", "DeleteBucketAnalyticsConfiguration", "DeleteBucketCors", "DeleteBucketEncryption", "DeleteBucketIntelligentTieringConfiguration", "DeleteBucketInventoryConfiguration", "DeleteBucketLifecycle", "DeleteBucketMetricsConfiguration", "DeleteBucketOwnershipControls", "DeleteBucketPolicy", "DeleteBucketReplication", "DeleteBucketTagging", "DeleteBucketWebsite", "DeleteObject", "DeleteObjectTagging", "DeleteObjects", "DeletePublicAccessBlock", "GetBucketAccelerateConfiguration", "GetBucketAcl", "GetBucketAnalyticsConfiguration", "GetBucketCors", "GetBucketEncryption", "GetBucketIntelligentTieringConfiguration", "GetBucketInventoryConfiguration", "GetBucketLifecycleConfiguration", "GetBucketLocation", "GetBucketLogging", "GetBucketMetricsConfiguration", "GetBucketNotificationConfiguration", "GetBucketOwnershipControls", "GetBucketPolicy", "GetBucketPolicyStatus", "GetBucketReplication", "GetBucketRequestPayment", "GetBucketTagging", "GetBucketVersioning", "GetBucketWebsite", "GetObject", "GetObjectAcl", "GetObjectAttributes", "GetObjectLegalHold", "GetObjectLockConfiguration", "GetObjectRetention", "GetObjectTagging", "GetObjectTorrent", "GetPublicAccessBlock", "HeadBucket", "HeadObject", "ListMultipartUploads", "ListObjectVersions", "ListObjects", "ListParts", "PostObject", "PreflightRequest", "PutBucketAccelerateConfiguration", "PutBucketAcl", "PutBucketAnalyticsConfiguration", "PutBucketCors", "PutBucketEncryption", "PutBucketIntelligentTieringConfiguration", "PutBucketInventoryConfiguration", "PutBucketLifecycleConfiguration", "PutBucketLogging", "PutBucketMetricsConfiguration", "PutBucketNotificationConfiguration", "PutBucketOwnershipControls", "PutBucketPolicy", "PutBucketReplication", "PutBucketRequestPayment", "PutBucketTagging", "PutBucketVersioning", "PutBucketWebsite", "PutObject", "PutObjectAcl", "PutObjectLegalHold", "PutObjectLockConfiguration", "PutObjectRetention", "PutObjectTagging", "PutPublicAccessBlock", "RenameObject", "RestoreObject", "SelectObjectContent", "UploadPart", "UploadPartCopy", "WriteGetObjectResponse"] };
var pattern15 = new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "u");
function validate27(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate27.evaluated;
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
    if (data.principals === void 0) {
      const err0 = { instancePath, schemaPath: "#/anyOf/0/required", keyword: "required", params: { missingProperty: "principals" }, message: "must have required property 'principals'", schema: schema47.anyOf[0].required, parentSchema: schema47.anyOf[0], data };
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
    if (data.sourceCidrs === void 0) {
      const err1 = { instancePath, schemaPath: "#/anyOf/1/required", keyword: "required", params: { missingProperty: "sourceCidrs" }, message: "must have required property 'sourceCidrs'", schema: schema47.anyOf[1].required, parentSchema: schema47.anyOf[1], data };
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
    if (data.operations === void 0) {
      const err2 = { instancePath, schemaPath: "#/anyOf/2/required", keyword: "required", params: { missingProperty: "operations" }, message: "must have required property 'operations'", schema: schema47.anyOf[2].required, parentSchema: schema47.anyOf[2], data };
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
    const err3 = { instancePath, schemaPath: "#/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf", schema: schema47.anyOf, parentSchema: schema47, data };
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
    if (data.id === void 0) {
      const err4 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'", schema: schema47.required, parentSchema: schema47, data };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    if (data.reason === void 0) {
      const err5 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "reason" }, message: "must have required property 'reason'", schema: schema47.required, parentSchema: schema47, data };
      if (vErrors === null) {
        vErrors = [err5];
      } else {
        vErrors.push(err5);
      }
      errors++;
    }
    if (data.owner === void 0) {
      const err6 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "owner" }, message: "must have required property 'owner'", schema: schema47.required, parentSchema: schema47, data };
      if (vErrors === null) {
        vErrors = [err6];
      } else {
        vErrors.push(err6);
      }
      errors++;
    }
    if (data.expires === void 0) {
      const err7 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "expires" }, message: "must have required property 'expires'", schema: schema47.required, parentSchema: schema47, data };
      if (vErrors === null) {
        vErrors = [err7];
      } else {
        vErrors.push(err7);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "id" || key0 === "reason" || key0 === "owner" || key0 === "from" || key0 === "expires" || key0 === "principals" || key0 === "sourceCidrs" || key0 === "operations")) {
        const err8 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema47, data };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.id !== void 0) {
      let data0 = data.id;
      if (typeof data0 === "string") {
        if (!pattern6.test(data0)) {
          const err9 = { instancePath: instancePath + "/id", schemaPath: "#/$defs/name/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$"', schema: "^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$", parentSchema: schema33, data: data0 };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
      } else {
        const err10 = { instancePath: instancePath + "/id", schemaPath: "#/$defs/name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema33.type, parentSchema: schema33, data: data0 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.reason !== void 0) {
      let data1 = data.reason;
      if (typeof data1 === "string") {
        if (!pattern7.test(data1)) {
          const err11 = { instancePath: instancePath + "/reason", schemaPath: "#/$defs/text/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"', schema: "\\S", parentSchema: schema35, data: data1 };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
      } else {
        const err12 = { instancePath: instancePath + "/reason", schemaPath: "#/$defs/text/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema35.type, parentSchema: schema35, data: data1 };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.owner !== void 0) {
      let data2 = data.owner;
      if (typeof data2 === "string") {
        if (!pattern7.test(data2)) {
          const err13 = { instancePath: instancePath + "/owner", schemaPath: "#/$defs/text/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"', schema: "\\S", parentSchema: schema35, data: data2 };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
      } else {
        const err14 = { instancePath: instancePath + "/owner", schemaPath: "#/$defs/text/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema35.type, parentSchema: schema35, data: data2 };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
    }
    if (data.from !== void 0) {
      let data3 = data.from;
      if (typeof data3 === "string") {
        if (!pattern15.test(data3)) {
          const err15 = { instancePath: instancePath + "/from", schemaPath: "#/$defs/date/pattern", keyword: "pattern", params: { pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }, message: 'must match pattern "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"', schema: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", parentSchema: schema51, data: data3 };
          if (vErrors === null) {
            vErrors = [err15];
          } else {
            vErrors.push(err15);
          }
          errors++;
        }
      } else {
        const err16 = { instancePath: instancePath + "/from", schemaPath: "#/$defs/date/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema51.type, parentSchema: schema51, data: data3 };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
    if (data.expires !== void 0) {
      let data4 = data.expires;
      if (typeof data4 === "string") {
        if (!pattern15.test(data4)) {
          const err17 = { instancePath: instancePath + "/expires", schemaPath: "#/$defs/date/pattern", keyword: "pattern", params: { pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }, message: 'must match pattern "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"', schema: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", parentSchema: schema51, data: data4 };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
      } else {
        const err18 = { instancePath: instancePath + "/expires", schemaPath: "#/$defs/date/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema51.type, parentSchema: schema51, data: data4 };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
    if (data.principals !== void 0) {
      let data5 = data.principals;
      if (Array.isArray(data5)) {
        if (data5.length < 1) {
          const err19 = { instancePath: instancePath + "/principals", schemaPath: "#/properties/principals/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items", schema: 1, parentSchema: schema47.properties.principals, data: data5 };
          if (vErrors === null) {
            vErrors = [err19];
          } else {
            vErrors.push(err19);
          }
          errors++;
        }
        const len0 = data5.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data6 = data5[i0];
          if (typeof data6 !== "string") {
            const err20 = { instancePath: instancePath + "/principals/" + i0, schemaPath: "#/$defs/principal/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema53.type, parentSchema: schema53, data: data6 };
            if (vErrors === null) {
              vErrors = [err20];
            } else {
              vErrors.push(err20);
            }
            errors++;
          }
        }
      } else {
        const err21 = { instancePath: instancePath + "/principals", schemaPath: "#/properties/principals/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema47.properties.principals.type, parentSchema: schema47.properties.principals, data: data5 };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
    }
    if (data.sourceCidrs !== void 0) {
      let data7 = data.sourceCidrs;
      if (Array.isArray(data7)) {
        if (data7.length < 1) {
          const err22 = { instancePath: instancePath + "/sourceCidrs", schemaPath: "#/properties/sourceCidrs/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items", schema: 1, parentSchema: schema47.properties.sourceCidrs, data: data7 };
          if (vErrors === null) {
            vErrors = [err22];
          } else {
            vErrors.push(err22);
          }
          errors++;
        }
        const len1 = data7.length;
        for (let i1 = 0; i1 < len1; i1++) {
          let data8 = data7[i1];
          if (typeof data8 !== "string") {
            const err23 = { instancePath: instancePath + "/sourceCidrs/" + i1, schemaPath: "#/$defs/cidr/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema37.type, parentSchema: schema37, data: data8 };
            if (vErrors === null) {
              vErrors = [err23];
            } else {
              vErrors.push(err23);
            }
            errors++;
          }
        }
      } else {
        const err24 = { instancePath: instancePath + "/sourceCidrs", schemaPath: "#/properties/sourceCidrs/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema47.properties.sourceCidrs.type, parentSchema: schema47.properties.sourceCidrs, data: data7 };
        if (vErrors === null) {
          vErrors = [err24];
        } else {
          vErrors.push(err24);
        }
        errors++;
      }
    }
    if (data.operations !== void 0) {
      let data9 = data.operations;
      if (Array.isArray(data9)) {
        if (data9.length < 1) {
          const err25 = { instancePath: instancePath + "/operations", schemaPath: "#/properties/operations/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items", schema: 1, parentSchema: schema47.properties.operations, data: data9 };
          if (vErrors === null) {
            vErrors = [err25];
          } else {
            vErrors.push(err25);
          }
          errors++;
        }
        const len2 = data9.length;
        for (let i2 = 0; i2 < len2; i2++) {
          let data10 = data9[i2];
          if (!(data10 === "AbortMultipartUpload" || data10 === "CompleteMultipartUpload" || data10 === "CopyObject" || data10 === "CreateBucket" || data10 === "CreateMultipartUpload" || data10 === "CreateSession" || data10 === "DeleteBucket" || data10 === "DeleteBucketAnalyticsConfiguration" || data10 === "DeleteBucketCors" || data10 === "DeleteBucketEncryption" || data10 === "DeleteBucketIntelligentTieringConfiguration" || data10 === "DeleteBucketInventoryConfiguration" || data10 === "DeleteBucketLifecycle" || data10 === "DeleteBucketMetricsConfiguration" || data10 === "DeleteBucketOwnershipControls" || data10 === "DeleteBucketPolicy" || data10 === "DeleteBucketReplication" || data10 === "DeleteBucketTagging" || data10 === "DeleteBucketWebsite" || data10 === "DeleteObject" || data10 === "DeleteObjectTagging" || data10 === "DeleteObjects" || data10 === "DeletePublicAccessBlock" || data10 === "GetBucketAccelerateConfiguration" || data10 === "GetBucketAcl" || data10 === "GetBucketAnalyticsConfiguration" || data10 === "GetBucketCors" || data10 === "GetBucketEncryption" || data10 === "GetBucketIntelligentTieringConfiguration" || data10 === "GetBucketInventoryConfiguration" || data10 === "GetBucketLifecycleConfiguration" || data10 === "GetBucketLocation" || data10 === "GetBucketLogging" || data10 === "GetBucketMetricsConfiguration" || data10 === "GetBucketNotificationConfiguration" || data10 === "GetBucketOwnershipControls" || data10 === "GetBucketPolicy" || data10 === "GetBucketPolicyStatus" || data10 === "GetBucketReplication" || data10 === "GetBucketRequestPayment" || data10 === "GetBucketTagging" || data10 === "GetBucketVersioning" || data10 === "GetBucketWebsite" || data10 === "GetObject" || data10 === "GetObjectAcl" || data10 === "GetObjectAttributes" || data10 === "GetObjectLegalHold" || data10 === "GetObjectLockConfiguration" || data10 === "GetObjectRetention" || data10 === "GetObjectTagging" || data10 === "GetObjectTorrent" || data10 === "GetPublicAccessBlock" || data10 === "HeadBucket" || data10 === "HeadObject" || data10 === "ListMultipartUploads" || data10 === "ListObjectVersions" || data10 === "ListObjects" || data10 === "ListParts" || data10 === "PostObject" || data10 === "PreflightRequest" || data10 === "PutBucketAccelerateConfiguration" || data10 === "PutBucketAcl" || data10 === "PutBucketAnalyticsConfiguration" || data10 === "PutBucketCors" || data10 === "PutBucketEncryption" || data10 === "PutBucketIntelligentTieringConfiguration" || data10 === "PutBucketInventoryConfiguration" || data10 === "PutBucketLifecycleConfiguration" || data10 === "PutBucketLogging" || data10 === "PutBucketMetricsConfiguration" || data10 === "PutBucketNotificationConfiguration" || data10 === "PutBucketOwnershipControls" || data10 === "PutBucketPolicy" || data10 === "PutBucketReplication" || data10 === "PutBucketRequestPayment" || data10 === "PutBucketTagging" || data10 === "PutBucketVersioning" || data10 === "PutBucketWebsite" || data10 === "PutObject" || data10 === "PutObjectAcl" || data10 === "PutObjectLegalHold" || data10 === "PutObjectLockConfiguration" || data10 === "PutObjectRetention" || data10 === "PutObjectTagging" || data10 === "PutPublicAccessBlock" || data10 === "RenameObject" || data10 === "RestoreObject" || data10 === "SelectObjectContent" || data10 === "UploadPart" || data10 === "UploadPartCopy" || data10 === "WriteGetObjectResponse")) {
            const err26 = { instancePath: instancePath + "/operations/" + i2, schemaPath: "#/$defs/operation/enum", keyword: "enum", params: { allowedValues: schema55.enum }, message: "must be equal to one of the allowed values", schema: schema55.enum, parentSchema: schema55, data: data10 };
            if (vErrors === null) {
              vErrors = [err26];
            } else {
              vErrors.push(err26);
            }
            errors++;
          }
        }
      } else {
        const err27 = { instancePath: instancePath + "/operations", schemaPath: "#/properties/operations/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema47.properties.operations.type, parentSchema: schema47.properties.operations, data: data9 };
        if (vErrors === null) {
          vErrors = [err27];
        } else {
          vErrors.push(err27);
        }
        errors++;
      }
    }
  } else {
    const err28 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema47.type, parentSchema: schema47, data };
    if (vErrors === null) {
      vErrors = [err28];
    } else {
      vErrors.push(err28);
    }
    errors++;
  }
  validate27.errors = vErrors;
  return errors === 0;
}
validate27.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate23(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate23.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'", schema: schema39.required, parentSchema: schema39, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.buckets === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "buckets" }, message: "must have required property 'buckets'", schema: schema39.required, parentSchema: schema39, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.allow === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "allow" }, message: "must have required property 'allow'", schema: schema39.required, parentSchema: schema39, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.awsServices === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "awsServices" }, message: "must have required property 'awsServices'", schema: schema39.required, parentSchema: schema39, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func1.call(schema39.properties, key0)) {
        const err4 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema39, data };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.id !== void 0) {
      let data0 = data.id;
      if (typeof data0 === "string") {
        if (!pattern6.test(data0)) {
          const err5 = { instancePath: instancePath + "/id", schemaPath: "#/$defs/name/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$"', schema: "^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$", parentSchema: schema33, data: data0 };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/id", schemaPath: "#/$defs/name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema33.type, parentSchema: schema33, data: data0 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.description !== void 0) {
      let data1 = data.description;
      if (typeof data1 === "string") {
        if (!pattern7.test(data1)) {
          const err7 = { instancePath: instancePath + "/description", schemaPath: "#/$defs/text/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"', schema: "\\S", parentSchema: schema35, data: data1 };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      } else {
        const err8 = { instancePath: instancePath + "/description", schemaPath: "#/$defs/text/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema35.type, parentSchema: schema35, data: data1 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.buckets !== void 0) {
      let data2 = data.buckets;
      if (Array.isArray(data2)) {
        if (data2.length < 1) {
          const err9 = { instancePath: instancePath + "/buckets", schemaPath: "#/properties/buckets/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items", schema: 1, parentSchema: schema39.properties.buckets, data: data2 };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
        const len0 = data2.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data3 = data2[i0];
          if (typeof data3 !== "string") {
            const err10 = { instancePath: instancePath + "/buckets/" + i0, schemaPath: "#/$defs/bucketPattern/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema42.type, parentSchema: schema42, data: data3 };
            if (vErrors === null) {
              vErrors = [err10];
            } else {
              vErrors.push(err10);
            }
            errors++;
          }
        }
      } else {
        const err11 = { instancePath: instancePath + "/buckets", schemaPath: "#/properties/buckets/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema39.properties.buckets.type, parentSchema: schema39.properties.buckets, data: data2 };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.exceptBuckets !== void 0) {
      let data4 = data.exceptBuckets;
      if (Array.isArray(data4)) {
        const len1 = data4.length;
        for (let i1 = 0; i1 < len1; i1++) {
          let data5 = data4[i1];
          if (typeof data5 !== "string") {
            const err12 = { instancePath: instancePath + "/exceptBuckets/" + i1, schemaPath: "#/$defs/bucketPattern/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema42.type, parentSchema: schema42, data: data5 };
            if (vErrors === null) {
              vErrors = [err12];
            } else {
              vErrors.push(err12);
            }
            errors++;
          }
        }
      } else {
        const err13 = { instancePath: instancePath + "/exceptBuckets", schemaPath: "#/properties/exceptBuckets/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema39.properties.exceptBuckets.type, parentSchema: schema39.properties.exceptBuckets, data: data4 };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.allow !== void 0) {
      let data6 = data.allow;
      if (Array.isArray(data6)) {
        if (data6.length < 1) {
          const err14 = { instancePath: instancePath + "/allow", schemaPath: "#/properties/allow/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items", schema: 1, parentSchema: schema39.properties.allow, data: data6 };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
        const len2 = data6.length;
        for (let i2 = 0; i2 < len2; i2++) {
          if (!validate24(data6[i2], { instancePath: instancePath + "/allow/" + i2, parentData: data6, parentDataProperty: i2, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err15 = { instancePath: instancePath + "/allow", schemaPath: "#/properties/allow/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema39.properties.allow.type, parentSchema: schema39.properties.allow, data: data6 };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.awsServices !== void 0) {
      let data8 = data.awsServices;
      if (typeof data8 !== "string" && !Array.isArray(data8)) {
        const err16 = { instancePath: instancePath + "/awsServices", schemaPath: "#/properties/awsServices/type", keyword: "type", params: { type: schema39.properties.awsServices.type }, message: "must be string,array", schema: schema39.properties.awsServices.type, parentSchema: schema39.properties.awsServices, data: data8 };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
      const _errs23 = errors;
      let valid11 = true;
      const _errs24 = errors;
      if (typeof data8 !== "string") {
        const err17 = {};
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
      var _valid0 = _errs24 === errors;
      errors = _errs23;
      if (vErrors !== null) {
        if (_errs23) {
          vErrors.length = _errs23;
        } else {
          vErrors = null;
        }
      }
      let ifClause0;
      if (_valid0) {
        const _errs26 = errors;
        if (!(data8 === "any" || data8 === "none")) {
          const err18 = { instancePath: instancePath + "/awsServices", schemaPath: "#/properties/awsServices/then/enum", keyword: "enum", params: { allowedValues: schema39.properties.awsServices.then.enum }, message: "must be equal to one of the allowed values", schema: schema39.properties.awsServices.then.enum, parentSchema: schema39.properties.awsServices.then, data: data8 };
          if (vErrors === null) {
            vErrors = [err18];
          } else {
            vErrors.push(err18);
          }
          errors++;
        }
        var _valid0 = _errs26 === errors;
        valid11 = _valid0;
        ifClause0 = "then";
      } else {
        const _errs27 = errors;
        if (Array.isArray(data8)) {
          if (data8.length < 1) {
            const err19 = { instancePath: instancePath + "/awsServices", schemaPath: "#/properties/awsServices/else/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items", schema: 1, parentSchema: schema39.properties.awsServices.else, data: data8 };
            if (vErrors === null) {
              vErrors = [err19];
            } else {
              vErrors.push(err19);
            }
            errors++;
          }
          const len3 = data8.length;
          for (let i3 = 0; i3 < len3; i3++) {
            let data9 = data8[i3];
            if (typeof data9 !== "string") {
              const err20 = { instancePath: instancePath + "/awsServices/" + i3, schemaPath: "#/$defs/awsService/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema46.type, parentSchema: schema46, data: data9 };
              if (vErrors === null) {
                vErrors = [err20];
              } else {
                vErrors.push(err20);
              }
              errors++;
            }
          }
        }
        var _valid0 = _errs27 === errors;
        valid11 = _valid0;
        ifClause0 = "else";
      }
      if (!valid11) {
        const err21 = { instancePath: instancePath + "/awsServices", schemaPath: "#/properties/awsServices/if", keyword: "if", params: { failingKeyword: ifClause0 }, message: 'must match "' + ifClause0 + '" schema', schema: schema39.properties.awsServices.if, parentSchema: schema39.properties.awsServices, data: data8 };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
    }
    if (data.require !== void 0) {
      let data10 = data.require;
      if (!(data10 === "proven" || data10 === "by-address")) {
        const err22 = { instancePath: instancePath + "/require", schemaPath: "#/properties/require/enum", keyword: "enum", params: { allowedValues: schema39.properties.require.enum }, message: "must be equal to one of the allowed values", schema: schema39.properties.require.enum, parentSchema: schema39.properties.require, data: data10 };
        if (vErrors === null) {
          vErrors = [err22];
        } else {
          vErrors.push(err22);
        }
        errors++;
      }
    }
    if (data.severity !== void 0) {
      let data11 = data.severity;
      if (!(data11 === "critical" || data11 === "high" || data11 === "medium" || data11 === "low")) {
        const err23 = { instancePath: instancePath + "/severity", schemaPath: "#/properties/severity/enum", keyword: "enum", params: { allowedValues: schema39.properties.severity.enum }, message: "must be equal to one of the allowed values", schema: schema39.properties.severity.enum, parentSchema: schema39.properties.severity, data: data11 };
        if (vErrors === null) {
          vErrors = [err23];
        } else {
          vErrors.push(err23);
        }
        errors++;
      }
    }
    if (data.exceptions !== void 0) {
      let data12 = data.exceptions;
      if (Array.isArray(data12)) {
        const len4 = data12.length;
        for (let i4 = 0; i4 < len4; i4++) {
          if (!validate27(data12[i4], { instancePath: instancePath + "/exceptions/" + i4, parentData: data12, parentDataProperty: i4, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err24 = { instancePath: instancePath + "/exceptions", schemaPath: "#/properties/exceptions/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema39.properties.exceptions.type, parentSchema: schema39.properties.exceptions, data: data12 };
        if (vErrors === null) {
          vErrors = [err24];
        } else {
          vErrors.push(err24);
        }
        errors++;
      }
    }
  } else {
    const err25 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema39.type, parentSchema: schema39, data };
    if (vErrors === null) {
      vErrors = [err25];
    } else {
      vErrors.push(err25);
    }
    errors++;
  }
  validate23.errors = vErrors;
  return errors === 0;
}
validate23.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
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
    for (const key0 in data) {
      if (!(key0 === "version" || key0 === "accounts" || key0 === "networks" || key0 === "policies" || pattern4.test(key0))) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema31, data };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.version !== void 0) {
      let data0 = data.version;
      if (1 !== data0) {
        const err2 = { instancePath: instancePath + "/version", schemaPath: "#/properties/version/const", keyword: "const", params: { allowedValue: 1 }, message: "must be equal to constant", schema: 1, parentSchema: schema31.properties.version, data: data0 };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.accounts !== void 0) {
      let data1 = data.accounts;
      if (Array.isArray(data1)) {
        if (data1.length < 1) {
          const err3 = { instancePath: instancePath + "/accounts", schemaPath: "#/properties/accounts/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items", schema: 1, parentSchema: schema31.properties.accounts, data: data1 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
        const len0 = data1.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data2 = data1[i0];
          if (typeof data2 === "string") {
            if (!pattern5.test(data2)) {
              const err4 = { instancePath: instancePath + "/accounts/" + i0, schemaPath: "#/$defs/accountId/pattern", keyword: "pattern", params: { pattern: "^[0-9]{12}$" }, message: 'must match pattern "^[0-9]{12}$"', schema: "^[0-9]{12}$", parentSchema: schema32, data: data2 };
              if (vErrors === null) {
                vErrors = [err4];
              } else {
                vErrors.push(err4);
              }
              errors++;
            }
          } else {
            const err5 = { instancePath: instancePath + "/accounts/" + i0, schemaPath: "#/$defs/accountId/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema32.type, parentSchema: schema32, data: data2 };
            if (vErrors === null) {
              vErrors = [err5];
            } else {
              vErrors.push(err5);
            }
            errors++;
          }
        }
      } else {
        const err6 = { instancePath: instancePath + "/accounts", schemaPath: "#/properties/accounts/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema31.properties.accounts.type, parentSchema: schema31.properties.accounts, data: data1 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.networks !== void 0) {
      let data3 = data.networks;
      if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
        for (const key1 in data3) {
          const _errs10 = errors;
          if (typeof key1 === "string") {
            if (!pattern6.test(key1)) {
              const err7 = { instancePath: instancePath + "/networks", schemaPath: "#/$defs/name/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$"', schema: "^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$", parentSchema: schema33, data: key1, propertyName: key1 };
              if (vErrors === null) {
                vErrors = [err7];
              } else {
                vErrors.push(err7);
              }
              errors++;
            }
          } else {
            const err8 = { instancePath: instancePath + "/networks", schemaPath: "#/$defs/name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema33.type, parentSchema: schema33, data: key1, propertyName: key1 };
            if (vErrors === null) {
              vErrors = [err8];
            } else {
              vErrors.push(err8);
            }
            errors++;
          }
          var valid4 = _errs10 === errors;
          if (!valid4) {
            const err9 = { instancePath: instancePath + "/networks", schemaPath: "#/properties/networks/propertyNames", keyword: "propertyNames", params: { propertyName: key1 }, message: "property name must be valid", schema: schema31.properties.networks.propertyNames, parentSchema: schema31.properties.networks, data: data3 };
            if (vErrors === null) {
              vErrors = [err9];
            } else {
              vErrors.push(err9);
            }
            errors++;
          }
        }
        for (const key2 in data3) {
          if (!validate21(data3[key2], { instancePath: instancePath + "/networks/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data3, parentDataProperty: key2, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err10 = { instancePath: instancePath + "/networks", schemaPath: "#/properties/networks/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema31.properties.networks.type, parentSchema: schema31.properties.networks, data: data3 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.policies !== void 0) {
      let data5 = data.policies;
      if (Array.isArray(data5)) {
        const len1 = data5.length;
        for (let i1 = 0; i1 < len1; i1++) {
          if (!validate23(data5[i1], { instancePath: instancePath + "/policies/" + i1, parentData: data5, parentDataProperty: i1, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err11 = { instancePath: instancePath + "/policies", schemaPath: "#/properties/policies/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema31.properties.policies.type, parentSchema: schema31.properties.policies, data: data5 };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
  } else {
    const err12 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema31.type, parentSchema: schema31, data };
    if (vErrors === null) {
      vErrors = [err12];
    } else {
      vErrors.push(err12);
    }
    errors++;
  }
  validate20.errors = vErrors;
  return errors === 0;
}
validate20.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
export const validatePolicyShape: ShapeValidator = validator_default;
