// @ts-nocheck
// Made from schemas/profile.schema.json by scripts/generate.ts: do not edit.

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
var schema31 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "A line of a traffic profile", "description": "A traffic profile is NDJSON: the first line is the header, every further line is one request class, sorted by its key. Requests that no policy can tell apart are one class. What is not known is left out.", "if": { "type": "object", "required": ["s3-perimeter"] }, "then": { "$ref": "#/$defs/header" }, "else": { "$ref": "#/$defs/class" }, "$defs": { "header": { "description": "What is said once of a profile.", "type": "object", "additionalProperties": false, "required": ["s3-perimeter", "version", "join", "foldLevel", "classLimit", "horizon", "sources", "classes", "ledger", "notices", "coverage"], "properties": { "s3-perimeter": { "description": "Tells a profile from logs; stands first.", "const": "profile" }, "version": { "description": "Version of this form. A reader refuses any other.", "const": 1 }, "join": { "description": "Whether the access-log line and the CloudTrail record of one request were joined. Off where only access logs were read: then what AWS delivers twice counts twice.", "enum": ["on", "off"] }, "foldLevel": { "description": "How coarse addresses are: 0 as they are, 1 to /24 and /48, 2 to /16 and /32, 3 to private or public.", "enum": [0, 1, 2, 3] }, "classLimit": { "description": "The most classes before addresses are folded further.", "type": "integer", "minimum": 1 }, "horizon": { "description": "Until when requests were closed: a UTC day, or end-of-input where all were.", "type": "string", "pattern": "^(end-of-input|[0-9]{4}-[0-9]{2}-[0-9]{2})$" }, "sources": { "description": "SHA-256 of each object that went in, its first 16 hexadecimal digits, sorted. Profiles with a common source are not merged.", "type": "array", "items": { "type": "string", "pattern": "^[0-9a-f]{16}$" } }, "classes": { "description": "How many lines of classes follow: a file that was cut has fewer.", "$ref": "#/$defs/count" }, "ledger": { "$ref": "#/$defs/ledger" }, "notices": { "description": "What was said about places in objects, by rule: how often, and the first few.", "type": "array", "items": { "type": "object", "additionalProperties": false, "required": ["rule", "count", "samples"], "properties": { "rule": { "$ref": "#/$defs/rule" }, "count": { "$ref": "#/$defs/count" }, "samples": { "type": "array", "maxItems": 10, "items": { "type": "object", "additionalProperties": false, "required": ["rule", "object", "position", "message"], "properties": { "rule": { "$ref": "#/$defs/rule" }, "object": { "type": "string" }, "position": { "type": "string" }, "message": { "type": "string" } } } } } } }, "coverage": { "description": "Which kind of evidence there is of what on which day: an access-log line (log), a CloudTrail data event (data) or management event (bucket-management) of a bucket, any management event of an account and Region (management).", "type": "array", "items": { "type": "object", "additionalProperties": false, "required": ["kind", "of", "day"], "properties": { "kind": { "enum": ["log", "data", "bucket-management", "management"] }, "of": { "type": "string" }, "day": { "$ref": "#/$defs/day" } } } } } }, "ledger": { "description": "What became of everything that was read: read = kept + outOfScope + all of skipped + malformed.", "type": "object", "additionalProperties": false, "required": ["objects", "duplicateObjects", "unreadObjects", "read", "kept", "outOfScope", "skipped", "malformed"], "properties": { "objects": { "$ref": "#/$defs/count" }, "duplicateObjects": { "$ref": "#/$defs/count" }, "unreadObjects": { "$ref": "#/$defs/count" }, "read": { "$ref": "#/$defs/count" }, "kept": { "$ref": "#/$defs/count" }, "outOfScope": { "$ref": "#/$defs/count" }, "skipped": { "type": "object", "additionalProperties": { "$ref": "#/$defs/count" } }, "malformed": { "$ref": "#/$defs/count" } } }, "class": { "description": "A request class: its key, then what is counted.", "type": "object", "additionalProperties": false, "required": ["day", "bucket", "principal", "operation", "outcome", "evidence", "claim", "requests", "bytes", "first", "last", "samples"], "properties": { "day": { "$ref": "#/$defs/day" }, "bucket": { "type": "string", "not": { "const": "" } }, "principal": { "description": "Role or user ARN without path and session, ACCOUNT:federated-user, account, canonical user id, anonymous, unknown, or a service.", "type": "string", "not": { "const": "" } }, "source": { "description": "Address in canonical form, the CIDR block it was folded to, private, or public.", "type": "string", "not": { "const": "" } }, "endpoint": { "description": "VPC endpoint id, as CloudTrail has it.", "type": "string", "not": { "const": "" } }, "endpointAccount": { "type": "string", "not": { "const": "" } }, "service": { "description": "The AWS service that made the call; unknown where no name was logged.", "type": "string", "not": { "const": "" } }, "operation": { "description": "S3 API name, or the log's own word where the API has none.", "type": "string", "not": { "const": "" } }, "outcome": { "enum": ["reached", "denied"] }, "evidence": { "enum": ["log", "trail", "old-trail", "joined", "conflict"] }, "claim": { "description": "What the user agent says the caller is. Never changes a verdict.", "enum": ["athena", "cloudshell", "cloudtrail", "console", "lambda", "none"] }, "requests": { "type": "integer", "minimum": 1 }, "bytes": { "$ref": "#/$defs/count" }, "first": { "$ref": "#/$defs/time" }, "last": { "$ref": "#/$defs/time" }, "samples": { "description": "The least few requests by time, request id, operation and place.", "type": "array", "minItems": 1, "maxItems": 3, "items": { "type": "object", "additionalProperties": false, "required": ["time", "operation", "places"], "properties": { "time": { "$ref": "#/$defs/time" }, "requestId": { "type": "string", "not": { "const": "" } }, "operation": { "type": "string" }, "source": { "type": "string", "not": { "const": "" } }, "places": { "type": "array", "minItems": 1, "maxItems": 2, "items": { "type": "object", "additionalProperties": false, "required": ["object", "number"], "properties": { "object": { "type": "string" }, "number": { "description": "From 1; 0 where it is not known, as of what an engine read in tables.", "type": "integer", "minimum": 0 } } } } } } } } }, "rule": { "type": "string", "pattern": "^PERIM[0-9]{4}$" }, "count": { "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, "day": { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }, "time": { "description": "ISO 8601, UTC, milliseconds.", "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$" } } };
var schema32 = { "description": "What is said once of a profile.", "type": "object", "additionalProperties": false, "required": ["s3-perimeter", "version", "join", "foldLevel", "classLimit", "horizon", "sources", "classes", "ledger", "notices", "coverage"], "properties": { "s3-perimeter": { "description": "Tells a profile from logs; stands first.", "const": "profile" }, "version": { "description": "Version of this form. A reader refuses any other.", "const": 1 }, "join": { "description": "Whether the access-log line and the CloudTrail record of one request were joined. Off where only access logs were read: then what AWS delivers twice counts twice.", "enum": ["on", "off"] }, "foldLevel": { "description": "How coarse addresses are: 0 as they are, 1 to /24 and /48, 2 to /16 and /32, 3 to private or public.", "enum": [0, 1, 2, 3] }, "classLimit": { "description": "The most classes before addresses are folded further.", "type": "integer", "minimum": 1 }, "horizon": { "description": "Until when requests were closed: a UTC day, or end-of-input where all were.", "type": "string", "pattern": "^(end-of-input|[0-9]{4}-[0-9]{2}-[0-9]{2})$" }, "sources": { "description": "SHA-256 of each object that went in, its first 16 hexadecimal digits, sorted. Profiles with a common source are not merged.", "type": "array", "items": { "type": "string", "pattern": "^[0-9a-f]{16}$" } }, "classes": { "description": "How many lines of classes follow: a file that was cut has fewer.", "$ref": "#/$defs/count" }, "ledger": { "$ref": "#/$defs/ledger" }, "notices": { "description": "What was said about places in objects, by rule: how often, and the first few.", "type": "array", "items": { "type": "object", "additionalProperties": false, "required": ["rule", "count", "samples"], "properties": { "rule": { "$ref": "#/$defs/rule" }, "count": { "$ref": "#/$defs/count" }, "samples": { "type": "array", "maxItems": 10, "items": { "type": "object", "additionalProperties": false, "required": ["rule", "object", "position", "message"], "properties": { "rule": { "$ref": "#/$defs/rule" }, "object": { "type": "string" }, "position": { "type": "string" }, "message": { "type": "string" } } } } } } }, "coverage": { "description": "Which kind of evidence there is of what on which day: an access-log line (log), a CloudTrail data event (data) or management event (bucket-management) of a bucket, any management event of an account and Region (management).", "type": "array", "items": { "type": "object", "additionalProperties": false, "required": ["kind", "of", "day"], "properties": { "kind": { "enum": ["log", "data", "bucket-management", "management"] }, "of": { "type": "string" }, "day": { "$ref": "#/$defs/day" } } } } } };
var schema33 = { "type": "integer", "minimum": 0, "maximum": 9007199254740991 };
var schema43 = { "type": "string", "pattern": "^PERIM[0-9]{4}$" };
var schema46 = { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" };
var func1 = Object.prototype.hasOwnProperty;
var pattern4 = new RegExp("^(end-of-input|[0-9]{4}-[0-9]{2}-[0-9]{2})$", "u");
var pattern5 = new RegExp("^[0-9a-f]{16}$", "u");
var pattern6 = new RegExp("^PERIM[0-9]{4}$", "u");
var pattern8 = new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "u");
var schema34 = { "description": "What became of everything that was read: read = kept + outOfScope + all of skipped + malformed.", "type": "object", "additionalProperties": false, "required": ["objects", "duplicateObjects", "unreadObjects", "read", "kept", "outOfScope", "skipped", "malformed"], "properties": { "objects": { "$ref": "#/$defs/count" }, "duplicateObjects": { "$ref": "#/$defs/count" }, "unreadObjects": { "$ref": "#/$defs/count" }, "read": { "$ref": "#/$defs/count" }, "kept": { "$ref": "#/$defs/count" }, "outOfScope": { "$ref": "#/$defs/count" }, "skipped": { "type": "object", "additionalProperties": { "$ref": "#/$defs/count" } }, "malformed": { "$ref": "#/$defs/count" } } };
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
    if (data.objects === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "objects" }, message: "must have required property 'objects'", schema: schema34.required, parentSchema: schema34, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.duplicateObjects === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "duplicateObjects" }, message: "must have required property 'duplicateObjects'", schema: schema34.required, parentSchema: schema34, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.unreadObjects === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "unreadObjects" }, message: "must have required property 'unreadObjects'", schema: schema34.required, parentSchema: schema34, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.read === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "read" }, message: "must have required property 'read'", schema: schema34.required, parentSchema: schema34, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data.kept === void 0) {
      const err4 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kept" }, message: "must have required property 'kept'", schema: schema34.required, parentSchema: schema34, data };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    if (data.outOfScope === void 0) {
      const err5 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "outOfScope" }, message: "must have required property 'outOfScope'", schema: schema34.required, parentSchema: schema34, data };
      if (vErrors === null) {
        vErrors = [err5];
      } else {
        vErrors.push(err5);
      }
      errors++;
    }
    if (data.skipped === void 0) {
      const err6 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "skipped" }, message: "must have required property 'skipped'", schema: schema34.required, parentSchema: schema34, data };
      if (vErrors === null) {
        vErrors = [err6];
      } else {
        vErrors.push(err6);
      }
      errors++;
    }
    if (data.malformed === void 0) {
      const err7 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "malformed" }, message: "must have required property 'malformed'", schema: schema34.required, parentSchema: schema34, data };
      if (vErrors === null) {
        vErrors = [err7];
      } else {
        vErrors.push(err7);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "objects" || key0 === "duplicateObjects" || key0 === "unreadObjects" || key0 === "read" || key0 === "kept" || key0 === "outOfScope" || key0 === "skipped" || key0 === "malformed")) {
        const err8 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema34, data };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.objects !== void 0) {
      let data0 = data.objects;
      if (!(typeof data0 == "number" && (!(data0 % 1) && !isNaN(data0)) && isFinite(data0))) {
        const err9 = { instancePath: instancePath + "/objects", schemaPath: "#/$defs/count/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema33.type, parentSchema: schema33, data: data0 };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
      if (typeof data0 == "number" && isFinite(data0)) {
        if (data0 > 9007199254740991 || isNaN(data0)) {
          const err10 = { instancePath: instancePath + "/objects", schemaPath: "#/$defs/count/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991", schema: 9007199254740991, parentSchema: schema33, data: data0 };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
        if (data0 < 0 || isNaN(data0)) {
          const err11 = { instancePath: instancePath + "/objects", schemaPath: "#/$defs/count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema33, data: data0 };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
      }
    }
    if (data.duplicateObjects !== void 0) {
      let data1 = data.duplicateObjects;
      if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
        const err12 = { instancePath: instancePath + "/duplicateObjects", schemaPath: "#/$defs/count/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema33.type, parentSchema: schema33, data: data1 };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
      if (typeof data1 == "number" && isFinite(data1)) {
        if (data1 > 9007199254740991 || isNaN(data1)) {
          const err13 = { instancePath: instancePath + "/duplicateObjects", schemaPath: "#/$defs/count/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991", schema: 9007199254740991, parentSchema: schema33, data: data1 };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
        if (data1 < 0 || isNaN(data1)) {
          const err14 = { instancePath: instancePath + "/duplicateObjects", schemaPath: "#/$defs/count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema33, data: data1 };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
      }
    }
    if (data.unreadObjects !== void 0) {
      let data2 = data.unreadObjects;
      if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
        const err15 = { instancePath: instancePath + "/unreadObjects", schemaPath: "#/$defs/count/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema33.type, parentSchema: schema33, data: data2 };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
      if (typeof data2 == "number" && isFinite(data2)) {
        if (data2 > 9007199254740991 || isNaN(data2)) {
          const err16 = { instancePath: instancePath + "/unreadObjects", schemaPath: "#/$defs/count/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991", schema: 9007199254740991, parentSchema: schema33, data: data2 };
          if (vErrors === null) {
            vErrors = [err16];
          } else {
            vErrors.push(err16);
          }
          errors++;
        }
        if (data2 < 0 || isNaN(data2)) {
          const err17 = { instancePath: instancePath + "/unreadObjects", schemaPath: "#/$defs/count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema33, data: data2 };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
      }
    }
    if (data.read !== void 0) {
      let data3 = data.read;
      if (!(typeof data3 == "number" && (!(data3 % 1) && !isNaN(data3)) && isFinite(data3))) {
        const err18 = { instancePath: instancePath + "/read", schemaPath: "#/$defs/count/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema33.type, parentSchema: schema33, data: data3 };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
      if (typeof data3 == "number" && isFinite(data3)) {
        if (data3 > 9007199254740991 || isNaN(data3)) {
          const err19 = { instancePath: instancePath + "/read", schemaPath: "#/$defs/count/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991", schema: 9007199254740991, parentSchema: schema33, data: data3 };
          if (vErrors === null) {
            vErrors = [err19];
          } else {
            vErrors.push(err19);
          }
          errors++;
        }
        if (data3 < 0 || isNaN(data3)) {
          const err20 = { instancePath: instancePath + "/read", schemaPath: "#/$defs/count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema33, data: data3 };
          if (vErrors === null) {
            vErrors = [err20];
          } else {
            vErrors.push(err20);
          }
          errors++;
        }
      }
    }
    if (data.kept !== void 0) {
      let data4 = data.kept;
      if (!(typeof data4 == "number" && (!(data4 % 1) && !isNaN(data4)) && isFinite(data4))) {
        const err21 = { instancePath: instancePath + "/kept", schemaPath: "#/$defs/count/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema33.type, parentSchema: schema33, data: data4 };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
      if (typeof data4 == "number" && isFinite(data4)) {
        if (data4 > 9007199254740991 || isNaN(data4)) {
          const err22 = { instancePath: instancePath + "/kept", schemaPath: "#/$defs/count/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991", schema: 9007199254740991, parentSchema: schema33, data: data4 };
          if (vErrors === null) {
            vErrors = [err22];
          } else {
            vErrors.push(err22);
          }
          errors++;
        }
        if (data4 < 0 || isNaN(data4)) {
          const err23 = { instancePath: instancePath + "/kept", schemaPath: "#/$defs/count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema33, data: data4 };
          if (vErrors === null) {
            vErrors = [err23];
          } else {
            vErrors.push(err23);
          }
          errors++;
        }
      }
    }
    if (data.outOfScope !== void 0) {
      let data5 = data.outOfScope;
      if (!(typeof data5 == "number" && (!(data5 % 1) && !isNaN(data5)) && isFinite(data5))) {
        const err24 = { instancePath: instancePath + "/outOfScope", schemaPath: "#/$defs/count/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema33.type, parentSchema: schema33, data: data5 };
        if (vErrors === null) {
          vErrors = [err24];
        } else {
          vErrors.push(err24);
        }
        errors++;
      }
      if (typeof data5 == "number" && isFinite(data5)) {
        if (data5 > 9007199254740991 || isNaN(data5)) {
          const err25 = { instancePath: instancePath + "/outOfScope", schemaPath: "#/$defs/count/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991", schema: 9007199254740991, parentSchema: schema33, data: data5 };
          if (vErrors === null) {
            vErrors = [err25];
          } else {
            vErrors.push(err25);
          }
          errors++;
        }
        if (data5 < 0 || isNaN(data5)) {
          const err26 = { instancePath: instancePath + "/outOfScope", schemaPath: "#/$defs/count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema33, data: data5 };
          if (vErrors === null) {
            vErrors = [err26];
          } else {
            vErrors.push(err26);
          }
          errors++;
        }
      }
    }
    if (data.skipped !== void 0) {
      let data6 = data.skipped;
      if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
        for (const key1 in data6) {
          let data7 = data6[key1];
          if (!(typeof data7 == "number" && (!(data7 % 1) && !isNaN(data7)) && isFinite(data7))) {
            const err27 = { instancePath: instancePath + "/skipped/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/count/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema33.type, parentSchema: schema33, data: data7 };
            if (vErrors === null) {
              vErrors = [err27];
            } else {
              vErrors.push(err27);
            }
            errors++;
          }
          if (typeof data7 == "number" && isFinite(data7)) {
            if (data7 > 9007199254740991 || isNaN(data7)) {
              const err28 = { instancePath: instancePath + "/skipped/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/count/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991", schema: 9007199254740991, parentSchema: schema33, data: data7 };
              if (vErrors === null) {
                vErrors = [err28];
              } else {
                vErrors.push(err28);
              }
              errors++;
            }
            if (data7 < 0 || isNaN(data7)) {
              const err29 = { instancePath: instancePath + "/skipped/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema33, data: data7 };
              if (vErrors === null) {
                vErrors = [err29];
              } else {
                vErrors.push(err29);
              }
              errors++;
            }
          }
        }
      } else {
        const err30 = { instancePath: instancePath + "/skipped", schemaPath: "#/properties/skipped/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema34.properties.skipped.type, parentSchema: schema34.properties.skipped, data: data6 };
        if (vErrors === null) {
          vErrors = [err30];
        } else {
          vErrors.push(err30);
        }
        errors++;
      }
    }
    if (data.malformed !== void 0) {
      let data8 = data.malformed;
      if (!(typeof data8 == "number" && (!(data8 % 1) && !isNaN(data8)) && isFinite(data8))) {
        const err31 = { instancePath: instancePath + "/malformed", schemaPath: "#/$defs/count/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema33.type, parentSchema: schema33, data: data8 };
        if (vErrors === null) {
          vErrors = [err31];
        } else {
          vErrors.push(err31);
        }
        errors++;
      }
      if (typeof data8 == "number" && isFinite(data8)) {
        if (data8 > 9007199254740991 || isNaN(data8)) {
          const err32 = { instancePath: instancePath + "/malformed", schemaPath: "#/$defs/count/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991", schema: 9007199254740991, parentSchema: schema33, data: data8 };
          if (vErrors === null) {
            vErrors = [err32];
          } else {
            vErrors.push(err32);
          }
          errors++;
        }
        if (data8 < 0 || isNaN(data8)) {
          const err33 = { instancePath: instancePath + "/malformed", schemaPath: "#/$defs/count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema33, data: data8 };
          if (vErrors === null) {
            vErrors = [err33];
          } else {
            vErrors.push(err33);
          }
          errors++;
        }
      }
    }
  } else {
    const err34 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema34.type, parentSchema: schema34, data };
    if (vErrors === null) {
      vErrors = [err34];
    } else {
      vErrors.push(err34);
    }
    errors++;
  }
  validate22.errors = vErrors;
  return errors === 0;
}
validate22.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
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
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data["s3-perimeter"] === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "s3-perimeter" }, message: "must have required property 's3-perimeter'", schema: schema32.required, parentSchema: schema32, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.version === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "version" }, message: "must have required property 'version'", schema: schema32.required, parentSchema: schema32, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.join === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "join" }, message: "must have required property 'join'", schema: schema32.required, parentSchema: schema32, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.foldLevel === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "foldLevel" }, message: "must have required property 'foldLevel'", schema: schema32.required, parentSchema: schema32, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data.classLimit === void 0) {
      const err4 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "classLimit" }, message: "must have required property 'classLimit'", schema: schema32.required, parentSchema: schema32, data };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    if (data.horizon === void 0) {
      const err5 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "horizon" }, message: "must have required property 'horizon'", schema: schema32.required, parentSchema: schema32, data };
      if (vErrors === null) {
        vErrors = [err5];
      } else {
        vErrors.push(err5);
      }
      errors++;
    }
    if (data.sources === void 0) {
      const err6 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "sources" }, message: "must have required property 'sources'", schema: schema32.required, parentSchema: schema32, data };
      if (vErrors === null) {
        vErrors = [err6];
      } else {
        vErrors.push(err6);
      }
      errors++;
    }
    if (data.classes === void 0) {
      const err7 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "classes" }, message: "must have required property 'classes'", schema: schema32.required, parentSchema: schema32, data };
      if (vErrors === null) {
        vErrors = [err7];
      } else {
        vErrors.push(err7);
      }
      errors++;
    }
    if (data.ledger === void 0) {
      const err8 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "ledger" }, message: "must have required property 'ledger'", schema: schema32.required, parentSchema: schema32, data };
      if (vErrors === null) {
        vErrors = [err8];
      } else {
        vErrors.push(err8);
      }
      errors++;
    }
    if (data.notices === void 0) {
      const err9 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "notices" }, message: "must have required property 'notices'", schema: schema32.required, parentSchema: schema32, data };
      if (vErrors === null) {
        vErrors = [err9];
      } else {
        vErrors.push(err9);
      }
      errors++;
    }
    if (data.coverage === void 0) {
      const err10 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "coverage" }, message: "must have required property 'coverage'", schema: schema32.required, parentSchema: schema32, data };
      if (vErrors === null) {
        vErrors = [err10];
      } else {
        vErrors.push(err10);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func1.call(schema32.properties, key0)) {
        const err11 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema32, data };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data["s3-perimeter"] !== void 0) {
      let data0 = data["s3-perimeter"];
      if ("profile" !== data0) {
        const err12 = { instancePath: instancePath + "/s3-perimeter", schemaPath: "#/properties/s3-perimeter/const", keyword: "const", params: { allowedValue: "profile" }, message: "must be equal to constant", schema: "profile", parentSchema: schema32.properties["s3-perimeter"], data: data0 };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.version !== void 0) {
      let data1 = data.version;
      if (1 !== data1) {
        const err13 = { instancePath: instancePath + "/version", schemaPath: "#/properties/version/const", keyword: "const", params: { allowedValue: 1 }, message: "must be equal to constant", schema: 1, parentSchema: schema32.properties.version, data: data1 };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.join !== void 0) {
      let data2 = data.join;
      if (!(data2 === "on" || data2 === "off")) {
        const err14 = { instancePath: instancePath + "/join", schemaPath: "#/properties/join/enum", keyword: "enum", params: { allowedValues: schema32.properties.join.enum }, message: "must be equal to one of the allowed values", schema: schema32.properties.join.enum, parentSchema: schema32.properties.join, data: data2 };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
    }
    if (data.foldLevel !== void 0) {
      let data3 = data.foldLevel;
      if (!(data3 === 0 || data3 === 1 || data3 === 2 || data3 === 3)) {
        const err15 = { instancePath: instancePath + "/foldLevel", schemaPath: "#/properties/foldLevel/enum", keyword: "enum", params: { allowedValues: schema32.properties.foldLevel.enum }, message: "must be equal to one of the allowed values", schema: schema32.properties.foldLevel.enum, parentSchema: schema32.properties.foldLevel, data: data3 };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.classLimit !== void 0) {
      let data4 = data.classLimit;
      if (!(typeof data4 == "number" && (!(data4 % 1) && !isNaN(data4)) && isFinite(data4))) {
        const err16 = { instancePath: instancePath + "/classLimit", schemaPath: "#/properties/classLimit/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema32.properties.classLimit.type, parentSchema: schema32.properties.classLimit, data: data4 };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
      if (typeof data4 == "number" && isFinite(data4)) {
        if (data4 < 1 || isNaN(data4)) {
          const err17 = { instancePath: instancePath + "/classLimit", schemaPath: "#/properties/classLimit/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema32.properties.classLimit, data: data4 };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
      }
    }
    if (data.horizon !== void 0) {
      let data5 = data.horizon;
      if (typeof data5 === "string") {
        if (!pattern4.test(data5)) {
          const err18 = { instancePath: instancePath + "/horizon", schemaPath: "#/properties/horizon/pattern", keyword: "pattern", params: { pattern: "^(end-of-input|[0-9]{4}-[0-9]{2}-[0-9]{2})$" }, message: 'must match pattern "^(end-of-input|[0-9]{4}-[0-9]{2}-[0-9]{2})$"', schema: "^(end-of-input|[0-9]{4}-[0-9]{2}-[0-9]{2})$", parentSchema: schema32.properties.horizon, data: data5 };
          if (vErrors === null) {
            vErrors = [err18];
          } else {
            vErrors.push(err18);
          }
          errors++;
        }
      } else {
        const err19 = { instancePath: instancePath + "/horizon", schemaPath: "#/properties/horizon/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema32.properties.horizon.type, parentSchema: schema32.properties.horizon, data: data5 };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.sources !== void 0) {
      let data6 = data.sources;
      if (Array.isArray(data6)) {
        const len0 = data6.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data7 = data6[i0];
          if (typeof data7 === "string") {
            if (!pattern5.test(data7)) {
              const err20 = { instancePath: instancePath + "/sources/" + i0, schemaPath: "#/properties/sources/items/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}$"', schema: "^[0-9a-f]{16}$", parentSchema: schema32.properties.sources.items, data: data7 };
              if (vErrors === null) {
                vErrors = [err20];
              } else {
                vErrors.push(err20);
              }
              errors++;
            }
          } else {
            const err21 = { instancePath: instancePath + "/sources/" + i0, schemaPath: "#/properties/sources/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema32.properties.sources.items.type, parentSchema: schema32.properties.sources.items, data: data7 };
            if (vErrors === null) {
              vErrors = [err21];
            } else {
              vErrors.push(err21);
            }
            errors++;
          }
        }
      } else {
        const err22 = { instancePath: instancePath + "/sources", schemaPath: "#/properties/sources/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema32.properties.sources.type, parentSchema: schema32.properties.sources, data: data6 };
        if (vErrors === null) {
          vErrors = [err22];
        } else {
          vErrors.push(err22);
        }
        errors++;
      }
    }
    if (data.classes !== void 0) {
      let data8 = data.classes;
      if (!(typeof data8 == "number" && (!(data8 % 1) && !isNaN(data8)) && isFinite(data8))) {
        const err23 = { instancePath: instancePath + "/classes", schemaPath: "#/$defs/count/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema33.type, parentSchema: schema33, data: data8 };
        if (vErrors === null) {
          vErrors = [err23];
        } else {
          vErrors.push(err23);
        }
        errors++;
      }
      if (typeof data8 == "number" && isFinite(data8)) {
        if (data8 > 9007199254740991 || isNaN(data8)) {
          const err24 = { instancePath: instancePath + "/classes", schemaPath: "#/$defs/count/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991", schema: 9007199254740991, parentSchema: schema33, data: data8 };
          if (vErrors === null) {
            vErrors = [err24];
          } else {
            vErrors.push(err24);
          }
          errors++;
        }
        if (data8 < 0 || isNaN(data8)) {
          const err25 = { instancePath: instancePath + "/classes", schemaPath: "#/$defs/count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema33, data: data8 };
          if (vErrors === null) {
            vErrors = [err25];
          } else {
            vErrors.push(err25);
          }
          errors++;
        }
      }
    }
    if (data.ledger !== void 0) {
      if (!validate22(data.ledger, { instancePath: instancePath + "/ledger", parentData: data, parentDataProperty: "ledger", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
        errors = vErrors.length;
      }
    }
    if (data.notices !== void 0) {
      let data10 = data.notices;
      if (Array.isArray(data10)) {
        const len1 = data10.length;
        for (let i1 = 0; i1 < len1; i1++) {
          let data11 = data10[i1];
          if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
            if (data11.rule === void 0) {
              const err26 = { instancePath: instancePath + "/notices/" + i1, schemaPath: "#/properties/notices/items/required", keyword: "required", params: { missingProperty: "rule" }, message: "must have required property 'rule'", schema: schema32.properties.notices.items.required, parentSchema: schema32.properties.notices.items, data: data11 };
              if (vErrors === null) {
                vErrors = [err26];
              } else {
                vErrors.push(err26);
              }
              errors++;
            }
            if (data11.count === void 0) {
              const err27 = { instancePath: instancePath + "/notices/" + i1, schemaPath: "#/properties/notices/items/required", keyword: "required", params: { missingProperty: "count" }, message: "must have required property 'count'", schema: schema32.properties.notices.items.required, parentSchema: schema32.properties.notices.items, data: data11 };
              if (vErrors === null) {
                vErrors = [err27];
              } else {
                vErrors.push(err27);
              }
              errors++;
            }
            if (data11.samples === void 0) {
              const err28 = { instancePath: instancePath + "/notices/" + i1, schemaPath: "#/properties/notices/items/required", keyword: "required", params: { missingProperty: "samples" }, message: "must have required property 'samples'", schema: schema32.properties.notices.items.required, parentSchema: schema32.properties.notices.items, data: data11 };
              if (vErrors === null) {
                vErrors = [err28];
              } else {
                vErrors.push(err28);
              }
              errors++;
            }
            for (const key1 in data11) {
              if (!(key1 === "rule" || key1 === "count" || key1 === "samples")) {
                const err29 = { instancePath: instancePath + "/notices/" + i1, schemaPath: "#/properties/notices/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties", schema: false, parentSchema: schema32.properties.notices.items, data: data11 };
                if (vErrors === null) {
                  vErrors = [err29];
                } else {
                  vErrors.push(err29);
                }
                errors++;
              }
            }
            if (data11.rule !== void 0) {
              let data12 = data11.rule;
              if (typeof data12 === "string") {
                if (!pattern6.test(data12)) {
                  const err30 = { instancePath: instancePath + "/notices/" + i1 + "/rule", schemaPath: "#/$defs/rule/pattern", keyword: "pattern", params: { pattern: "^PERIM[0-9]{4}$" }, message: 'must match pattern "^PERIM[0-9]{4}$"', schema: "^PERIM[0-9]{4}$", parentSchema: schema43, data: data12 };
                  if (vErrors === null) {
                    vErrors = [err30];
                  } else {
                    vErrors.push(err30);
                  }
                  errors++;
                }
              } else {
                const err31 = { instancePath: instancePath + "/notices/" + i1 + "/rule", schemaPath: "#/$defs/rule/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema43.type, parentSchema: schema43, data: data12 };
                if (vErrors === null) {
                  vErrors = [err31];
                } else {
                  vErrors.push(err31);
                }
                errors++;
              }
            }
            if (data11.count !== void 0) {
              let data13 = data11.count;
              if (!(typeof data13 == "number" && (!(data13 % 1) && !isNaN(data13)) && isFinite(data13))) {
                const err32 = { instancePath: instancePath + "/notices/" + i1 + "/count", schemaPath: "#/$defs/count/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema33.type, parentSchema: schema33, data: data13 };
                if (vErrors === null) {
                  vErrors = [err32];
                } else {
                  vErrors.push(err32);
                }
                errors++;
              }
              if (typeof data13 == "number" && isFinite(data13)) {
                if (data13 > 9007199254740991 || isNaN(data13)) {
                  const err33 = { instancePath: instancePath + "/notices/" + i1 + "/count", schemaPath: "#/$defs/count/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991", schema: 9007199254740991, parentSchema: schema33, data: data13 };
                  if (vErrors === null) {
                    vErrors = [err33];
                  } else {
                    vErrors.push(err33);
                  }
                  errors++;
                }
                if (data13 < 0 || isNaN(data13)) {
                  const err34 = { instancePath: instancePath + "/notices/" + i1 + "/count", schemaPath: "#/$defs/count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema33, data: data13 };
                  if (vErrors === null) {
                    vErrors = [err34];
                  } else {
                    vErrors.push(err34);
                  }
                  errors++;
                }
              }
            }
            if (data11.samples !== void 0) {
              let data14 = data11.samples;
              if (Array.isArray(data14)) {
                if (data14.length > 10) {
                  const err35 = { instancePath: instancePath + "/notices/" + i1 + "/samples", schemaPath: "#/properties/notices/items/properties/samples/maxItems", keyword: "maxItems", params: { limit: 10 }, message: "must NOT have more than 10 items", schema: 10, parentSchema: schema32.properties.notices.items.properties.samples, data: data14 };
                  if (vErrors === null) {
                    vErrors = [err35];
                  } else {
                    vErrors.push(err35);
                  }
                  errors++;
                }
                const len2 = data14.length;
                for (let i2 = 0; i2 < len2; i2++) {
                  let data15 = data14[i2];
                  if (data15 && typeof data15 == "object" && !Array.isArray(data15)) {
                    if (data15.rule === void 0) {
                      const err36 = { instancePath: instancePath + "/notices/" + i1 + "/samples/" + i2, schemaPath: "#/properties/notices/items/properties/samples/items/required", keyword: "required", params: { missingProperty: "rule" }, message: "must have required property 'rule'", schema: schema32.properties.notices.items.properties.samples.items.required, parentSchema: schema32.properties.notices.items.properties.samples.items, data: data15 };
                      if (vErrors === null) {
                        vErrors = [err36];
                      } else {
                        vErrors.push(err36);
                      }
                      errors++;
                    }
                    if (data15.object === void 0) {
                      const err37 = { instancePath: instancePath + "/notices/" + i1 + "/samples/" + i2, schemaPath: "#/properties/notices/items/properties/samples/items/required", keyword: "required", params: { missingProperty: "object" }, message: "must have required property 'object'", schema: schema32.properties.notices.items.properties.samples.items.required, parentSchema: schema32.properties.notices.items.properties.samples.items, data: data15 };
                      if (vErrors === null) {
                        vErrors = [err37];
                      } else {
                        vErrors.push(err37);
                      }
                      errors++;
                    }
                    if (data15.position === void 0) {
                      const err38 = { instancePath: instancePath + "/notices/" + i1 + "/samples/" + i2, schemaPath: "#/properties/notices/items/properties/samples/items/required", keyword: "required", params: { missingProperty: "position" }, message: "must have required property 'position'", schema: schema32.properties.notices.items.properties.samples.items.required, parentSchema: schema32.properties.notices.items.properties.samples.items, data: data15 };
                      if (vErrors === null) {
                        vErrors = [err38];
                      } else {
                        vErrors.push(err38);
                      }
                      errors++;
                    }
                    if (data15.message === void 0) {
                      const err39 = { instancePath: instancePath + "/notices/" + i1 + "/samples/" + i2, schemaPath: "#/properties/notices/items/properties/samples/items/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property 'message'", schema: schema32.properties.notices.items.properties.samples.items.required, parentSchema: schema32.properties.notices.items.properties.samples.items, data: data15 };
                      if (vErrors === null) {
                        vErrors = [err39];
                      } else {
                        vErrors.push(err39);
                      }
                      errors++;
                    }
                    for (const key2 in data15) {
                      if (!(key2 === "rule" || key2 === "object" || key2 === "position" || key2 === "message")) {
                        const err40 = { instancePath: instancePath + "/notices/" + i1 + "/samples/" + i2, schemaPath: "#/properties/notices/items/properties/samples/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties", schema: false, parentSchema: schema32.properties.notices.items.properties.samples.items, data: data15 };
                        if (vErrors === null) {
                          vErrors = [err40];
                        } else {
                          vErrors.push(err40);
                        }
                        errors++;
                      }
                    }
                    if (data15.rule !== void 0) {
                      let data16 = data15.rule;
                      if (typeof data16 === "string") {
                        if (!pattern6.test(data16)) {
                          const err41 = { instancePath: instancePath + "/notices/" + i1 + "/samples/" + i2 + "/rule", schemaPath: "#/$defs/rule/pattern", keyword: "pattern", params: { pattern: "^PERIM[0-9]{4}$" }, message: 'must match pattern "^PERIM[0-9]{4}$"', schema: "^PERIM[0-9]{4}$", parentSchema: schema43, data: data16 };
                          if (vErrors === null) {
                            vErrors = [err41];
                          } else {
                            vErrors.push(err41);
                          }
                          errors++;
                        }
                      } else {
                        const err42 = { instancePath: instancePath + "/notices/" + i1 + "/samples/" + i2 + "/rule", schemaPath: "#/$defs/rule/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema43.type, parentSchema: schema43, data: data16 };
                        if (vErrors === null) {
                          vErrors = [err42];
                        } else {
                          vErrors.push(err42);
                        }
                        errors++;
                      }
                    }
                    if (data15.object !== void 0) {
                      let data17 = data15.object;
                      if (typeof data17 !== "string") {
                        const err43 = { instancePath: instancePath + "/notices/" + i1 + "/samples/" + i2 + "/object", schemaPath: "#/properties/notices/items/properties/samples/items/properties/object/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema32.properties.notices.items.properties.samples.items.properties.object.type, parentSchema: schema32.properties.notices.items.properties.samples.items.properties.object, data: data17 };
                        if (vErrors === null) {
                          vErrors = [err43];
                        } else {
                          vErrors.push(err43);
                        }
                        errors++;
                      }
                    }
                    if (data15.position !== void 0) {
                      let data18 = data15.position;
                      if (typeof data18 !== "string") {
                        const err44 = { instancePath: instancePath + "/notices/" + i1 + "/samples/" + i2 + "/position", schemaPath: "#/properties/notices/items/properties/samples/items/properties/position/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema32.properties.notices.items.properties.samples.items.properties.position.type, parentSchema: schema32.properties.notices.items.properties.samples.items.properties.position, data: data18 };
                        if (vErrors === null) {
                          vErrors = [err44];
                        } else {
                          vErrors.push(err44);
                        }
                        errors++;
                      }
                    }
                    if (data15.message !== void 0) {
                      let data19 = data15.message;
                      if (typeof data19 !== "string") {
                        const err45 = { instancePath: instancePath + "/notices/" + i1 + "/samples/" + i2 + "/message", schemaPath: "#/properties/notices/items/properties/samples/items/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema32.properties.notices.items.properties.samples.items.properties.message.type, parentSchema: schema32.properties.notices.items.properties.samples.items.properties.message, data: data19 };
                        if (vErrors === null) {
                          vErrors = [err45];
                        } else {
                          vErrors.push(err45);
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err46 = { instancePath: instancePath + "/notices/" + i1 + "/samples/" + i2, schemaPath: "#/properties/notices/items/properties/samples/items/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema32.properties.notices.items.properties.samples.items.type, parentSchema: schema32.properties.notices.items.properties.samples.items, data: data15 };
                    if (vErrors === null) {
                      vErrors = [err46];
                    } else {
                      vErrors.push(err46);
                    }
                    errors++;
                  }
                }
              } else {
                const err47 = { instancePath: instancePath + "/notices/" + i1 + "/samples", schemaPath: "#/properties/notices/items/properties/samples/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema32.properties.notices.items.properties.samples.type, parentSchema: schema32.properties.notices.items.properties.samples, data: data14 };
                if (vErrors === null) {
                  vErrors = [err47];
                } else {
                  vErrors.push(err47);
                }
                errors++;
              }
            }
          } else {
            const err48 = { instancePath: instancePath + "/notices/" + i1, schemaPath: "#/properties/notices/items/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema32.properties.notices.items.type, parentSchema: schema32.properties.notices.items, data: data11 };
            if (vErrors === null) {
              vErrors = [err48];
            } else {
              vErrors.push(err48);
            }
            errors++;
          }
        }
      } else {
        const err49 = { instancePath: instancePath + "/notices", schemaPath: "#/properties/notices/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema32.properties.notices.type, parentSchema: schema32.properties.notices, data: data10 };
        if (vErrors === null) {
          vErrors = [err49];
        } else {
          vErrors.push(err49);
        }
        errors++;
      }
    }
    if (data.coverage !== void 0) {
      let data20 = data.coverage;
      if (Array.isArray(data20)) {
        const len3 = data20.length;
        for (let i3 = 0; i3 < len3; i3++) {
          let data21 = data20[i3];
          if (data21 && typeof data21 == "object" && !Array.isArray(data21)) {
            if (data21.kind === void 0) {
              const err50 = { instancePath: instancePath + "/coverage/" + i3, schemaPath: "#/properties/coverage/items/required", keyword: "required", params: { missingProperty: "kind" }, message: "must have required property 'kind'", schema: schema32.properties.coverage.items.required, parentSchema: schema32.properties.coverage.items, data: data21 };
              if (vErrors === null) {
                vErrors = [err50];
              } else {
                vErrors.push(err50);
              }
              errors++;
            }
            if (data21.of === void 0) {
              const err51 = { instancePath: instancePath + "/coverage/" + i3, schemaPath: "#/properties/coverage/items/required", keyword: "required", params: { missingProperty: "of" }, message: "must have required property 'of'", schema: schema32.properties.coverage.items.required, parentSchema: schema32.properties.coverage.items, data: data21 };
              if (vErrors === null) {
                vErrors = [err51];
              } else {
                vErrors.push(err51);
              }
              errors++;
            }
            if (data21.day === void 0) {
              const err52 = { instancePath: instancePath + "/coverage/" + i3, schemaPath: "#/properties/coverage/items/required", keyword: "required", params: { missingProperty: "day" }, message: "must have required property 'day'", schema: schema32.properties.coverage.items.required, parentSchema: schema32.properties.coverage.items, data: data21 };
              if (vErrors === null) {
                vErrors = [err52];
              } else {
                vErrors.push(err52);
              }
              errors++;
            }
            for (const key3 in data21) {
              if (!(key3 === "kind" || key3 === "of" || key3 === "day")) {
                const err53 = { instancePath: instancePath + "/coverage/" + i3, schemaPath: "#/properties/coverage/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties", schema: false, parentSchema: schema32.properties.coverage.items, data: data21 };
                if (vErrors === null) {
                  vErrors = [err53];
                } else {
                  vErrors.push(err53);
                }
                errors++;
              }
            }
            if (data21.kind !== void 0) {
              let data22 = data21.kind;
              if (!(data22 === "log" || data22 === "data" || data22 === "bucket-management" || data22 === "management")) {
                const err54 = { instancePath: instancePath + "/coverage/" + i3 + "/kind", schemaPath: "#/properties/coverage/items/properties/kind/enum", keyword: "enum", params: { allowedValues: schema32.properties.coverage.items.properties.kind.enum }, message: "must be equal to one of the allowed values", schema: schema32.properties.coverage.items.properties.kind.enum, parentSchema: schema32.properties.coverage.items.properties.kind, data: data22 };
                if (vErrors === null) {
                  vErrors = [err54];
                } else {
                  vErrors.push(err54);
                }
                errors++;
              }
            }
            if (data21.of !== void 0) {
              let data23 = data21.of;
              if (typeof data23 !== "string") {
                const err55 = { instancePath: instancePath + "/coverage/" + i3 + "/of", schemaPath: "#/properties/coverage/items/properties/of/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema32.properties.coverage.items.properties.of.type, parentSchema: schema32.properties.coverage.items.properties.of, data: data23 };
                if (vErrors === null) {
                  vErrors = [err55];
                } else {
                  vErrors.push(err55);
                }
                errors++;
              }
            }
            if (data21.day !== void 0) {
              let data24 = data21.day;
              if (typeof data24 === "string") {
                if (!pattern8.test(data24)) {
                  const err56 = { instancePath: instancePath + "/coverage/" + i3 + "/day", schemaPath: "#/$defs/day/pattern", keyword: "pattern", params: { pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }, message: 'must match pattern "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"', schema: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", parentSchema: schema46, data: data24 };
                  if (vErrors === null) {
                    vErrors = [err56];
                  } else {
                    vErrors.push(err56);
                  }
                  errors++;
                }
              } else {
                const err57 = { instancePath: instancePath + "/coverage/" + i3 + "/day", schemaPath: "#/$defs/day/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema46.type, parentSchema: schema46, data: data24 };
                if (vErrors === null) {
                  vErrors = [err57];
                } else {
                  vErrors.push(err57);
                }
                errors++;
              }
            }
          } else {
            const err58 = { instancePath: instancePath + "/coverage/" + i3, schemaPath: "#/properties/coverage/items/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema32.properties.coverage.items.type, parentSchema: schema32.properties.coverage.items, data: data21 };
            if (vErrors === null) {
              vErrors = [err58];
            } else {
              vErrors.push(err58);
            }
            errors++;
          }
        }
      } else {
        const err59 = { instancePath: instancePath + "/coverage", schemaPath: "#/properties/coverage/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema32.properties.coverage.type, parentSchema: schema32.properties.coverage, data: data20 };
        if (vErrors === null) {
          vErrors = [err59];
        } else {
          vErrors.push(err59);
        }
        errors++;
      }
    }
  } else {
    const err60 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema32.type, parentSchema: schema32, data };
    if (vErrors === null) {
      vErrors = [err60];
    } else {
      vErrors.push(err60);
    }
    errors++;
  }
  validate21.errors = vErrors;
  return errors === 0;
}
validate21.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema47 = { "description": "A request class: its key, then what is counted.", "type": "object", "additionalProperties": false, "required": ["day", "bucket", "principal", "operation", "outcome", "evidence", "claim", "requests", "bytes", "first", "last", "samples"], "properties": { "day": { "$ref": "#/$defs/day" }, "bucket": { "type": "string", "not": { "const": "" } }, "principal": { "description": "Role or user ARN without path and session, ACCOUNT:federated-user, account, canonical user id, anonymous, unknown, or a service.", "type": "string", "not": { "const": "" } }, "source": { "description": "Address in canonical form, the CIDR block it was folded to, private, or public.", "type": "string", "not": { "const": "" } }, "endpoint": { "description": "VPC endpoint id, as CloudTrail has it.", "type": "string", "not": { "const": "" } }, "endpointAccount": { "type": "string", "not": { "const": "" } }, "service": { "description": "The AWS service that made the call; unknown where no name was logged.", "type": "string", "not": { "const": "" } }, "operation": { "description": "S3 API name, or the log's own word where the API has none.", "type": "string", "not": { "const": "" } }, "outcome": { "enum": ["reached", "denied"] }, "evidence": { "enum": ["log", "trail", "old-trail", "joined", "conflict"] }, "claim": { "description": "What the user agent says the caller is. Never changes a verdict.", "enum": ["athena", "cloudshell", "cloudtrail", "console", "lambda", "none"] }, "requests": { "type": "integer", "minimum": 1 }, "bytes": { "$ref": "#/$defs/count" }, "first": { "$ref": "#/$defs/time" }, "last": { "$ref": "#/$defs/time" }, "samples": { "description": "The least few requests by time, request id, operation and place.", "type": "array", "minItems": 1, "maxItems": 3, "items": { "type": "object", "additionalProperties": false, "required": ["time", "operation", "places"], "properties": { "time": { "$ref": "#/$defs/time" }, "requestId": { "type": "string", "not": { "const": "" } }, "operation": { "type": "string" }, "source": { "type": "string", "not": { "const": "" } }, "places": { "type": "array", "minItems": 1, "maxItems": 2, "items": { "type": "object", "additionalProperties": false, "required": ["object", "number"], "properties": { "object": { "type": "string" }, "number": { "description": "From 1; 0 where it is not known, as of what an engine read in tables.", "type": "integer", "minimum": 0 } } } } } } } } };
var schema50 = { "description": "ISO 8601, UTC, milliseconds.", "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$" };
var pattern10 = new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$", "u");
function validate25(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate25.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.day === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "day" }, message: "must have required property 'day'", schema: schema47.required, parentSchema: schema47, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.bucket === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "bucket" }, message: "must have required property 'bucket'", schema: schema47.required, parentSchema: schema47, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.principal === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "principal" }, message: "must have required property 'principal'", schema: schema47.required, parentSchema: schema47, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.operation === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "operation" }, message: "must have required property 'operation'", schema: schema47.required, parentSchema: schema47, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data.outcome === void 0) {
      const err4 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "outcome" }, message: "must have required property 'outcome'", schema: schema47.required, parentSchema: schema47, data };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    if (data.evidence === void 0) {
      const err5 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "evidence" }, message: "must have required property 'evidence'", schema: schema47.required, parentSchema: schema47, data };
      if (vErrors === null) {
        vErrors = [err5];
      } else {
        vErrors.push(err5);
      }
      errors++;
    }
    if (data.claim === void 0) {
      const err6 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "claim" }, message: "must have required property 'claim'", schema: schema47.required, parentSchema: schema47, data };
      if (vErrors === null) {
        vErrors = [err6];
      } else {
        vErrors.push(err6);
      }
      errors++;
    }
    if (data.requests === void 0) {
      const err7 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "requests" }, message: "must have required property 'requests'", schema: schema47.required, parentSchema: schema47, data };
      if (vErrors === null) {
        vErrors = [err7];
      } else {
        vErrors.push(err7);
      }
      errors++;
    }
    if (data.bytes === void 0) {
      const err8 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "bytes" }, message: "must have required property 'bytes'", schema: schema47.required, parentSchema: schema47, data };
      if (vErrors === null) {
        vErrors = [err8];
      } else {
        vErrors.push(err8);
      }
      errors++;
    }
    if (data.first === void 0) {
      const err9 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "first" }, message: "must have required property 'first'", schema: schema47.required, parentSchema: schema47, data };
      if (vErrors === null) {
        vErrors = [err9];
      } else {
        vErrors.push(err9);
      }
      errors++;
    }
    if (data.last === void 0) {
      const err10 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "last" }, message: "must have required property 'last'", schema: schema47.required, parentSchema: schema47, data };
      if (vErrors === null) {
        vErrors = [err10];
      } else {
        vErrors.push(err10);
      }
      errors++;
    }
    if (data.samples === void 0) {
      const err11 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "samples" }, message: "must have required property 'samples'", schema: schema47.required, parentSchema: schema47, data };
      if (vErrors === null) {
        vErrors = [err11];
      } else {
        vErrors.push(err11);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func1.call(schema47.properties, key0)) {
        const err12 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema47, data };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.day !== void 0) {
      let data0 = data.day;
      if (typeof data0 === "string") {
        if (!pattern8.test(data0)) {
          const err13 = { instancePath: instancePath + "/day", schemaPath: "#/$defs/day/pattern", keyword: "pattern", params: { pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }, message: 'must match pattern "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"', schema: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", parentSchema: schema46, data: data0 };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
      } else {
        const err14 = { instancePath: instancePath + "/day", schemaPath: "#/$defs/day/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema46.type, parentSchema: schema46, data: data0 };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
    }
    if (data.bucket !== void 0) {
      let data1 = data.bucket;
      if (typeof data1 !== "string") {
        const err15 = { instancePath: instancePath + "/bucket", schemaPath: "#/properties/bucket/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema47.properties.bucket.type, parentSchema: schema47.properties.bucket, data: data1 };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
      const _errs7 = errors;
      const _errs8 = errors;
      if ("" !== data1) {
        const err16 = {};
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
      var valid2 = _errs8 === errors;
      if (valid2) {
        const err17 = { instancePath: instancePath + "/bucket", schemaPath: "#/properties/bucket/not", keyword: "not", params: {}, message: "must NOT be valid", schema: schema47.properties.bucket.not, parentSchema: schema47.properties.bucket, data: data1 };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      } else {
        errors = _errs7;
        if (vErrors !== null) {
          if (_errs7) {
            vErrors.length = _errs7;
          } else {
            vErrors = null;
          }
        }
      }
    }
    if (data.principal !== void 0) {
      let data2 = data.principal;
      if (typeof data2 !== "string") {
        const err18 = { instancePath: instancePath + "/principal", schemaPath: "#/properties/principal/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema47.properties.principal.type, parentSchema: schema47.properties.principal, data: data2 };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
      const _errs11 = errors;
      const _errs12 = errors;
      if ("" !== data2) {
        const err19 = {};
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
      var valid3 = _errs12 === errors;
      if (valid3) {
        const err20 = { instancePath: instancePath + "/principal", schemaPath: "#/properties/principal/not", keyword: "not", params: {}, message: "must NOT be valid", schema: schema47.properties.principal.not, parentSchema: schema47.properties.principal, data: data2 };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      } else {
        errors = _errs11;
        if (vErrors !== null) {
          if (_errs11) {
            vErrors.length = _errs11;
          } else {
            vErrors = null;
          }
        }
      }
    }
    if (data.source !== void 0) {
      let data3 = data.source;
      if (typeof data3 !== "string") {
        const err21 = { instancePath: instancePath + "/source", schemaPath: "#/properties/source/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema47.properties.source.type, parentSchema: schema47.properties.source, data: data3 };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
      const _errs15 = errors;
      const _errs16 = errors;
      if ("" !== data3) {
        const err22 = {};
        if (vErrors === null) {
          vErrors = [err22];
        } else {
          vErrors.push(err22);
        }
        errors++;
      }
      var valid4 = _errs16 === errors;
      if (valid4) {
        const err23 = { instancePath: instancePath + "/source", schemaPath: "#/properties/source/not", keyword: "not", params: {}, message: "must NOT be valid", schema: schema47.properties.source.not, parentSchema: schema47.properties.source, data: data3 };
        if (vErrors === null) {
          vErrors = [err23];
        } else {
          vErrors.push(err23);
        }
        errors++;
      } else {
        errors = _errs15;
        if (vErrors !== null) {
          if (_errs15) {
            vErrors.length = _errs15;
          } else {
            vErrors = null;
          }
        }
      }
    }
    if (data.endpoint !== void 0) {
      let data4 = data.endpoint;
      if (typeof data4 !== "string") {
        const err24 = { instancePath: instancePath + "/endpoint", schemaPath: "#/properties/endpoint/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema47.properties.endpoint.type, parentSchema: schema47.properties.endpoint, data: data4 };
        if (vErrors === null) {
          vErrors = [err24];
        } else {
          vErrors.push(err24);
        }
        errors++;
      }
      const _errs19 = errors;
      const _errs20 = errors;
      if ("" !== data4) {
        const err25 = {};
        if (vErrors === null) {
          vErrors = [err25];
        } else {
          vErrors.push(err25);
        }
        errors++;
      }
      var valid5 = _errs20 === errors;
      if (valid5) {
        const err26 = { instancePath: instancePath + "/endpoint", schemaPath: "#/properties/endpoint/not", keyword: "not", params: {}, message: "must NOT be valid", schema: schema47.properties.endpoint.not, parentSchema: schema47.properties.endpoint, data: data4 };
        if (vErrors === null) {
          vErrors = [err26];
        } else {
          vErrors.push(err26);
        }
        errors++;
      } else {
        errors = _errs19;
        if (vErrors !== null) {
          if (_errs19) {
            vErrors.length = _errs19;
          } else {
            vErrors = null;
          }
        }
      }
    }
    if (data.endpointAccount !== void 0) {
      let data5 = data.endpointAccount;
      if (typeof data5 !== "string") {
        const err27 = { instancePath: instancePath + "/endpointAccount", schemaPath: "#/properties/endpointAccount/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema47.properties.endpointAccount.type, parentSchema: schema47.properties.endpointAccount, data: data5 };
        if (vErrors === null) {
          vErrors = [err27];
        } else {
          vErrors.push(err27);
        }
        errors++;
      }
      const _errs23 = errors;
      const _errs24 = errors;
      if ("" !== data5) {
        const err28 = {};
        if (vErrors === null) {
          vErrors = [err28];
        } else {
          vErrors.push(err28);
        }
        errors++;
      }
      var valid6 = _errs24 === errors;
      if (valid6) {
        const err29 = { instancePath: instancePath + "/endpointAccount", schemaPath: "#/properties/endpointAccount/not", keyword: "not", params: {}, message: "must NOT be valid", schema: schema47.properties.endpointAccount.not, parentSchema: schema47.properties.endpointAccount, data: data5 };
        if (vErrors === null) {
          vErrors = [err29];
        } else {
          vErrors.push(err29);
        }
        errors++;
      } else {
        errors = _errs23;
        if (vErrors !== null) {
          if (_errs23) {
            vErrors.length = _errs23;
          } else {
            vErrors = null;
          }
        }
      }
    }
    if (data.service !== void 0) {
      let data6 = data.service;
      if (typeof data6 !== "string") {
        const err30 = { instancePath: instancePath + "/service", schemaPath: "#/properties/service/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema47.properties.service.type, parentSchema: schema47.properties.service, data: data6 };
        if (vErrors === null) {
          vErrors = [err30];
        } else {
          vErrors.push(err30);
        }
        errors++;
      }
      const _errs27 = errors;
      const _errs28 = errors;
      if ("" !== data6) {
        const err31 = {};
        if (vErrors === null) {
          vErrors = [err31];
        } else {
          vErrors.push(err31);
        }
        errors++;
      }
      var valid7 = _errs28 === errors;
      if (valid7) {
        const err32 = { instancePath: instancePath + "/service", schemaPath: "#/properties/service/not", keyword: "not", params: {}, message: "must NOT be valid", schema: schema47.properties.service.not, parentSchema: schema47.properties.service, data: data6 };
        if (vErrors === null) {
          vErrors = [err32];
        } else {
          vErrors.push(err32);
        }
        errors++;
      } else {
        errors = _errs27;
        if (vErrors !== null) {
          if (_errs27) {
            vErrors.length = _errs27;
          } else {
            vErrors = null;
          }
        }
      }
    }
    if (data.operation !== void 0) {
      let data7 = data.operation;
      if (typeof data7 !== "string") {
        const err33 = { instancePath: instancePath + "/operation", schemaPath: "#/properties/operation/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema47.properties.operation.type, parentSchema: schema47.properties.operation, data: data7 };
        if (vErrors === null) {
          vErrors = [err33];
        } else {
          vErrors.push(err33);
        }
        errors++;
      }
      const _errs31 = errors;
      const _errs32 = errors;
      if ("" !== data7) {
        const err34 = {};
        if (vErrors === null) {
          vErrors = [err34];
        } else {
          vErrors.push(err34);
        }
        errors++;
      }
      var valid8 = _errs32 === errors;
      if (valid8) {
        const err35 = { instancePath: instancePath + "/operation", schemaPath: "#/properties/operation/not", keyword: "not", params: {}, message: "must NOT be valid", schema: schema47.properties.operation.not, parentSchema: schema47.properties.operation, data: data7 };
        if (vErrors === null) {
          vErrors = [err35];
        } else {
          vErrors.push(err35);
        }
        errors++;
      } else {
        errors = _errs31;
        if (vErrors !== null) {
          if (_errs31) {
            vErrors.length = _errs31;
          } else {
            vErrors = null;
          }
        }
      }
    }
    if (data.outcome !== void 0) {
      let data8 = data.outcome;
      if (!(data8 === "reached" || data8 === "denied")) {
        const err36 = { instancePath: instancePath + "/outcome", schemaPath: "#/properties/outcome/enum", keyword: "enum", params: { allowedValues: schema47.properties.outcome.enum }, message: "must be equal to one of the allowed values", schema: schema47.properties.outcome.enum, parentSchema: schema47.properties.outcome, data: data8 };
        if (vErrors === null) {
          vErrors = [err36];
        } else {
          vErrors.push(err36);
        }
        errors++;
      }
    }
    if (data.evidence !== void 0) {
      let data9 = data.evidence;
      if (!(data9 === "log" || data9 === "trail" || data9 === "old-trail" || data9 === "joined" || data9 === "conflict")) {
        const err37 = { instancePath: instancePath + "/evidence", schemaPath: "#/properties/evidence/enum", keyword: "enum", params: { allowedValues: schema47.properties.evidence.enum }, message: "must be equal to one of the allowed values", schema: schema47.properties.evidence.enum, parentSchema: schema47.properties.evidence, data: data9 };
        if (vErrors === null) {
          vErrors = [err37];
        } else {
          vErrors.push(err37);
        }
        errors++;
      }
    }
    if (data.claim !== void 0) {
      let data10 = data.claim;
      if (!(data10 === "athena" || data10 === "cloudshell" || data10 === "cloudtrail" || data10 === "console" || data10 === "lambda" || data10 === "none")) {
        const err38 = { instancePath: instancePath + "/claim", schemaPath: "#/properties/claim/enum", keyword: "enum", params: { allowedValues: schema47.properties.claim.enum }, message: "must be equal to one of the allowed values", schema: schema47.properties.claim.enum, parentSchema: schema47.properties.claim, data: data10 };
        if (vErrors === null) {
          vErrors = [err38];
        } else {
          vErrors.push(err38);
        }
        errors++;
      }
    }
    if (data.requests !== void 0) {
      let data11 = data.requests;
      if (!(typeof data11 == "number" && (!(data11 % 1) && !isNaN(data11)) && isFinite(data11))) {
        const err39 = { instancePath: instancePath + "/requests", schemaPath: "#/properties/requests/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema47.properties.requests.type, parentSchema: schema47.properties.requests, data: data11 };
        if (vErrors === null) {
          vErrors = [err39];
        } else {
          vErrors.push(err39);
        }
        errors++;
      }
      if (typeof data11 == "number" && isFinite(data11)) {
        if (data11 < 1 || isNaN(data11)) {
          const err40 = { instancePath: instancePath + "/requests", schemaPath: "#/properties/requests/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema47.properties.requests, data: data11 };
          if (vErrors === null) {
            vErrors = [err40];
          } else {
            vErrors.push(err40);
          }
          errors++;
        }
      }
    }
    if (data.bytes !== void 0) {
      let data12 = data.bytes;
      if (!(typeof data12 == "number" && (!(data12 % 1) && !isNaN(data12)) && isFinite(data12))) {
        const err41 = { instancePath: instancePath + "/bytes", schemaPath: "#/$defs/count/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema33.type, parentSchema: schema33, data: data12 };
        if (vErrors === null) {
          vErrors = [err41];
        } else {
          vErrors.push(err41);
        }
        errors++;
      }
      if (typeof data12 == "number" && isFinite(data12)) {
        if (data12 > 9007199254740991 || isNaN(data12)) {
          const err42 = { instancePath: instancePath + "/bytes", schemaPath: "#/$defs/count/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991", schema: 9007199254740991, parentSchema: schema33, data: data12 };
          if (vErrors === null) {
            vErrors = [err42];
          } else {
            vErrors.push(err42);
          }
          errors++;
        }
        if (data12 < 0 || isNaN(data12)) {
          const err43 = { instancePath: instancePath + "/bytes", schemaPath: "#/$defs/count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema33, data: data12 };
          if (vErrors === null) {
            vErrors = [err43];
          } else {
            vErrors.push(err43);
          }
          errors++;
        }
      }
    }
    if (data.first !== void 0) {
      let data13 = data.first;
      if (typeof data13 === "string") {
        if (!pattern10.test(data13)) {
          const err44 = { instancePath: instancePath + "/first", schemaPath: "#/$defs/time/pattern", keyword: "pattern", params: { pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$" }, message: 'must match pattern "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$"', schema: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$", parentSchema: schema50, data: data13 };
          if (vErrors === null) {
            vErrors = [err44];
          } else {
            vErrors.push(err44);
          }
          errors++;
        }
      } else {
        const err45 = { instancePath: instancePath + "/first", schemaPath: "#/$defs/time/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema50.type, parentSchema: schema50, data: data13 };
        if (vErrors === null) {
          vErrors = [err45];
        } else {
          vErrors.push(err45);
        }
        errors++;
      }
    }
    if (data.last !== void 0) {
      let data14 = data.last;
      if (typeof data14 === "string") {
        if (!pattern10.test(data14)) {
          const err46 = { instancePath: instancePath + "/last", schemaPath: "#/$defs/time/pattern", keyword: "pattern", params: { pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$" }, message: 'must match pattern "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$"', schema: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$", parentSchema: schema50, data: data14 };
          if (vErrors === null) {
            vErrors = [err46];
          } else {
            vErrors.push(err46);
          }
          errors++;
        }
      } else {
        const err47 = { instancePath: instancePath + "/last", schemaPath: "#/$defs/time/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema50.type, parentSchema: schema50, data: data14 };
        if (vErrors === null) {
          vErrors = [err47];
        } else {
          vErrors.push(err47);
        }
        errors++;
      }
    }
    if (data.samples !== void 0) {
      let data15 = data.samples;
      if (Array.isArray(data15)) {
        if (data15.length > 3) {
          const err48 = { instancePath: instancePath + "/samples", schemaPath: "#/properties/samples/maxItems", keyword: "maxItems", params: { limit: 3 }, message: "must NOT have more than 3 items", schema: 3, parentSchema: schema47.properties.samples, data: data15 };
          if (vErrors === null) {
            vErrors = [err48];
          } else {
            vErrors.push(err48);
          }
          errors++;
        }
        if (data15.length < 1) {
          const err49 = { instancePath: instancePath + "/samples", schemaPath: "#/properties/samples/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items", schema: 1, parentSchema: schema47.properties.samples, data: data15 };
          if (vErrors === null) {
            vErrors = [err49];
          } else {
            vErrors.push(err49);
          }
          errors++;
        }
        const len0 = data15.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data16 = data15[i0];
          if (data16 && typeof data16 == "object" && !Array.isArray(data16)) {
            if (data16.time === void 0) {
              const err50 = { instancePath: instancePath + "/samples/" + i0, schemaPath: "#/properties/samples/items/required", keyword: "required", params: { missingProperty: "time" }, message: "must have required property 'time'", schema: schema47.properties.samples.items.required, parentSchema: schema47.properties.samples.items, data: data16 };
              if (vErrors === null) {
                vErrors = [err50];
              } else {
                vErrors.push(err50);
              }
              errors++;
            }
            if (data16.operation === void 0) {
              const err51 = { instancePath: instancePath + "/samples/" + i0, schemaPath: "#/properties/samples/items/required", keyword: "required", params: { missingProperty: "operation" }, message: "must have required property 'operation'", schema: schema47.properties.samples.items.required, parentSchema: schema47.properties.samples.items, data: data16 };
              if (vErrors === null) {
                vErrors = [err51];
              } else {
                vErrors.push(err51);
              }
              errors++;
            }
            if (data16.places === void 0) {
              const err52 = { instancePath: instancePath + "/samples/" + i0, schemaPath: "#/properties/samples/items/required", keyword: "required", params: { missingProperty: "places" }, message: "must have required property 'places'", schema: schema47.properties.samples.items.required, parentSchema: schema47.properties.samples.items, data: data16 };
              if (vErrors === null) {
                vErrors = [err52];
              } else {
                vErrors.push(err52);
              }
              errors++;
            }
            for (const key1 in data16) {
              if (!(key1 === "time" || key1 === "requestId" || key1 === "operation" || key1 === "source" || key1 === "places")) {
                const err53 = { instancePath: instancePath + "/samples/" + i0, schemaPath: "#/properties/samples/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties", schema: false, parentSchema: schema47.properties.samples.items, data: data16 };
                if (vErrors === null) {
                  vErrors = [err53];
                } else {
                  vErrors.push(err53);
                }
                errors++;
              }
            }
            if (data16.time !== void 0) {
              let data17 = data16.time;
              if (typeof data17 === "string") {
                if (!pattern10.test(data17)) {
                  const err54 = { instancePath: instancePath + "/samples/" + i0 + "/time", schemaPath: "#/$defs/time/pattern", keyword: "pattern", params: { pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$" }, message: 'must match pattern "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$"', schema: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$", parentSchema: schema50, data: data17 };
                  if (vErrors === null) {
                    vErrors = [err54];
                  } else {
                    vErrors.push(err54);
                  }
                  errors++;
                }
              } else {
                const err55 = { instancePath: instancePath + "/samples/" + i0 + "/time", schemaPath: "#/$defs/time/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema50.type, parentSchema: schema50, data: data17 };
                if (vErrors === null) {
                  vErrors = [err55];
                } else {
                  vErrors.push(err55);
                }
                errors++;
              }
            }
            if (data16.requestId !== void 0) {
              let data18 = data16.requestId;
              if (typeof data18 !== "string") {
                const err56 = { instancePath: instancePath + "/samples/" + i0 + "/requestId", schemaPath: "#/properties/samples/items/properties/requestId/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema47.properties.samples.items.properties.requestId.type, parentSchema: schema47.properties.samples.items.properties.requestId, data: data18 };
                if (vErrors === null) {
                  vErrors = [err56];
                } else {
                  vErrors.push(err56);
                }
                errors++;
              }
              const _errs57 = errors;
              const _errs58 = errors;
              if ("" !== data18) {
                const err57 = {};
                if (vErrors === null) {
                  vErrors = [err57];
                } else {
                  vErrors.push(err57);
                }
                errors++;
              }
              var valid16 = _errs58 === errors;
              if (valid16) {
                const err58 = { instancePath: instancePath + "/samples/" + i0 + "/requestId", schemaPath: "#/properties/samples/items/properties/requestId/not", keyword: "not", params: {}, message: "must NOT be valid", schema: schema47.properties.samples.items.properties.requestId.not, parentSchema: schema47.properties.samples.items.properties.requestId, data: data18 };
                if (vErrors === null) {
                  vErrors = [err58];
                } else {
                  vErrors.push(err58);
                }
                errors++;
              } else {
                errors = _errs57;
                if (vErrors !== null) {
                  if (_errs57) {
                    vErrors.length = _errs57;
                  } else {
                    vErrors = null;
                  }
                }
              }
            }
            if (data16.operation !== void 0) {
              let data19 = data16.operation;
              if (typeof data19 !== "string") {
                const err59 = { instancePath: instancePath + "/samples/" + i0 + "/operation", schemaPath: "#/properties/samples/items/properties/operation/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema47.properties.samples.items.properties.operation.type, parentSchema: schema47.properties.samples.items.properties.operation, data: data19 };
                if (vErrors === null) {
                  vErrors = [err59];
                } else {
                  vErrors.push(err59);
                }
                errors++;
              }
            }
            if (data16.source !== void 0) {
              let data20 = data16.source;
              if (typeof data20 !== "string") {
                const err60 = { instancePath: instancePath + "/samples/" + i0 + "/source", schemaPath: "#/properties/samples/items/properties/source/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema47.properties.samples.items.properties.source.type, parentSchema: schema47.properties.samples.items.properties.source, data: data20 };
                if (vErrors === null) {
                  vErrors = [err60];
                } else {
                  vErrors.push(err60);
                }
                errors++;
              }
              const _errs63 = errors;
              const _errs64 = errors;
              if ("" !== data20) {
                const err61 = {};
                if (vErrors === null) {
                  vErrors = [err61];
                } else {
                  vErrors.push(err61);
                }
                errors++;
              }
              var valid17 = _errs64 === errors;
              if (valid17) {
                const err62 = { instancePath: instancePath + "/samples/" + i0 + "/source", schemaPath: "#/properties/samples/items/properties/source/not", keyword: "not", params: {}, message: "must NOT be valid", schema: schema47.properties.samples.items.properties.source.not, parentSchema: schema47.properties.samples.items.properties.source, data: data20 };
                if (vErrors === null) {
                  vErrors = [err62];
                } else {
                  vErrors.push(err62);
                }
                errors++;
              } else {
                errors = _errs63;
                if (vErrors !== null) {
                  if (_errs63) {
                    vErrors.length = _errs63;
                  } else {
                    vErrors = null;
                  }
                }
              }
            }
            if (data16.places !== void 0) {
              let data21 = data16.places;
              if (Array.isArray(data21)) {
                if (data21.length > 2) {
                  const err63 = { instancePath: instancePath + "/samples/" + i0 + "/places", schemaPath: "#/properties/samples/items/properties/places/maxItems", keyword: "maxItems", params: { limit: 2 }, message: "must NOT have more than 2 items", schema: 2, parentSchema: schema47.properties.samples.items.properties.places, data: data21 };
                  if (vErrors === null) {
                    vErrors = [err63];
                  } else {
                    vErrors.push(err63);
                  }
                  errors++;
                }
                if (data21.length < 1) {
                  const err64 = { instancePath: instancePath + "/samples/" + i0 + "/places", schemaPath: "#/properties/samples/items/properties/places/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items", schema: 1, parentSchema: schema47.properties.samples.items.properties.places, data: data21 };
                  if (vErrors === null) {
                    vErrors = [err64];
                  } else {
                    vErrors.push(err64);
                  }
                  errors++;
                }
                const len1 = data21.length;
                for (let i1 = 0; i1 < len1; i1++) {
                  let data22 = data21[i1];
                  if (data22 && typeof data22 == "object" && !Array.isArray(data22)) {
                    if (data22.object === void 0) {
                      const err65 = { instancePath: instancePath + "/samples/" + i0 + "/places/" + i1, schemaPath: "#/properties/samples/items/properties/places/items/required", keyword: "required", params: { missingProperty: "object" }, message: "must have required property 'object'", schema: schema47.properties.samples.items.properties.places.items.required, parentSchema: schema47.properties.samples.items.properties.places.items, data: data22 };
                      if (vErrors === null) {
                        vErrors = [err65];
                      } else {
                        vErrors.push(err65);
                      }
                      errors++;
                    }
                    if (data22.number === void 0) {
                      const err66 = { instancePath: instancePath + "/samples/" + i0 + "/places/" + i1, schemaPath: "#/properties/samples/items/properties/places/items/required", keyword: "required", params: { missingProperty: "number" }, message: "must have required property 'number'", schema: schema47.properties.samples.items.properties.places.items.required, parentSchema: schema47.properties.samples.items.properties.places.items, data: data22 };
                      if (vErrors === null) {
                        vErrors = [err66];
                      } else {
                        vErrors.push(err66);
                      }
                      errors++;
                    }
                    for (const key2 in data22) {
                      if (!(key2 === "object" || key2 === "number")) {
                        const err67 = { instancePath: instancePath + "/samples/" + i0 + "/places/" + i1, schemaPath: "#/properties/samples/items/properties/places/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties", schema: false, parentSchema: schema47.properties.samples.items.properties.places.items, data: data22 };
                        if (vErrors === null) {
                          vErrors = [err67];
                        } else {
                          vErrors.push(err67);
                        }
                        errors++;
                      }
                    }
                    if (data22.object !== void 0) {
                      let data23 = data22.object;
                      if (typeof data23 !== "string") {
                        const err68 = { instancePath: instancePath + "/samples/" + i0 + "/places/" + i1 + "/object", schemaPath: "#/properties/samples/items/properties/places/items/properties/object/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema47.properties.samples.items.properties.places.items.properties.object.type, parentSchema: schema47.properties.samples.items.properties.places.items.properties.object, data: data23 };
                        if (vErrors === null) {
                          vErrors = [err68];
                        } else {
                          vErrors.push(err68);
                        }
                        errors++;
                      }
                    }
                    if (data22.number !== void 0) {
                      let data24 = data22.number;
                      if (!(typeof data24 == "number" && (!(data24 % 1) && !isNaN(data24)) && isFinite(data24))) {
                        const err69 = { instancePath: instancePath + "/samples/" + i0 + "/places/" + i1 + "/number", schemaPath: "#/properties/samples/items/properties/places/items/properties/number/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema47.properties.samples.items.properties.places.items.properties.number.type, parentSchema: schema47.properties.samples.items.properties.places.items.properties.number, data: data24 };
                        if (vErrors === null) {
                          vErrors = [err69];
                        } else {
                          vErrors.push(err69);
                        }
                        errors++;
                      }
                      if (typeof data24 == "number" && isFinite(data24)) {
                        if (data24 < 0 || isNaN(data24)) {
                          const err70 = { instancePath: instancePath + "/samples/" + i0 + "/places/" + i1 + "/number", schemaPath: "#/properties/samples/items/properties/places/items/properties/number/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema47.properties.samples.items.properties.places.items.properties.number, data: data24 };
                          if (vErrors === null) {
                            vErrors = [err70];
                          } else {
                            vErrors.push(err70);
                          }
                          errors++;
                        }
                      }
                    }
                  } else {
                    const err71 = { instancePath: instancePath + "/samples/" + i0 + "/places/" + i1, schemaPath: "#/properties/samples/items/properties/places/items/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema47.properties.samples.items.properties.places.items.type, parentSchema: schema47.properties.samples.items.properties.places.items, data: data22 };
                    if (vErrors === null) {
                      vErrors = [err71];
                    } else {
                      vErrors.push(err71);
                    }
                    errors++;
                  }
                }
              } else {
                const err72 = { instancePath: instancePath + "/samples/" + i0 + "/places", schemaPath: "#/properties/samples/items/properties/places/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema47.properties.samples.items.properties.places.type, parentSchema: schema47.properties.samples.items.properties.places, data: data21 };
                if (vErrors === null) {
                  vErrors = [err72];
                } else {
                  vErrors.push(err72);
                }
                errors++;
              }
            }
          } else {
            const err73 = { instancePath: instancePath + "/samples/" + i0, schemaPath: "#/properties/samples/items/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema47.properties.samples.items.type, parentSchema: schema47.properties.samples.items, data: data16 };
            if (vErrors === null) {
              vErrors = [err73];
            } else {
              vErrors.push(err73);
            }
            errors++;
          }
        }
      } else {
        const err74 = { instancePath: instancePath + "/samples", schemaPath: "#/properties/samples/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema47.properties.samples.type, parentSchema: schema47.properties.samples, data: data15 };
        if (vErrors === null) {
          vErrors = [err74];
        } else {
          vErrors.push(err74);
        }
        errors++;
      }
    }
  } else {
    const err75 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema47.type, parentSchema: schema47, data };
    if (vErrors === null) {
      vErrors = [err75];
    } else {
      vErrors.push(err75);
    }
    errors++;
  }
  validate25.errors = vErrors;
  return errors === 0;
}
validate25.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
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
  const _errs0 = errors;
  let valid0 = true;
  const _errs1 = errors;
  if (errors === _errs1) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data["s3-perimeter"] === void 0 && (missing0 = "s3-perimeter")) {
        const err0 = {};
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    } else {
      const err1 = {};
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  }
  var _valid0 = _errs1 === errors;
  errors = _errs0;
  if (vErrors !== null) {
    if (_errs0) {
      vErrors.length = _errs0;
    } else {
      vErrors = null;
    }
  }
  let ifClause0;
  if (_valid0) {
    const _errs3 = errors;
    if (!validate21(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
      vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
      errors = vErrors.length;
    }
    var _valid0 = _errs3 === errors;
    valid0 = _valid0;
    if (valid0) {
      var props0 = true;
    }
    ifClause0 = "then";
  } else {
    const _errs4 = errors;
    if (!validate25(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
      vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
      errors = vErrors.length;
    }
    var _valid0 = _errs4 === errors;
    valid0 = _valid0;
    if (valid0) {
      if (props0 !== true) {
        props0 = true;
      }
    }
    ifClause0 = "else";
  }
  if (!valid0) {
    const err2 = { instancePath, schemaPath: "#/if", keyword: "if", params: { failingKeyword: ifClause0 }, message: 'must match "' + ifClause0 + '" schema', schema: schema31.if, parentSchema: schema31, data };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate20.errors = vErrors;
  evaluated0.props = props0;
  return errors === 0;
}
validate20.evaluated = { "dynamicProps": true, "dynamicItems": false };
export const validateProfileLine: ShapeValidator = validator_default;
