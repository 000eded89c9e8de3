// @ts-nocheck
// Made from schemas/report.schema.json by scripts/generate.ts: do not edit.

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
var schema31 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "s3-perimeter report", "description": "What a check found, as `s3-perimeter check --format json` writes it. Strings are as the logs and policies have them: escape them before showing them. What does not apply is left out. Within one version fields may be added and none is taken away or changes its meaning.", "type": "object", "required": ["version", "analysis", "tool", "asOf", "allowIncomplete", "requests", "evidence", "policies", "findings", "excepted", "quiet"], "properties": { "version": { "description": "Version of this form.", "const": 1 }, "analysis": { "description": "`evidence`: traffic was judged by the policies; `policy`: the policy files alone were looked at.", "enum": ["policy", "evidence"] }, "tool": { "description": "The program that made the report.", "type": "object", "required": ["name", "version"], "properties": { "name": { "type": "string" }, "version": { "type": "string" } } }, "asOf": { "description": "UTC day as of which exceptions were judged, YYYY-MM-DD.", "type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}$" }, "allowIncomplete": { "description": "Whether findings about evidence were said not to move the exit status.", "type": "boolean" }, "requests": { "description": "Requests to buckets that any policy covers: each counts once, under its worst verdict over all policies.", "type": "object", "required": ["violation", "inconclusive", "excepted", "compliantByAddress", "compliantByService", "compliantProven", "notApplicable", "stopped", "uncovered"], "properties": { "violation": { "description": "Requests that a policy does not allow.", "type": "integer", "minimum": 0 }, "inconclusive": { "description": "Requests of which this cannot be told.", "type": "integer", "minimum": 0 }, "excepted": { "description": "Requests that would be one of these two, if no exception held.", "type": "integer", "minimum": 0 }, "compliantByAddress": { "description": "Requests that are allowed as far as the address in an access log can tell.", "type": "integer", "minimum": 0 }, "compliantByService": { "description": "Requests by AWS services that are allowed.", "type": "integer", "minimum": 0 }, "compliantProven": { "description": "Requests that CloudTrail shows to be allowed.", "type": "integer", "minimum": 0 }, "notApplicable": { "description": "What S3 does by itself, such as lifecycle actions.", "type": "integer", "minimum": 0 }, "stopped": { "description": "Of the violations and inconclusive ones, those that S3 denied.", "type": "integer", "minimum": 0 }, "uncovered": { "description": "Requests to buckets that no policy covers. They are in none of the other numbers.", "type": "integer", "minimum": 0 } } }, "lookBack": { "description": "Only of a check with a state: how far back it looks.", "type": "object", "required": ["days", "requests"], "properties": { "days": { "description": "Later days with evidence of the bucket after which a request that did not recur is left out.", "type": "integer", "minimum": 1 }, "requests": { "description": "Requests that were left out. They are in none of the other numbers.", "type": "integer", "minimum": 0 } } }, "evidence": { "$ref": "#/$defs/evidence" }, "policies": { "description": "All policies, by file and place.", "type": "array", "items": { "$ref": "#/$defs/policy" } }, "findings": { "description": "All findings, by policy, severity and rule.", "type": "array", "items": { "$ref": "#/$defs/finding" } }, "excepted": { "description": "What would be findings if no exception held: each with its exception.", "type": "array", "items": { "$ref": "#/$defs/finding" } }, "gone": { "description": "Only with a baseline: its findings that are no longer true.", "type": "array", "items": { "$ref": "#/$defs/finding" } }, "quiet": { "description": "Buckets of which no log mentions anything on some days: whether they were reached then cannot be told.", "type": "array", "items": { "description": "A bucket and its quiet days.", "type": "object", "required": ["bucket", "days"], "properties": { "bucket": { "type": "string" }, "days": { "description": "YYYY-MM-DD, UTC.", "type": "array", "items": { "type": "string" } } } } } }, "$defs": { "tally": { "description": "Numbers of requests by verdict.", "type": "object", "required": ["violation", "inconclusive", "excepted", "compliantByAddress", "compliantByService", "compliantProven", "notApplicable", "stopped"], "properties": { "violation": { "description": "Requests that a policy does not allow.", "type": "integer", "minimum": 0 }, "inconclusive": { "description": "Requests of which this cannot be told.", "type": "integer", "minimum": 0 }, "excepted": { "description": "Requests that would be one of these two, if no exception held.", "type": "integer", "minimum": 0 }, "compliantByAddress": { "description": "Requests that are allowed as far as the address in an access log can tell.", "type": "integer", "minimum": 0 }, "compliantByService": { "description": "Requests by AWS services that are allowed.", "type": "integer", "minimum": 0 }, "compliantProven": { "description": "Requests that CloudTrail shows to be allowed.", "type": "integer", "minimum": 0 }, "notApplicable": { "description": "What S3 does by itself, such as lifecycle actions.", "type": "integer", "minimum": 0 }, "stopped": { "description": "Of the violations and inconclusive ones, those that S3 denied.", "type": "integer", "minimum": 0 } } }, "evidence": { "description": "What was read, and what became of it.", "type": "object", "required": ["objects", "records", "join", "foldLevel", "horizon", "coverage"], "properties": { "period": { "description": "First and last day of all evidence, YYYY-MM-DD, UTC.", "type": "object", "required": ["first", "last"], "properties": { "first": { "type": "string" }, "last": { "type": "string" } } }, "objects": { "description": "Log objects.", "type": "object", "required": ["read", "duplicate", "unread"], "properties": { "read": { "description": "Read to their end.", "type": "integer", "minimum": 0 }, "duplicate": { "description": "Of the same content as another one, and so read once.", "type": "integer", "minimum": 0 }, "unread": { "description": "Not read, or not to their end.", "type": "integer", "minimum": 0 } } }, "records": { "description": "Lines and records: read = kept + outOfScope + all of skipped + malformed.", "type": "object", "required": ["read", "kept", "outOfScope", "skipped", "malformed"], "properties": { "read": { "type": "integer", "minimum": 0 }, "kept": { "type": "integer", "minimum": 0 }, "outOfScope": { "description": "About no bucket of any policy.", "type": "integer", "minimum": 0 }, "skipped": { "description": "Read past, by kind.", "type": "object", "additionalProperties": { "type": "integer", "minimum": 0 } }, "malformed": { "description": "Not understood.", "type": "integer", "minimum": 0 } } }, "join": { "description": "Whether records of one request were joined. `off`: one kind of log; what AWS delivered twice counts twice.", "enum": ["on", "off"] }, "foldLevel": { "description": "How coarse addresses are: 0 as they are, 1 to /24 and /48, 2 to /16 and /32, 3 to private and public.", "enum": [0, 1, 2, 3] }, "horizon": { "description": "Day up to which requests were closed, YYYY-MM-DD; `end-of-input` where all were.", "type": "string" }, "coverage": { "description": "Of which days there is evidence of which kind.", "type": "array", "items": { "description": "Evidence of one kind.", "type": "object", "required": ["kind", "of", "days", "first", "last"], "properties": { "kind": { "description": "`log`: access-log lines of a bucket; `data`: CloudTrail data events of a bucket; `bucket-management`: management events that name a bucket; `management`: any management event of an account and Region.", "enum": ["log", "data", "bucket-management", "management"] }, "of": { "description": "A bucket; for `management` ACCOUNT/REGION.", "type": "string" }, "days": { "description": "Number of days with such evidence.", "type": "integer", "minimum": 0 }, "first": { "type": "string" }, "last": { "type": "string" } } } } } }, "policy": { "description": "A policy and its share of the requests.", "type": "object", "required": ["id", "severity", "place", "buckets", "requests"], "properties": { "id": { "type": "string" }, "description": { "type": "string" }, "severity": { "$ref": "#/$defs/severity" }, "place": { "$ref": "#/$defs/place" }, "buckets": { "description": "Buckets in the evidence that it covers. With none, nothing was evaluated for it.", "type": "integer", "minimum": 0 }, "requests": { "$ref": "#/$defs/tally" } } }, "place": { "description": "A stretch of a policy file. Lines and columns begin at 1; columns are UTF-16 code units; the end is behind the last one.", "type": "object", "required": ["path", "line", "column", "endLine", "endColumn"], "properties": { "path": { "description": "As it was given, with `/`.", "type": "string" }, "line": { "type": "integer", "minimum": 1 }, "column": { "type": "integer", "minimum": 1 }, "endLine": { "type": "integer", "minimum": 1 }, "endColumn": { "type": "integer", "minimum": 1 } } }, "severity": { "enum": ["critical", "high", "medium", "low"] }, "finding": { "description": "Something that the check tells.", "type": "object", "required": ["rule", "name", "family", "identity", "kind", "severity", "message", "subject"], "properties": { "rule": { "description": "Id of the rule: `s3-perimeter --help RULE` explains it.", "type": "string", "pattern": "^PERIM\\d{4}$" }, "name": { "description": "Name of the rule.", "type": "string" }, "family": { "description": "What the rule is about.", "enum": ["traffic", "evidence", "exception", "policy-file"] }, "identity": { "description": "The same in every run for the same thing: SHA-256, hexadecimal.", "type": "string", "pattern": "^[0-9a-f]{64}$" }, "replaces": { "description": "Identities of findings that this one takes the place of: what the same requests are called where the access log is read without CloudTrail.", "type": "array", "items": { "type": "string", "pattern": "^[0-9a-f]{64}$" } }, "kind": { "description": "`fail` is wrong, `open` cannot be told, `stopped` was denied by S3.", "enum": ["fail", "open", "stopped"] }, "severity": { "$ref": "#/$defs/severity" }, "message": { "description": "One sentence, in which values from logs and policies are escaped.", "type": "string" }, "place": { "$ref": "#/$defs/place" }, "baseline": { "description": "Only with a baseline: `new`, `unchanged`, or `carried`: the baseline has it, and the evidence of this run could not have shown that it is gone.", "enum": ["new", "unchanged", "carried"] }, "exception": { "description": "The exception because of which it is none.", "$ref": "#/$defs/exception" }, "subject": { "description": "What identifies the finding, apart from its rule.", "type": "object", "properties": { "policy": { "description": "Policy id; of an exception POLICY/EXCEPTION.", "type": "string" }, "bucket": { "description": "A bucket, a pattern, or ACCOUNT/REGION of a trail.", "type": "string" }, "principal": { "description": "A principal; `account ACCOUNT` where foreign ones are grouped.", "type": "string" }, "path": { "description": "Endpoint id, `internet`, `private-address`, `unknown-address` or a service; else what distinguishes the finding.", "type": "string" } } }, "traffic": { "$ref": "#/$defs/traffic" }, "notices": { "description": "Places in log objects.", "type": "object", "required": ["count", "first"], "properties": { "count": { "description": "In all.", "type": "integer", "minimum": 0 }, "first": { "description": "The first few.", "type": "array", "items": { "description": "A place.", "type": "object", "required": ["object", "message"], "properties": { "object": { "type": "string" }, "position": { "description": "Such as `line 17`.", "type": "string" }, "message": { "type": "string" } } } } } } } }, "traffic": { "description": "The requests that a finding is about.", "type": "object", "required": ["requests", "bytes", "first", "last", "evidence", "reasons", "operations", "addresses", "principals", "samples"], "properties": { "requests": { "type": "integer", "minimum": 0 }, "bytes": { "description": "Of response bodies.", "type": "integer", "minimum": 0 }, "first": { "$ref": "#/$defs/time" }, "last": { "$ref": "#/$defs/time" }, "evidence": { "description": "By which kinds of evidence they are known.", "type": "array", "items": { "enum": ["log", "trail", "old-trail", "joined", "conflict"] } }, "reasons": { "description": "Why they are not compliant.", "type": "array", "items": { "description": "A reason.", "type": "object", "required": ["name", "text"], "properties": { "name": { "type": "string" }, "text": { "type": "string" } } } }, "operations": { "$ref": "#/$defs/few" }, "addresses": { "$ref": "#/$defs/few" }, "principals": { "$ref": "#/$defs/few" }, "samples": { "description": "A few requests.", "type": "array", "items": { "description": "One request.", "type": "object", "required": ["time", "operation", "places"], "properties": { "time": { "$ref": "#/$defs/time" }, "requestId": { "type": "string" }, "operation": { "type": "string" }, "address": { "type": "string" }, "places": { "description": "Where it is in the logs: access log first.", "type": "array", "items": { "description": "A line or record of an object.", "type": "object", "required": ["object", "number"], "properties": { "object": { "type": "string" }, "number": { "description": "From 1; 0 where it is not known, as of what an engine read in tables.", "type": "integer" } } } } } } } } }, "few": { "description": "The first few of a sorted list.", "type": "object", "required": ["count", "first"], "properties": { "count": { "description": "In all.", "type": "integer", "minimum": 0 }, "first": { "type": "array", "items": { "type": "string" } } } }, "time": { "description": "ISO 8601, UTC, with milliseconds.", "type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$" }, "exception": { "description": "An exception of a policy.", "type": "object", "required": ["id", "reason", "owner", "expires", "place"], "properties": { "id": { "type": "string" }, "reason": { "type": "string" }, "owner": { "type": "string" }, "from": { "description": "First day on which it holds, UTC.", "type": "string" }, "expires": { "description": "Last day on which it holds, UTC.", "type": "string" }, "place": { "$ref": "#/$defs/place" } } } } };
var schema32 = { "description": "What was read, and what became of it.", "type": "object", "required": ["objects", "records", "join", "foldLevel", "horizon", "coverage"], "properties": { "period": { "description": "First and last day of all evidence, YYYY-MM-DD, UTC.", "type": "object", "required": ["first", "last"], "properties": { "first": { "type": "string" }, "last": { "type": "string" } } }, "objects": { "description": "Log objects.", "type": "object", "required": ["read", "duplicate", "unread"], "properties": { "read": { "description": "Read to their end.", "type": "integer", "minimum": 0 }, "duplicate": { "description": "Of the same content as another one, and so read once.", "type": "integer", "minimum": 0 }, "unread": { "description": "Not read, or not to their end.", "type": "integer", "minimum": 0 } } }, "records": { "description": "Lines and records: read = kept + outOfScope + all of skipped + malformed.", "type": "object", "required": ["read", "kept", "outOfScope", "skipped", "malformed"], "properties": { "read": { "type": "integer", "minimum": 0 }, "kept": { "type": "integer", "minimum": 0 }, "outOfScope": { "description": "About no bucket of any policy.", "type": "integer", "minimum": 0 }, "skipped": { "description": "Read past, by kind.", "type": "object", "additionalProperties": { "type": "integer", "minimum": 0 } }, "malformed": { "description": "Not understood.", "type": "integer", "minimum": 0 } } }, "join": { "description": "Whether records of one request were joined. `off`: one kind of log; what AWS delivered twice counts twice.", "enum": ["on", "off"] }, "foldLevel": { "description": "How coarse addresses are: 0 as they are, 1 to /24 and /48, 2 to /16 and /32, 3 to private and public.", "enum": [0, 1, 2, 3] }, "horizon": { "description": "Day up to which requests were closed, YYYY-MM-DD; `end-of-input` where all were.", "type": "string" }, "coverage": { "description": "Of which days there is evidence of which kind.", "type": "array", "items": { "description": "Evidence of one kind.", "type": "object", "required": ["kind", "of", "days", "first", "last"], "properties": { "kind": { "description": "`log`: access-log lines of a bucket; `data`: CloudTrail data events of a bucket; `bucket-management`: management events that name a bucket; `management`: any management event of an account and Region.", "enum": ["log", "data", "bucket-management", "management"] }, "of": { "description": "A bucket; for `management` ACCOUNT/REGION.", "type": "string" }, "days": { "description": "Number of days with such evidence.", "type": "integer", "minimum": 0 }, "first": { "type": "string" }, "last": { "type": "string" } } } } } };
var pattern4 = new RegExp("^\\d{4}-\\d{2}-\\d{2}$", "u");
var schema33 = { "description": "A policy and its share of the requests.", "type": "object", "required": ["id", "severity", "place", "buckets", "requests"], "properties": { "id": { "type": "string" }, "description": { "type": "string" }, "severity": { "$ref": "#/$defs/severity" }, "place": { "$ref": "#/$defs/place" }, "buckets": { "description": "Buckets in the evidence that it covers. With none, nothing was evaluated for it.", "type": "integer", "minimum": 0 }, "requests": { "$ref": "#/$defs/tally" } } };
var schema34 = { "enum": ["critical", "high", "medium", "low"] };
var schema35 = { "description": "A stretch of a policy file. Lines and columns begin at 1; columns are UTF-16 code units; the end is behind the last one.", "type": "object", "required": ["path", "line", "column", "endLine", "endColumn"], "properties": { "path": { "description": "As it was given, with `/`.", "type": "string" }, "line": { "type": "integer", "minimum": 1 }, "column": { "type": "integer", "minimum": 1 }, "endLine": { "type": "integer", "minimum": 1 }, "endColumn": { "type": "integer", "minimum": 1 } } };
var schema36 = { "description": "Numbers of requests by verdict.", "type": "object", "required": ["violation", "inconclusive", "excepted", "compliantByAddress", "compliantByService", "compliantProven", "notApplicable", "stopped"], "properties": { "violation": { "description": "Requests that a policy does not allow.", "type": "integer", "minimum": 0 }, "inconclusive": { "description": "Requests of which this cannot be told.", "type": "integer", "minimum": 0 }, "excepted": { "description": "Requests that would be one of these two, if no exception held.", "type": "integer", "minimum": 0 }, "compliantByAddress": { "description": "Requests that are allowed as far as the address in an access log can tell.", "type": "integer", "minimum": 0 }, "compliantByService": { "description": "Requests by AWS services that are allowed.", "type": "integer", "minimum": 0 }, "compliantProven": { "description": "Requests that CloudTrail shows to be allowed.", "type": "integer", "minimum": 0 }, "notApplicable": { "description": "What S3 does by itself, such as lifecycle actions.", "type": "integer", "minimum": 0 }, "stopped": { "description": "Of the violations and inconclusive ones, those that S3 denied.", "type": "integer", "minimum": 0 } } };
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
    if (data.id === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'", schema: schema33.required, parentSchema: schema33, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.severity === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "severity" }, message: "must have required property 'severity'", schema: schema33.required, parentSchema: schema33, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.place === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "place" }, message: "must have required property 'place'", schema: schema33.required, parentSchema: schema33, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.buckets === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "buckets" }, message: "must have required property 'buckets'", schema: schema33.required, parentSchema: schema33, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data.requests === void 0) {
      const err4 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "requests" }, message: "must have required property 'requests'", schema: schema33.required, parentSchema: schema33, data };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    if (data.id !== void 0) {
      let data0 = data.id;
      if (typeof data0 !== "string") {
        const err5 = { instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema33.properties.id.type, parentSchema: schema33.properties.id, data: data0 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.description !== void 0) {
      let data1 = data.description;
      if (typeof data1 !== "string") {
        const err6 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema33.properties.description.type, parentSchema: schema33.properties.description, data: data1 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.severity !== void 0) {
      let data2 = data.severity;
      if (!(data2 === "critical" || data2 === "high" || data2 === "medium" || data2 === "low")) {
        const err7 = { instancePath: instancePath + "/severity", schemaPath: "#/$defs/severity/enum", keyword: "enum", params: { allowedValues: schema34.enum }, message: "must be equal to one of the allowed values", schema: schema34.enum, parentSchema: schema34, data: data2 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.place !== void 0) {
      let data3 = data.place;
      if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
        if (data3.path === void 0) {
          const err8 = { instancePath: instancePath + "/place", schemaPath: "#/$defs/place/required", keyword: "required", params: { missingProperty: "path" }, message: "must have required property 'path'", schema: schema35.required, parentSchema: schema35, data: data3 };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
        if (data3.line === void 0) {
          const err9 = { instancePath: instancePath + "/place", schemaPath: "#/$defs/place/required", keyword: "required", params: { missingProperty: "line" }, message: "must have required property 'line'", schema: schema35.required, parentSchema: schema35, data: data3 };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
        if (data3.column === void 0) {
          const err10 = { instancePath: instancePath + "/place", schemaPath: "#/$defs/place/required", keyword: "required", params: { missingProperty: "column" }, message: "must have required property 'column'", schema: schema35.required, parentSchema: schema35, data: data3 };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
        if (data3.endLine === void 0) {
          const err11 = { instancePath: instancePath + "/place", schemaPath: "#/$defs/place/required", keyword: "required", params: { missingProperty: "endLine" }, message: "must have required property 'endLine'", schema: schema35.required, parentSchema: schema35, data: data3 };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
        if (data3.endColumn === void 0) {
          const err12 = { instancePath: instancePath + "/place", schemaPath: "#/$defs/place/required", keyword: "required", params: { missingProperty: "endColumn" }, message: "must have required property 'endColumn'", schema: schema35.required, parentSchema: schema35, data: data3 };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
        if (data3.path !== void 0) {
          let data4 = data3.path;
          if (typeof data4 !== "string") {
            const err13 = { instancePath: instancePath + "/place/path", schemaPath: "#/$defs/place/properties/path/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema35.properties.path.type, parentSchema: schema35.properties.path, data: data4 };
            if (vErrors === null) {
              vErrors = [err13];
            } else {
              vErrors.push(err13);
            }
            errors++;
          }
        }
        if (data3.line !== void 0) {
          let data5 = data3.line;
          if (!(typeof data5 == "number" && (!(data5 % 1) && !isNaN(data5)) && isFinite(data5))) {
            const err14 = { instancePath: instancePath + "/place/line", schemaPath: "#/$defs/place/properties/line/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema35.properties.line.type, parentSchema: schema35.properties.line, data: data5 };
            if (vErrors === null) {
              vErrors = [err14];
            } else {
              vErrors.push(err14);
            }
            errors++;
          }
          if (typeof data5 == "number" && isFinite(data5)) {
            if (data5 < 1 || isNaN(data5)) {
              const err15 = { instancePath: instancePath + "/place/line", schemaPath: "#/$defs/place/properties/line/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema35.properties.line, data: data5 };
              if (vErrors === null) {
                vErrors = [err15];
              } else {
                vErrors.push(err15);
              }
              errors++;
            }
          }
        }
        if (data3.column !== void 0) {
          let data6 = data3.column;
          if (!(typeof data6 == "number" && (!(data6 % 1) && !isNaN(data6)) && isFinite(data6))) {
            const err16 = { instancePath: instancePath + "/place/column", schemaPath: "#/$defs/place/properties/column/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema35.properties.column.type, parentSchema: schema35.properties.column, data: data6 };
            if (vErrors === null) {
              vErrors = [err16];
            } else {
              vErrors.push(err16);
            }
            errors++;
          }
          if (typeof data6 == "number" && isFinite(data6)) {
            if (data6 < 1 || isNaN(data6)) {
              const err17 = { instancePath: instancePath + "/place/column", schemaPath: "#/$defs/place/properties/column/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema35.properties.column, data: data6 };
              if (vErrors === null) {
                vErrors = [err17];
              } else {
                vErrors.push(err17);
              }
              errors++;
            }
          }
        }
        if (data3.endLine !== void 0) {
          let data7 = data3.endLine;
          if (!(typeof data7 == "number" && (!(data7 % 1) && !isNaN(data7)) && isFinite(data7))) {
            const err18 = { instancePath: instancePath + "/place/endLine", schemaPath: "#/$defs/place/properties/endLine/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema35.properties.endLine.type, parentSchema: schema35.properties.endLine, data: data7 };
            if (vErrors === null) {
              vErrors = [err18];
            } else {
              vErrors.push(err18);
            }
            errors++;
          }
          if (typeof data7 == "number" && isFinite(data7)) {
            if (data7 < 1 || isNaN(data7)) {
              const err19 = { instancePath: instancePath + "/place/endLine", schemaPath: "#/$defs/place/properties/endLine/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema35.properties.endLine, data: data7 };
              if (vErrors === null) {
                vErrors = [err19];
              } else {
                vErrors.push(err19);
              }
              errors++;
            }
          }
        }
        if (data3.endColumn !== void 0) {
          let data8 = data3.endColumn;
          if (!(typeof data8 == "number" && (!(data8 % 1) && !isNaN(data8)) && isFinite(data8))) {
            const err20 = { instancePath: instancePath + "/place/endColumn", schemaPath: "#/$defs/place/properties/endColumn/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema35.properties.endColumn.type, parentSchema: schema35.properties.endColumn, data: data8 };
            if (vErrors === null) {
              vErrors = [err20];
            } else {
              vErrors.push(err20);
            }
            errors++;
          }
          if (typeof data8 == "number" && isFinite(data8)) {
            if (data8 < 1 || isNaN(data8)) {
              const err21 = { instancePath: instancePath + "/place/endColumn", schemaPath: "#/$defs/place/properties/endColumn/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema35.properties.endColumn, data: data8 };
              if (vErrors === null) {
                vErrors = [err21];
              } else {
                vErrors.push(err21);
              }
              errors++;
            }
          }
        }
      } else {
        const err22 = { instancePath: instancePath + "/place", schemaPath: "#/$defs/place/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema35.type, parentSchema: schema35, data: data3 };
        if (vErrors === null) {
          vErrors = [err22];
        } else {
          vErrors.push(err22);
        }
        errors++;
      }
    }
    if (data.buckets !== void 0) {
      let data9 = data.buckets;
      if (!(typeof data9 == "number" && (!(data9 % 1) && !isNaN(data9)) && isFinite(data9))) {
        const err23 = { instancePath: instancePath + "/buckets", schemaPath: "#/properties/buckets/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema33.properties.buckets.type, parentSchema: schema33.properties.buckets, data: data9 };
        if (vErrors === null) {
          vErrors = [err23];
        } else {
          vErrors.push(err23);
        }
        errors++;
      }
      if (typeof data9 == "number" && isFinite(data9)) {
        if (data9 < 0 || isNaN(data9)) {
          const err24 = { instancePath: instancePath + "/buckets", schemaPath: "#/properties/buckets/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema33.properties.buckets, data: data9 };
          if (vErrors === null) {
            vErrors = [err24];
          } else {
            vErrors.push(err24);
          }
          errors++;
        }
      }
    }
    if (data.requests !== void 0) {
      let data10 = data.requests;
      if (data10 && typeof data10 == "object" && !Array.isArray(data10)) {
        if (data10.violation === void 0) {
          const err25 = { instancePath: instancePath + "/requests", schemaPath: "#/$defs/tally/required", keyword: "required", params: { missingProperty: "violation" }, message: "must have required property 'violation'", schema: schema36.required, parentSchema: schema36, data: data10 };
          if (vErrors === null) {
            vErrors = [err25];
          } else {
            vErrors.push(err25);
          }
          errors++;
        }
        if (data10.inconclusive === void 0) {
          const err26 = { instancePath: instancePath + "/requests", schemaPath: "#/$defs/tally/required", keyword: "required", params: { missingProperty: "inconclusive" }, message: "must have required property 'inconclusive'", schema: schema36.required, parentSchema: schema36, data: data10 };
          if (vErrors === null) {
            vErrors = [err26];
          } else {
            vErrors.push(err26);
          }
          errors++;
        }
        if (data10.excepted === void 0) {
          const err27 = { instancePath: instancePath + "/requests", schemaPath: "#/$defs/tally/required", keyword: "required", params: { missingProperty: "excepted" }, message: "must have required property 'excepted'", schema: schema36.required, parentSchema: schema36, data: data10 };
          if (vErrors === null) {
            vErrors = [err27];
          } else {
            vErrors.push(err27);
          }
          errors++;
        }
        if (data10.compliantByAddress === void 0) {
          const err28 = { instancePath: instancePath + "/requests", schemaPath: "#/$defs/tally/required", keyword: "required", params: { missingProperty: "compliantByAddress" }, message: "must have required property 'compliantByAddress'", schema: schema36.required, parentSchema: schema36, data: data10 };
          if (vErrors === null) {
            vErrors = [err28];
          } else {
            vErrors.push(err28);
          }
          errors++;
        }
        if (data10.compliantByService === void 0) {
          const err29 = { instancePath: instancePath + "/requests", schemaPath: "#/$defs/tally/required", keyword: "required", params: { missingProperty: "compliantByService" }, message: "must have required property 'compliantByService'", schema: schema36.required, parentSchema: schema36, data: data10 };
          if (vErrors === null) {
            vErrors = [err29];
          } else {
            vErrors.push(err29);
          }
          errors++;
        }
        if (data10.compliantProven === void 0) {
          const err30 = { instancePath: instancePath + "/requests", schemaPath: "#/$defs/tally/required", keyword: "required", params: { missingProperty: "compliantProven" }, message: "must have required property 'compliantProven'", schema: schema36.required, parentSchema: schema36, data: data10 };
          if (vErrors === null) {
            vErrors = [err30];
          } else {
            vErrors.push(err30);
          }
          errors++;
        }
        if (data10.notApplicable === void 0) {
          const err31 = { instancePath: instancePath + "/requests", schemaPath: "#/$defs/tally/required", keyword: "required", params: { missingProperty: "notApplicable" }, message: "must have required property 'notApplicable'", schema: schema36.required, parentSchema: schema36, data: data10 };
          if (vErrors === null) {
            vErrors = [err31];
          } else {
            vErrors.push(err31);
          }
          errors++;
        }
        if (data10.stopped === void 0) {
          const err32 = { instancePath: instancePath + "/requests", schemaPath: "#/$defs/tally/required", keyword: "required", params: { missingProperty: "stopped" }, message: "must have required property 'stopped'", schema: schema36.required, parentSchema: schema36, data: data10 };
          if (vErrors === null) {
            vErrors = [err32];
          } else {
            vErrors.push(err32);
          }
          errors++;
        }
        if (data10.violation !== void 0) {
          let data11 = data10.violation;
          if (!(typeof data11 == "number" && (!(data11 % 1) && !isNaN(data11)) && isFinite(data11))) {
            const err33 = { instancePath: instancePath + "/requests/violation", schemaPath: "#/$defs/tally/properties/violation/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema36.properties.violation.type, parentSchema: schema36.properties.violation, data: data11 };
            if (vErrors === null) {
              vErrors = [err33];
            } else {
              vErrors.push(err33);
            }
            errors++;
          }
          if (typeof data11 == "number" && isFinite(data11)) {
            if (data11 < 0 || isNaN(data11)) {
              const err34 = { instancePath: instancePath + "/requests/violation", schemaPath: "#/$defs/tally/properties/violation/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema36.properties.violation, data: data11 };
              if (vErrors === null) {
                vErrors = [err34];
              } else {
                vErrors.push(err34);
              }
              errors++;
            }
          }
        }
        if (data10.inconclusive !== void 0) {
          let data12 = data10.inconclusive;
          if (!(typeof data12 == "number" && (!(data12 % 1) && !isNaN(data12)) && isFinite(data12))) {
            const err35 = { instancePath: instancePath + "/requests/inconclusive", schemaPath: "#/$defs/tally/properties/inconclusive/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema36.properties.inconclusive.type, parentSchema: schema36.properties.inconclusive, data: data12 };
            if (vErrors === null) {
              vErrors = [err35];
            } else {
              vErrors.push(err35);
            }
            errors++;
          }
          if (typeof data12 == "number" && isFinite(data12)) {
            if (data12 < 0 || isNaN(data12)) {
              const err36 = { instancePath: instancePath + "/requests/inconclusive", schemaPath: "#/$defs/tally/properties/inconclusive/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema36.properties.inconclusive, data: data12 };
              if (vErrors === null) {
                vErrors = [err36];
              } else {
                vErrors.push(err36);
              }
              errors++;
            }
          }
        }
        if (data10.excepted !== void 0) {
          let data13 = data10.excepted;
          if (!(typeof data13 == "number" && (!(data13 % 1) && !isNaN(data13)) && isFinite(data13))) {
            const err37 = { instancePath: instancePath + "/requests/excepted", schemaPath: "#/$defs/tally/properties/excepted/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema36.properties.excepted.type, parentSchema: schema36.properties.excepted, data: data13 };
            if (vErrors === null) {
              vErrors = [err37];
            } else {
              vErrors.push(err37);
            }
            errors++;
          }
          if (typeof data13 == "number" && isFinite(data13)) {
            if (data13 < 0 || isNaN(data13)) {
              const err38 = { instancePath: instancePath + "/requests/excepted", schemaPath: "#/$defs/tally/properties/excepted/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema36.properties.excepted, data: data13 };
              if (vErrors === null) {
                vErrors = [err38];
              } else {
                vErrors.push(err38);
              }
              errors++;
            }
          }
        }
        if (data10.compliantByAddress !== void 0) {
          let data14 = data10.compliantByAddress;
          if (!(typeof data14 == "number" && (!(data14 % 1) && !isNaN(data14)) && isFinite(data14))) {
            const err39 = { instancePath: instancePath + "/requests/compliantByAddress", schemaPath: "#/$defs/tally/properties/compliantByAddress/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema36.properties.compliantByAddress.type, parentSchema: schema36.properties.compliantByAddress, data: data14 };
            if (vErrors === null) {
              vErrors = [err39];
            } else {
              vErrors.push(err39);
            }
            errors++;
          }
          if (typeof data14 == "number" && isFinite(data14)) {
            if (data14 < 0 || isNaN(data14)) {
              const err40 = { instancePath: instancePath + "/requests/compliantByAddress", schemaPath: "#/$defs/tally/properties/compliantByAddress/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema36.properties.compliantByAddress, data: data14 };
              if (vErrors === null) {
                vErrors = [err40];
              } else {
                vErrors.push(err40);
              }
              errors++;
            }
          }
        }
        if (data10.compliantByService !== void 0) {
          let data15 = data10.compliantByService;
          if (!(typeof data15 == "number" && (!(data15 % 1) && !isNaN(data15)) && isFinite(data15))) {
            const err41 = { instancePath: instancePath + "/requests/compliantByService", schemaPath: "#/$defs/tally/properties/compliantByService/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema36.properties.compliantByService.type, parentSchema: schema36.properties.compliantByService, data: data15 };
            if (vErrors === null) {
              vErrors = [err41];
            } else {
              vErrors.push(err41);
            }
            errors++;
          }
          if (typeof data15 == "number" && isFinite(data15)) {
            if (data15 < 0 || isNaN(data15)) {
              const err42 = { instancePath: instancePath + "/requests/compliantByService", schemaPath: "#/$defs/tally/properties/compliantByService/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema36.properties.compliantByService, data: data15 };
              if (vErrors === null) {
                vErrors = [err42];
              } else {
                vErrors.push(err42);
              }
              errors++;
            }
          }
        }
        if (data10.compliantProven !== void 0) {
          let data16 = data10.compliantProven;
          if (!(typeof data16 == "number" && (!(data16 % 1) && !isNaN(data16)) && isFinite(data16))) {
            const err43 = { instancePath: instancePath + "/requests/compliantProven", schemaPath: "#/$defs/tally/properties/compliantProven/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema36.properties.compliantProven.type, parentSchema: schema36.properties.compliantProven, data: data16 };
            if (vErrors === null) {
              vErrors = [err43];
            } else {
              vErrors.push(err43);
            }
            errors++;
          }
          if (typeof data16 == "number" && isFinite(data16)) {
            if (data16 < 0 || isNaN(data16)) {
              const err44 = { instancePath: instancePath + "/requests/compliantProven", schemaPath: "#/$defs/tally/properties/compliantProven/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema36.properties.compliantProven, data: data16 };
              if (vErrors === null) {
                vErrors = [err44];
              } else {
                vErrors.push(err44);
              }
              errors++;
            }
          }
        }
        if (data10.notApplicable !== void 0) {
          let data17 = data10.notApplicable;
          if (!(typeof data17 == "number" && (!(data17 % 1) && !isNaN(data17)) && isFinite(data17))) {
            const err45 = { instancePath: instancePath + "/requests/notApplicable", schemaPath: "#/$defs/tally/properties/notApplicable/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema36.properties.notApplicable.type, parentSchema: schema36.properties.notApplicable, data: data17 };
            if (vErrors === null) {
              vErrors = [err45];
            } else {
              vErrors.push(err45);
            }
            errors++;
          }
          if (typeof data17 == "number" && isFinite(data17)) {
            if (data17 < 0 || isNaN(data17)) {
              const err46 = { instancePath: instancePath + "/requests/notApplicable", schemaPath: "#/$defs/tally/properties/notApplicable/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema36.properties.notApplicable, data: data17 };
              if (vErrors === null) {
                vErrors = [err46];
              } else {
                vErrors.push(err46);
              }
              errors++;
            }
          }
        }
        if (data10.stopped !== void 0) {
          let data18 = data10.stopped;
          if (!(typeof data18 == "number" && (!(data18 % 1) && !isNaN(data18)) && isFinite(data18))) {
            const err47 = { instancePath: instancePath + "/requests/stopped", schemaPath: "#/$defs/tally/properties/stopped/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema36.properties.stopped.type, parentSchema: schema36.properties.stopped, data: data18 };
            if (vErrors === null) {
              vErrors = [err47];
            } else {
              vErrors.push(err47);
            }
            errors++;
          }
          if (typeof data18 == "number" && isFinite(data18)) {
            if (data18 < 0 || isNaN(data18)) {
              const err48 = { instancePath: instancePath + "/requests/stopped", schemaPath: "#/$defs/tally/properties/stopped/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema36.properties.stopped, data: data18 };
              if (vErrors === null) {
                vErrors = [err48];
              } else {
                vErrors.push(err48);
              }
              errors++;
            }
          }
        }
      } else {
        const err49 = { instancePath: instancePath + "/requests", schemaPath: "#/$defs/tally/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema36.type, parentSchema: schema36, data: data10 };
        if (vErrors === null) {
          vErrors = [err49];
        } else {
          vErrors.push(err49);
        }
        errors++;
      }
    }
  } else {
    const err50 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema33.type, parentSchema: schema33, data };
    if (vErrors === null) {
      vErrors = [err50];
    } else {
      vErrors.push(err50);
    }
    errors++;
  }
  validate21.errors = vErrors;
  return errors === 0;
}
validate21.evaluated = { "props": { "id": true, "description": true, "severity": true, "place": true, "buckets": true, "requests": true }, "dynamicProps": false, "dynamicItems": false };
var schema37 = { "description": "Something that the check tells.", "type": "object", "required": ["rule", "name", "family", "identity", "kind", "severity", "message", "subject"], "properties": { "rule": { "description": "Id of the rule: `s3-perimeter --help RULE` explains it.", "type": "string", "pattern": "^PERIM\\d{4}$" }, "name": { "description": "Name of the rule.", "type": "string" }, "family": { "description": "What the rule is about.", "enum": ["traffic", "evidence", "exception", "policy-file"] }, "identity": { "description": "The same in every run for the same thing: SHA-256, hexadecimal.", "type": "string", "pattern": "^[0-9a-f]{64}$" }, "replaces": { "description": "Identities of findings that this one takes the place of: what the same requests are called where the access log is read without CloudTrail.", "type": "array", "items": { "type": "string", "pattern": "^[0-9a-f]{64}$" } }, "kind": { "description": "`fail` is wrong, `open` cannot be told, `stopped` was denied by S3.", "enum": ["fail", "open", "stopped"] }, "severity": { "$ref": "#/$defs/severity" }, "message": { "description": "One sentence, in which values from logs and policies are escaped.", "type": "string" }, "place": { "$ref": "#/$defs/place" }, "baseline": { "description": "Only with a baseline: `new`, `unchanged`, or `carried`: the baseline has it, and the evidence of this run could not have shown that it is gone.", "enum": ["new", "unchanged", "carried"] }, "exception": { "description": "The exception because of which it is none.", "$ref": "#/$defs/exception" }, "subject": { "description": "What identifies the finding, apart from its rule.", "type": "object", "properties": { "policy": { "description": "Policy id; of an exception POLICY/EXCEPTION.", "type": "string" }, "bucket": { "description": "A bucket, a pattern, or ACCOUNT/REGION of a trail.", "type": "string" }, "principal": { "description": "A principal; `account ACCOUNT` where foreign ones are grouped.", "type": "string" }, "path": { "description": "Endpoint id, `internet`, `private-address`, `unknown-address` or a service; else what distinguishes the finding.", "type": "string" } } }, "traffic": { "$ref": "#/$defs/traffic" }, "notices": { "description": "Places in log objects.", "type": "object", "required": ["count", "first"], "properties": { "count": { "description": "In all.", "type": "integer", "minimum": 0 }, "first": { "description": "The first few.", "type": "array", "items": { "description": "A place.", "type": "object", "required": ["object", "message"], "properties": { "object": { "type": "string" }, "position": { "description": "Such as `line 17`.", "type": "string" }, "message": { "type": "string" } } } } } } } };
var pattern5 = new RegExp("^PERIM\\d{4}$", "u");
var pattern6 = new RegExp("^[0-9a-f]{64}$", "u");
var schema40 = { "description": "An exception of a policy.", "type": "object", "required": ["id", "reason", "owner", "expires", "place"], "properties": { "id": { "type": "string" }, "reason": { "type": "string" }, "owner": { "type": "string" }, "from": { "description": "First day on which it holds, UTC.", "type": "string" }, "expires": { "description": "Last day on which it holds, UTC.", "type": "string" }, "place": { "$ref": "#/$defs/place" } } };
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
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'", schema: schema40.required, parentSchema: schema40, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.reason === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "reason" }, message: "must have required property 'reason'", schema: schema40.required, parentSchema: schema40, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.owner === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "owner" }, message: "must have required property 'owner'", schema: schema40.required, parentSchema: schema40, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.expires === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "expires" }, message: "must have required property 'expires'", schema: schema40.required, parentSchema: schema40, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data.place === void 0) {
      const err4 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "place" }, message: "must have required property 'place'", schema: schema40.required, parentSchema: schema40, data };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    if (data.id !== void 0) {
      let data0 = data.id;
      if (typeof data0 !== "string") {
        const err5 = { instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema40.properties.id.type, parentSchema: schema40.properties.id, data: data0 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.reason !== void 0) {
      let data1 = data.reason;
      if (typeof data1 !== "string") {
        const err6 = { instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema40.properties.reason.type, parentSchema: schema40.properties.reason, data: data1 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.owner !== void 0) {
      let data2 = data.owner;
      if (typeof data2 !== "string") {
        const err7 = { instancePath: instancePath + "/owner", schemaPath: "#/properties/owner/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema40.properties.owner.type, parentSchema: schema40.properties.owner, data: data2 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.from !== void 0) {
      let data3 = data.from;
      if (typeof data3 !== "string") {
        const err8 = { instancePath: instancePath + "/from", schemaPath: "#/properties/from/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema40.properties.from.type, parentSchema: schema40.properties.from, data: data3 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.expires !== void 0) {
      let data4 = data.expires;
      if (typeof data4 !== "string") {
        const err9 = { instancePath: instancePath + "/expires", schemaPath: "#/properties/expires/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema40.properties.expires.type, parentSchema: schema40.properties.expires, data: data4 };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.place !== void 0) {
      let data5 = data.place;
      if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
        if (data5.path === void 0) {
          const err10 = { instancePath: instancePath + "/place", schemaPath: "#/$defs/place/required", keyword: "required", params: { missingProperty: "path" }, message: "must have required property 'path'", schema: schema35.required, parentSchema: schema35, data: data5 };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
        if (data5.line === void 0) {
          const err11 = { instancePath: instancePath + "/place", schemaPath: "#/$defs/place/required", keyword: "required", params: { missingProperty: "line" }, message: "must have required property 'line'", schema: schema35.required, parentSchema: schema35, data: data5 };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
        if (data5.column === void 0) {
          const err12 = { instancePath: instancePath + "/place", schemaPath: "#/$defs/place/required", keyword: "required", params: { missingProperty: "column" }, message: "must have required property 'column'", schema: schema35.required, parentSchema: schema35, data: data5 };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
        if (data5.endLine === void 0) {
          const err13 = { instancePath: instancePath + "/place", schemaPath: "#/$defs/place/required", keyword: "required", params: { missingProperty: "endLine" }, message: "must have required property 'endLine'", schema: schema35.required, parentSchema: schema35, data: data5 };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
        if (data5.endColumn === void 0) {
          const err14 = { instancePath: instancePath + "/place", schemaPath: "#/$defs/place/required", keyword: "required", params: { missingProperty: "endColumn" }, message: "must have required property 'endColumn'", schema: schema35.required, parentSchema: schema35, data: data5 };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
        if (data5.path !== void 0) {
          let data6 = data5.path;
          if (typeof data6 !== "string") {
            const err15 = { instancePath: instancePath + "/place/path", schemaPath: "#/$defs/place/properties/path/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema35.properties.path.type, parentSchema: schema35.properties.path, data: data6 };
            if (vErrors === null) {
              vErrors = [err15];
            } else {
              vErrors.push(err15);
            }
            errors++;
          }
        }
        if (data5.line !== void 0) {
          let data7 = data5.line;
          if (!(typeof data7 == "number" && (!(data7 % 1) && !isNaN(data7)) && isFinite(data7))) {
            const err16 = { instancePath: instancePath + "/place/line", schemaPath: "#/$defs/place/properties/line/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema35.properties.line.type, parentSchema: schema35.properties.line, data: data7 };
            if (vErrors === null) {
              vErrors = [err16];
            } else {
              vErrors.push(err16);
            }
            errors++;
          }
          if (typeof data7 == "number" && isFinite(data7)) {
            if (data7 < 1 || isNaN(data7)) {
              const err17 = { instancePath: instancePath + "/place/line", schemaPath: "#/$defs/place/properties/line/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema35.properties.line, data: data7 };
              if (vErrors === null) {
                vErrors = [err17];
              } else {
                vErrors.push(err17);
              }
              errors++;
            }
          }
        }
        if (data5.column !== void 0) {
          let data8 = data5.column;
          if (!(typeof data8 == "number" && (!(data8 % 1) && !isNaN(data8)) && isFinite(data8))) {
            const err18 = { instancePath: instancePath + "/place/column", schemaPath: "#/$defs/place/properties/column/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema35.properties.column.type, parentSchema: schema35.properties.column, data: data8 };
            if (vErrors === null) {
              vErrors = [err18];
            } else {
              vErrors.push(err18);
            }
            errors++;
          }
          if (typeof data8 == "number" && isFinite(data8)) {
            if (data8 < 1 || isNaN(data8)) {
              const err19 = { instancePath: instancePath + "/place/column", schemaPath: "#/$defs/place/properties/column/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema35.properties.column, data: data8 };
              if (vErrors === null) {
                vErrors = [err19];
              } else {
                vErrors.push(err19);
              }
              errors++;
            }
          }
        }
        if (data5.endLine !== void 0) {
          let data9 = data5.endLine;
          if (!(typeof data9 == "number" && (!(data9 % 1) && !isNaN(data9)) && isFinite(data9))) {
            const err20 = { instancePath: instancePath + "/place/endLine", schemaPath: "#/$defs/place/properties/endLine/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema35.properties.endLine.type, parentSchema: schema35.properties.endLine, data: data9 };
            if (vErrors === null) {
              vErrors = [err20];
            } else {
              vErrors.push(err20);
            }
            errors++;
          }
          if (typeof data9 == "number" && isFinite(data9)) {
            if (data9 < 1 || isNaN(data9)) {
              const err21 = { instancePath: instancePath + "/place/endLine", schemaPath: "#/$defs/place/properties/endLine/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema35.properties.endLine, data: data9 };
              if (vErrors === null) {
                vErrors = [err21];
              } else {
                vErrors.push(err21);
              }
              errors++;
            }
          }
        }
        if (data5.endColumn !== void 0) {
          let data10 = data5.endColumn;
          if (!(typeof data10 == "number" && (!(data10 % 1) && !isNaN(data10)) && isFinite(data10))) {
            const err22 = { instancePath: instancePath + "/place/endColumn", schemaPath: "#/$defs/place/properties/endColumn/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema35.properties.endColumn.type, parentSchema: schema35.properties.endColumn, data: data10 };
            if (vErrors === null) {
              vErrors = [err22];
            } else {
              vErrors.push(err22);
            }
            errors++;
          }
          if (typeof data10 == "number" && isFinite(data10)) {
            if (data10 < 1 || isNaN(data10)) {
              const err23 = { instancePath: instancePath + "/place/endColumn", schemaPath: "#/$defs/place/properties/endColumn/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema35.properties.endColumn, data: data10 };
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
        const err24 = { instancePath: instancePath + "/place", schemaPath: "#/$defs/place/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema35.type, parentSchema: schema35, data: data5 };
        if (vErrors === null) {
          vErrors = [err24];
        } else {
          vErrors.push(err24);
        }
        errors++;
      }
    }
  } else {
    const err25 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema40.type, parentSchema: schema40, data };
    if (vErrors === null) {
      vErrors = [err25];
    } else {
      vErrors.push(err25);
    }
    errors++;
  }
  validate24.errors = vErrors;
  return errors === 0;
}
validate24.evaluated = { "props": { "id": true, "reason": true, "owner": true, "from": true, "expires": true, "place": true }, "dynamicProps": false, "dynamicItems": false };
var schema42 = { "description": "The requests that a finding is about.", "type": "object", "required": ["requests", "bytes", "first", "last", "evidence", "reasons", "operations", "addresses", "principals", "samples"], "properties": { "requests": { "type": "integer", "minimum": 0 }, "bytes": { "description": "Of response bodies.", "type": "integer", "minimum": 0 }, "first": { "$ref": "#/$defs/time" }, "last": { "$ref": "#/$defs/time" }, "evidence": { "description": "By which kinds of evidence they are known.", "type": "array", "items": { "enum": ["log", "trail", "old-trail", "joined", "conflict"] } }, "reasons": { "description": "Why they are not compliant.", "type": "array", "items": { "description": "A reason.", "type": "object", "required": ["name", "text"], "properties": { "name": { "type": "string" }, "text": { "type": "string" } } } }, "operations": { "$ref": "#/$defs/few" }, "addresses": { "$ref": "#/$defs/few" }, "principals": { "$ref": "#/$defs/few" }, "samples": { "description": "A few requests.", "type": "array", "items": { "description": "One request.", "type": "object", "required": ["time", "operation", "places"], "properties": { "time": { "$ref": "#/$defs/time" }, "requestId": { "type": "string" }, "operation": { "type": "string" }, "address": { "type": "string" }, "places": { "description": "Where it is in the logs: access log first.", "type": "array", "items": { "description": "A line or record of an object.", "type": "object", "required": ["object", "number"], "properties": { "object": { "type": "string" }, "number": { "description": "From 1; 0 where it is not known, as of what an engine read in tables.", "type": "integer" } } } } } } } } };
var schema43 = { "description": "ISO 8601, UTC, with milliseconds.", "type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$" };
var schema45 = { "description": "The first few of a sorted list.", "type": "object", "required": ["count", "first"], "properties": { "count": { "description": "In all.", "type": "integer", "minimum": 0 }, "first": { "type": "array", "items": { "type": "string" } } } };
var pattern8 = new RegExp("^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$", "u");
function validate26(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate26.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.requests === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "requests" }, message: "must have required property 'requests'", schema: schema42.required, parentSchema: schema42, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.bytes === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "bytes" }, message: "must have required property 'bytes'", schema: schema42.required, parentSchema: schema42, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.first === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "first" }, message: "must have required property 'first'", schema: schema42.required, parentSchema: schema42, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.last === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "last" }, message: "must have required property 'last'", schema: schema42.required, parentSchema: schema42, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data.evidence === void 0) {
      const err4 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "evidence" }, message: "must have required property 'evidence'", schema: schema42.required, parentSchema: schema42, data };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    if (data.reasons === void 0) {
      const err5 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "reasons" }, message: "must have required property 'reasons'", schema: schema42.required, parentSchema: schema42, data };
      if (vErrors === null) {
        vErrors = [err5];
      } else {
        vErrors.push(err5);
      }
      errors++;
    }
    if (data.operations === void 0) {
      const err6 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "operations" }, message: "must have required property 'operations'", schema: schema42.required, parentSchema: schema42, data };
      if (vErrors === null) {
        vErrors = [err6];
      } else {
        vErrors.push(err6);
      }
      errors++;
    }
    if (data.addresses === void 0) {
      const err7 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "addresses" }, message: "must have required property 'addresses'", schema: schema42.required, parentSchema: schema42, data };
      if (vErrors === null) {
        vErrors = [err7];
      } else {
        vErrors.push(err7);
      }
      errors++;
    }
    if (data.principals === void 0) {
      const err8 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "principals" }, message: "must have required property 'principals'", schema: schema42.required, parentSchema: schema42, data };
      if (vErrors === null) {
        vErrors = [err8];
      } else {
        vErrors.push(err8);
      }
      errors++;
    }
    if (data.samples === void 0) {
      const err9 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "samples" }, message: "must have required property 'samples'", schema: schema42.required, parentSchema: schema42, data };
      if (vErrors === null) {
        vErrors = [err9];
      } else {
        vErrors.push(err9);
      }
      errors++;
    }
    if (data.requests !== void 0) {
      let data0 = data.requests;
      if (!(typeof data0 == "number" && (!(data0 % 1) && !isNaN(data0)) && isFinite(data0))) {
        const err10 = { instancePath: instancePath + "/requests", schemaPath: "#/properties/requests/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema42.properties.requests.type, parentSchema: schema42.properties.requests, data: data0 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
      if (typeof data0 == "number" && isFinite(data0)) {
        if (data0 < 0 || isNaN(data0)) {
          const err11 = { instancePath: instancePath + "/requests", schemaPath: "#/properties/requests/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema42.properties.requests, data: data0 };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
      }
    }
    if (data.bytes !== void 0) {
      let data1 = data.bytes;
      if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
        const err12 = { instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema42.properties.bytes.type, parentSchema: schema42.properties.bytes, data: data1 };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
      if (typeof data1 == "number" && isFinite(data1)) {
        if (data1 < 0 || isNaN(data1)) {
          const err13 = { instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema42.properties.bytes, data: data1 };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
      }
    }
    if (data.first !== void 0) {
      let data2 = data.first;
      if (typeof data2 === "string") {
        if (!pattern8.test(data2)) {
          const err14 = { instancePath: instancePath + "/first", schemaPath: "#/$defs/time/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$" }, message: 'must match pattern "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$"', schema: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$", parentSchema: schema43, data: data2 };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
      } else {
        const err15 = { instancePath: instancePath + "/first", schemaPath: "#/$defs/time/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema43.type, parentSchema: schema43, data: data2 };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.last !== void 0) {
      let data3 = data.last;
      if (typeof data3 === "string") {
        if (!pattern8.test(data3)) {
          const err16 = { instancePath: instancePath + "/last", schemaPath: "#/$defs/time/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$" }, message: 'must match pattern "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$"', schema: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$", parentSchema: schema43, data: data3 };
          if (vErrors === null) {
            vErrors = [err16];
          } else {
            vErrors.push(err16);
          }
          errors++;
        }
      } else {
        const err17 = { instancePath: instancePath + "/last", schemaPath: "#/$defs/time/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema43.type, parentSchema: schema43, data: data3 };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
    }
    if (data.evidence !== void 0) {
      let data4 = data.evidence;
      if (Array.isArray(data4)) {
        const len0 = data4.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data5 = data4[i0];
          if (!(data5 === "log" || data5 === "trail" || data5 === "old-trail" || data5 === "joined" || data5 === "conflict")) {
            const err18 = { instancePath: instancePath + "/evidence/" + i0, schemaPath: "#/properties/evidence/items/enum", keyword: "enum", params: { allowedValues: schema42.properties.evidence.items.enum }, message: "must be equal to one of the allowed values", schema: schema42.properties.evidence.items.enum, parentSchema: schema42.properties.evidence.items, data: data5 };
            if (vErrors === null) {
              vErrors = [err18];
            } else {
              vErrors.push(err18);
            }
            errors++;
          }
        }
      } else {
        const err19 = { instancePath: instancePath + "/evidence", schemaPath: "#/properties/evidence/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema42.properties.evidence.type, parentSchema: schema42.properties.evidence, data: data4 };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.reasons !== void 0) {
      let data6 = data.reasons;
      if (Array.isArray(data6)) {
        const len1 = data6.length;
        for (let i1 = 0; i1 < len1; i1++) {
          let data7 = data6[i1];
          if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
            if (data7.name === void 0) {
              const err20 = { instancePath: instancePath + "/reasons/" + i1, schemaPath: "#/properties/reasons/items/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'", schema: schema42.properties.reasons.items.required, parentSchema: schema42.properties.reasons.items, data: data7 };
              if (vErrors === null) {
                vErrors = [err20];
              } else {
                vErrors.push(err20);
              }
              errors++;
            }
            if (data7.text === void 0) {
              const err21 = { instancePath: instancePath + "/reasons/" + i1, schemaPath: "#/properties/reasons/items/required", keyword: "required", params: { missingProperty: "text" }, message: "must have required property 'text'", schema: schema42.properties.reasons.items.required, parentSchema: schema42.properties.reasons.items, data: data7 };
              if (vErrors === null) {
                vErrors = [err21];
              } else {
                vErrors.push(err21);
              }
              errors++;
            }
            if (data7.name !== void 0) {
              let data8 = data7.name;
              if (typeof data8 !== "string") {
                const err22 = { instancePath: instancePath + "/reasons/" + i1 + "/name", schemaPath: "#/properties/reasons/items/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema42.properties.reasons.items.properties.name.type, parentSchema: schema42.properties.reasons.items.properties.name, data: data8 };
                if (vErrors === null) {
                  vErrors = [err22];
                } else {
                  vErrors.push(err22);
                }
                errors++;
              }
            }
            if (data7.text !== void 0) {
              let data9 = data7.text;
              if (typeof data9 !== "string") {
                const err23 = { instancePath: instancePath + "/reasons/" + i1 + "/text", schemaPath: "#/properties/reasons/items/properties/text/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema42.properties.reasons.items.properties.text.type, parentSchema: schema42.properties.reasons.items.properties.text, data: data9 };
                if (vErrors === null) {
                  vErrors = [err23];
                } else {
                  vErrors.push(err23);
                }
                errors++;
              }
            }
          } else {
            const err24 = { instancePath: instancePath + "/reasons/" + i1, schemaPath: "#/properties/reasons/items/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema42.properties.reasons.items.type, parentSchema: schema42.properties.reasons.items, data: data7 };
            if (vErrors === null) {
              vErrors = [err24];
            } else {
              vErrors.push(err24);
            }
            errors++;
          }
        }
      } else {
        const err25 = { instancePath: instancePath + "/reasons", schemaPath: "#/properties/reasons/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema42.properties.reasons.type, parentSchema: schema42.properties.reasons, data: data6 };
        if (vErrors === null) {
          vErrors = [err25];
        } else {
          vErrors.push(err25);
        }
        errors++;
      }
    }
    if (data.operations !== void 0) {
      let data10 = data.operations;
      if (data10 && typeof data10 == "object" && !Array.isArray(data10)) {
        if (data10.count === void 0) {
          const err26 = { instancePath: instancePath + "/operations", schemaPath: "#/$defs/few/required", keyword: "required", params: { missingProperty: "count" }, message: "must have required property 'count'", schema: schema45.required, parentSchema: schema45, data: data10 };
          if (vErrors === null) {
            vErrors = [err26];
          } else {
            vErrors.push(err26);
          }
          errors++;
        }
        if (data10.first === void 0) {
          const err27 = { instancePath: instancePath + "/operations", schemaPath: "#/$defs/few/required", keyword: "required", params: { missingProperty: "first" }, message: "must have required property 'first'", schema: schema45.required, parentSchema: schema45, data: data10 };
          if (vErrors === null) {
            vErrors = [err27];
          } else {
            vErrors.push(err27);
          }
          errors++;
        }
        if (data10.count !== void 0) {
          let data11 = data10.count;
          if (!(typeof data11 == "number" && (!(data11 % 1) && !isNaN(data11)) && isFinite(data11))) {
            const err28 = { instancePath: instancePath + "/operations/count", schemaPath: "#/$defs/few/properties/count/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema45.properties.count.type, parentSchema: schema45.properties.count, data: data11 };
            if (vErrors === null) {
              vErrors = [err28];
            } else {
              vErrors.push(err28);
            }
            errors++;
          }
          if (typeof data11 == "number" && isFinite(data11)) {
            if (data11 < 0 || isNaN(data11)) {
              const err29 = { instancePath: instancePath + "/operations/count", schemaPath: "#/$defs/few/properties/count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema45.properties.count, data: data11 };
              if (vErrors === null) {
                vErrors = [err29];
              } else {
                vErrors.push(err29);
              }
              errors++;
            }
          }
        }
        if (data10.first !== void 0) {
          let data12 = data10.first;
          if (Array.isArray(data12)) {
            const len2 = data12.length;
            for (let i2 = 0; i2 < len2; i2++) {
              let data13 = data12[i2];
              if (typeof data13 !== "string") {
                const err30 = { instancePath: instancePath + "/operations/first/" + i2, schemaPath: "#/$defs/few/properties/first/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema45.properties.first.items.type, parentSchema: schema45.properties.first.items, data: data13 };
                if (vErrors === null) {
                  vErrors = [err30];
                } else {
                  vErrors.push(err30);
                }
                errors++;
              }
            }
          } else {
            const err31 = { instancePath: instancePath + "/operations/first", schemaPath: "#/$defs/few/properties/first/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema45.properties.first.type, parentSchema: schema45.properties.first, data: data12 };
            if (vErrors === null) {
              vErrors = [err31];
            } else {
              vErrors.push(err31);
            }
            errors++;
          }
        }
      } else {
        const err32 = { instancePath: instancePath + "/operations", schemaPath: "#/$defs/few/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema45.type, parentSchema: schema45, data: data10 };
        if (vErrors === null) {
          vErrors = [err32];
        } else {
          vErrors.push(err32);
        }
        errors++;
      }
    }
    if (data.addresses !== void 0) {
      let data14 = data.addresses;
      if (data14 && typeof data14 == "object" && !Array.isArray(data14)) {
        if (data14.count === void 0) {
          const err33 = { instancePath: instancePath + "/addresses", schemaPath: "#/$defs/few/required", keyword: "required", params: { missingProperty: "count" }, message: "must have required property 'count'", schema: schema45.required, parentSchema: schema45, data: data14 };
          if (vErrors === null) {
            vErrors = [err33];
          } else {
            vErrors.push(err33);
          }
          errors++;
        }
        if (data14.first === void 0) {
          const err34 = { instancePath: instancePath + "/addresses", schemaPath: "#/$defs/few/required", keyword: "required", params: { missingProperty: "first" }, message: "must have required property 'first'", schema: schema45.required, parentSchema: schema45, data: data14 };
          if (vErrors === null) {
            vErrors = [err34];
          } else {
            vErrors.push(err34);
          }
          errors++;
        }
        if (data14.count !== void 0) {
          let data15 = data14.count;
          if (!(typeof data15 == "number" && (!(data15 % 1) && !isNaN(data15)) && isFinite(data15))) {
            const err35 = { instancePath: instancePath + "/addresses/count", schemaPath: "#/$defs/few/properties/count/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema45.properties.count.type, parentSchema: schema45.properties.count, data: data15 };
            if (vErrors === null) {
              vErrors = [err35];
            } else {
              vErrors.push(err35);
            }
            errors++;
          }
          if (typeof data15 == "number" && isFinite(data15)) {
            if (data15 < 0 || isNaN(data15)) {
              const err36 = { instancePath: instancePath + "/addresses/count", schemaPath: "#/$defs/few/properties/count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema45.properties.count, data: data15 };
              if (vErrors === null) {
                vErrors = [err36];
              } else {
                vErrors.push(err36);
              }
              errors++;
            }
          }
        }
        if (data14.first !== void 0) {
          let data16 = data14.first;
          if (Array.isArray(data16)) {
            const len3 = data16.length;
            for (let i3 = 0; i3 < len3; i3++) {
              let data17 = data16[i3];
              if (typeof data17 !== "string") {
                const err37 = { instancePath: instancePath + "/addresses/first/" + i3, schemaPath: "#/$defs/few/properties/first/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema45.properties.first.items.type, parentSchema: schema45.properties.first.items, data: data17 };
                if (vErrors === null) {
                  vErrors = [err37];
                } else {
                  vErrors.push(err37);
                }
                errors++;
              }
            }
          } else {
            const err38 = { instancePath: instancePath + "/addresses/first", schemaPath: "#/$defs/few/properties/first/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema45.properties.first.type, parentSchema: schema45.properties.first, data: data16 };
            if (vErrors === null) {
              vErrors = [err38];
            } else {
              vErrors.push(err38);
            }
            errors++;
          }
        }
      } else {
        const err39 = { instancePath: instancePath + "/addresses", schemaPath: "#/$defs/few/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema45.type, parentSchema: schema45, data: data14 };
        if (vErrors === null) {
          vErrors = [err39];
        } else {
          vErrors.push(err39);
        }
        errors++;
      }
    }
    if (data.principals !== void 0) {
      let data18 = data.principals;
      if (data18 && typeof data18 == "object" && !Array.isArray(data18)) {
        if (data18.count === void 0) {
          const err40 = { instancePath: instancePath + "/principals", schemaPath: "#/$defs/few/required", keyword: "required", params: { missingProperty: "count" }, message: "must have required property 'count'", schema: schema45.required, parentSchema: schema45, data: data18 };
          if (vErrors === null) {
            vErrors = [err40];
          } else {
            vErrors.push(err40);
          }
          errors++;
        }
        if (data18.first === void 0) {
          const err41 = { instancePath: instancePath + "/principals", schemaPath: "#/$defs/few/required", keyword: "required", params: { missingProperty: "first" }, message: "must have required property 'first'", schema: schema45.required, parentSchema: schema45, data: data18 };
          if (vErrors === null) {
            vErrors = [err41];
          } else {
            vErrors.push(err41);
          }
          errors++;
        }
        if (data18.count !== void 0) {
          let data19 = data18.count;
          if (!(typeof data19 == "number" && (!(data19 % 1) && !isNaN(data19)) && isFinite(data19))) {
            const err42 = { instancePath: instancePath + "/principals/count", schemaPath: "#/$defs/few/properties/count/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema45.properties.count.type, parentSchema: schema45.properties.count, data: data19 };
            if (vErrors === null) {
              vErrors = [err42];
            } else {
              vErrors.push(err42);
            }
            errors++;
          }
          if (typeof data19 == "number" && isFinite(data19)) {
            if (data19 < 0 || isNaN(data19)) {
              const err43 = { instancePath: instancePath + "/principals/count", schemaPath: "#/$defs/few/properties/count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema45.properties.count, data: data19 };
              if (vErrors === null) {
                vErrors = [err43];
              } else {
                vErrors.push(err43);
              }
              errors++;
            }
          }
        }
        if (data18.first !== void 0) {
          let data20 = data18.first;
          if (Array.isArray(data20)) {
            const len4 = data20.length;
            for (let i4 = 0; i4 < len4; i4++) {
              let data21 = data20[i4];
              if (typeof data21 !== "string") {
                const err44 = { instancePath: instancePath + "/principals/first/" + i4, schemaPath: "#/$defs/few/properties/first/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema45.properties.first.items.type, parentSchema: schema45.properties.first.items, data: data21 };
                if (vErrors === null) {
                  vErrors = [err44];
                } else {
                  vErrors.push(err44);
                }
                errors++;
              }
            }
          } else {
            const err45 = { instancePath: instancePath + "/principals/first", schemaPath: "#/$defs/few/properties/first/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema45.properties.first.type, parentSchema: schema45.properties.first, data: data20 };
            if (vErrors === null) {
              vErrors = [err45];
            } else {
              vErrors.push(err45);
            }
            errors++;
          }
        }
      } else {
        const err46 = { instancePath: instancePath + "/principals", schemaPath: "#/$defs/few/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema45.type, parentSchema: schema45, data: data18 };
        if (vErrors === null) {
          vErrors = [err46];
        } else {
          vErrors.push(err46);
        }
        errors++;
      }
    }
    if (data.samples !== void 0) {
      let data22 = data.samples;
      if (Array.isArray(data22)) {
        const len5 = data22.length;
        for (let i5 = 0; i5 < len5; i5++) {
          let data23 = data22[i5];
          if (data23 && typeof data23 == "object" && !Array.isArray(data23)) {
            if (data23.time === void 0) {
              const err47 = { instancePath: instancePath + "/samples/" + i5, schemaPath: "#/properties/samples/items/required", keyword: "required", params: { missingProperty: "time" }, message: "must have required property 'time'", schema: schema42.properties.samples.items.required, parentSchema: schema42.properties.samples.items, data: data23 };
              if (vErrors === null) {
                vErrors = [err47];
              } else {
                vErrors.push(err47);
              }
              errors++;
            }
            if (data23.operation === void 0) {
              const err48 = { instancePath: instancePath + "/samples/" + i5, schemaPath: "#/properties/samples/items/required", keyword: "required", params: { missingProperty: "operation" }, message: "must have required property 'operation'", schema: schema42.properties.samples.items.required, parentSchema: schema42.properties.samples.items, data: data23 };
              if (vErrors === null) {
                vErrors = [err48];
              } else {
                vErrors.push(err48);
              }
              errors++;
            }
            if (data23.places === void 0) {
              const err49 = { instancePath: instancePath + "/samples/" + i5, schemaPath: "#/properties/samples/items/required", keyword: "required", params: { missingProperty: "places" }, message: "must have required property 'places'", schema: schema42.properties.samples.items.required, parentSchema: schema42.properties.samples.items, data: data23 };
              if (vErrors === null) {
                vErrors = [err49];
              } else {
                vErrors.push(err49);
              }
              errors++;
            }
            if (data23.time !== void 0) {
              let data24 = data23.time;
              if (typeof data24 === "string") {
                if (!pattern8.test(data24)) {
                  const err50 = { instancePath: instancePath + "/samples/" + i5 + "/time", schemaPath: "#/$defs/time/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$" }, message: 'must match pattern "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$"', schema: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$", parentSchema: schema43, data: data24 };
                  if (vErrors === null) {
                    vErrors = [err50];
                  } else {
                    vErrors.push(err50);
                  }
                  errors++;
                }
              } else {
                const err51 = { instancePath: instancePath + "/samples/" + i5 + "/time", schemaPath: "#/$defs/time/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema43.type, parentSchema: schema43, data: data24 };
                if (vErrors === null) {
                  vErrors = [err51];
                } else {
                  vErrors.push(err51);
                }
                errors++;
              }
            }
            if (data23.requestId !== void 0) {
              let data25 = data23.requestId;
              if (typeof data25 !== "string") {
                const err52 = { instancePath: instancePath + "/samples/" + i5 + "/requestId", schemaPath: "#/properties/samples/items/properties/requestId/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema42.properties.samples.items.properties.requestId.type, parentSchema: schema42.properties.samples.items.properties.requestId, data: data25 };
                if (vErrors === null) {
                  vErrors = [err52];
                } else {
                  vErrors.push(err52);
                }
                errors++;
              }
            }
            if (data23.operation !== void 0) {
              let data26 = data23.operation;
              if (typeof data26 !== "string") {
                const err53 = { instancePath: instancePath + "/samples/" + i5 + "/operation", schemaPath: "#/properties/samples/items/properties/operation/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema42.properties.samples.items.properties.operation.type, parentSchema: schema42.properties.samples.items.properties.operation, data: data26 };
                if (vErrors === null) {
                  vErrors = [err53];
                } else {
                  vErrors.push(err53);
                }
                errors++;
              }
            }
            if (data23.address !== void 0) {
              let data27 = data23.address;
              if (typeof data27 !== "string") {
                const err54 = { instancePath: instancePath + "/samples/" + i5 + "/address", schemaPath: "#/properties/samples/items/properties/address/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema42.properties.samples.items.properties.address.type, parentSchema: schema42.properties.samples.items.properties.address, data: data27 };
                if (vErrors === null) {
                  vErrors = [err54];
                } else {
                  vErrors.push(err54);
                }
                errors++;
              }
            }
            if (data23.places !== void 0) {
              let data28 = data23.places;
              if (Array.isArray(data28)) {
                const len6 = data28.length;
                for (let i6 = 0; i6 < len6; i6++) {
                  let data29 = data28[i6];
                  if (data29 && typeof data29 == "object" && !Array.isArray(data29)) {
                    if (data29.object === void 0) {
                      const err55 = { instancePath: instancePath + "/samples/" + i5 + "/places/" + i6, schemaPath: "#/properties/samples/items/properties/places/items/required", keyword: "required", params: { missingProperty: "object" }, message: "must have required property 'object'", schema: schema42.properties.samples.items.properties.places.items.required, parentSchema: schema42.properties.samples.items.properties.places.items, data: data29 };
                      if (vErrors === null) {
                        vErrors = [err55];
                      } else {
                        vErrors.push(err55);
                      }
                      errors++;
                    }
                    if (data29.number === void 0) {
                      const err56 = { instancePath: instancePath + "/samples/" + i5 + "/places/" + i6, schemaPath: "#/properties/samples/items/properties/places/items/required", keyword: "required", params: { missingProperty: "number" }, message: "must have required property 'number'", schema: schema42.properties.samples.items.properties.places.items.required, parentSchema: schema42.properties.samples.items.properties.places.items, data: data29 };
                      if (vErrors === null) {
                        vErrors = [err56];
                      } else {
                        vErrors.push(err56);
                      }
                      errors++;
                    }
                    if (data29.object !== void 0) {
                      let data30 = data29.object;
                      if (typeof data30 !== "string") {
                        const err57 = { instancePath: instancePath + "/samples/" + i5 + "/places/" + i6 + "/object", schemaPath: "#/properties/samples/items/properties/places/items/properties/object/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema42.properties.samples.items.properties.places.items.properties.object.type, parentSchema: schema42.properties.samples.items.properties.places.items.properties.object, data: data30 };
                        if (vErrors === null) {
                          vErrors = [err57];
                        } else {
                          vErrors.push(err57);
                        }
                        errors++;
                      }
                    }
                    if (data29.number !== void 0) {
                      let data31 = data29.number;
                      if (!(typeof data31 == "number" && (!(data31 % 1) && !isNaN(data31)) && isFinite(data31))) {
                        const err58 = { instancePath: instancePath + "/samples/" + i5 + "/places/" + i6 + "/number", schemaPath: "#/properties/samples/items/properties/places/items/properties/number/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema42.properties.samples.items.properties.places.items.properties.number.type, parentSchema: schema42.properties.samples.items.properties.places.items.properties.number, data: data31 };
                        if (vErrors === null) {
                          vErrors = [err58];
                        } else {
                          vErrors.push(err58);
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err59 = { instancePath: instancePath + "/samples/" + i5 + "/places/" + i6, schemaPath: "#/properties/samples/items/properties/places/items/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema42.properties.samples.items.properties.places.items.type, parentSchema: schema42.properties.samples.items.properties.places.items, data: data29 };
                    if (vErrors === null) {
                      vErrors = [err59];
                    } else {
                      vErrors.push(err59);
                    }
                    errors++;
                  }
                }
              } else {
                const err60 = { instancePath: instancePath + "/samples/" + i5 + "/places", schemaPath: "#/properties/samples/items/properties/places/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema42.properties.samples.items.properties.places.type, parentSchema: schema42.properties.samples.items.properties.places, data: data28 };
                if (vErrors === null) {
                  vErrors = [err60];
                } else {
                  vErrors.push(err60);
                }
                errors++;
              }
            }
          } else {
            const err61 = { instancePath: instancePath + "/samples/" + i5, schemaPath: "#/properties/samples/items/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema42.properties.samples.items.type, parentSchema: schema42.properties.samples.items, data: data23 };
            if (vErrors === null) {
              vErrors = [err61];
            } else {
              vErrors.push(err61);
            }
            errors++;
          }
        }
      } else {
        const err62 = { instancePath: instancePath + "/samples", schemaPath: "#/properties/samples/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema42.properties.samples.type, parentSchema: schema42.properties.samples, data: data22 };
        if (vErrors === null) {
          vErrors = [err62];
        } else {
          vErrors.push(err62);
        }
        errors++;
      }
    }
  } else {
    const err63 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema42.type, parentSchema: schema42, data };
    if (vErrors === null) {
      vErrors = [err63];
    } else {
      vErrors.push(err63);
    }
    errors++;
  }
  validate26.errors = vErrors;
  return errors === 0;
}
validate26.evaluated = { "props": { "requests": true, "bytes": true, "first": true, "last": true, "evidence": true, "reasons": true, "operations": true, "addresses": true, "principals": true, "samples": true }, "dynamicProps": false, "dynamicItems": false };
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
    if (data.rule === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "rule" }, message: "must have required property 'rule'", schema: schema37.required, parentSchema: schema37, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.name === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'", schema: schema37.required, parentSchema: schema37, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.family === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "family" }, message: "must have required property 'family'", schema: schema37.required, parentSchema: schema37, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.identity === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "identity" }, message: "must have required property 'identity'", schema: schema37.required, parentSchema: schema37, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data.kind === void 0) {
      const err4 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" }, message: "must have required property 'kind'", schema: schema37.required, parentSchema: schema37, data };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    if (data.severity === void 0) {
      const err5 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "severity" }, message: "must have required property 'severity'", schema: schema37.required, parentSchema: schema37, data };
      if (vErrors === null) {
        vErrors = [err5];
      } else {
        vErrors.push(err5);
      }
      errors++;
    }
    if (data.message === void 0) {
      const err6 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property 'message'", schema: schema37.required, parentSchema: schema37, data };
      if (vErrors === null) {
        vErrors = [err6];
      } else {
        vErrors.push(err6);
      }
      errors++;
    }
    if (data.subject === void 0) {
      const err7 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "subject" }, message: "must have required property 'subject'", schema: schema37.required, parentSchema: schema37, data };
      if (vErrors === null) {
        vErrors = [err7];
      } else {
        vErrors.push(err7);
      }
      errors++;
    }
    if (data.rule !== void 0) {
      let data0 = data.rule;
      if (typeof data0 === "string") {
        if (!pattern5.test(data0)) {
          const err8 = { instancePath: instancePath + "/rule", schemaPath: "#/properties/rule/pattern", keyword: "pattern", params: { pattern: "^PERIM\\d{4}$" }, message: 'must match pattern "^PERIM\\d{4}$"', schema: "^PERIM\\d{4}$", parentSchema: schema37.properties.rule, data: data0 };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      } else {
        const err9 = { instancePath: instancePath + "/rule", schemaPath: "#/properties/rule/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema37.properties.rule.type, parentSchema: schema37.properties.rule, data: data0 };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.name !== void 0) {
      let data1 = data.name;
      if (typeof data1 !== "string") {
        const err10 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema37.properties.name.type, parentSchema: schema37.properties.name, data: data1 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.family !== void 0) {
      let data2 = data.family;
      if (!(data2 === "traffic" || data2 === "evidence" || data2 === "exception" || data2 === "policy-file")) {
        const err11 = { instancePath: instancePath + "/family", schemaPath: "#/properties/family/enum", keyword: "enum", params: { allowedValues: schema37.properties.family.enum }, message: "must be equal to one of the allowed values", schema: schema37.properties.family.enum, parentSchema: schema37.properties.family, data: data2 };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.identity !== void 0) {
      let data3 = data.identity;
      if (typeof data3 === "string") {
        if (!pattern6.test(data3)) {
          const err12 = { instancePath: instancePath + "/identity", schemaPath: "#/properties/identity/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"', schema: "^[0-9a-f]{64}$", parentSchema: schema37.properties.identity, data: data3 };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
      } else {
        const err13 = { instancePath: instancePath + "/identity", schemaPath: "#/properties/identity/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema37.properties.identity.type, parentSchema: schema37.properties.identity, data: data3 };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.replaces !== void 0) {
      let data4 = data.replaces;
      if (Array.isArray(data4)) {
        const len0 = data4.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data5 = data4[i0];
          if (typeof data5 === "string") {
            if (!pattern6.test(data5)) {
              const err14 = { instancePath: instancePath + "/replaces/" + i0, schemaPath: "#/properties/replaces/items/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"', schema: "^[0-9a-f]{64}$", parentSchema: schema37.properties.replaces.items, data: data5 };
              if (vErrors === null) {
                vErrors = [err14];
              } else {
                vErrors.push(err14);
              }
              errors++;
            }
          } else {
            const err15 = { instancePath: instancePath + "/replaces/" + i0, schemaPath: "#/properties/replaces/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema37.properties.replaces.items.type, parentSchema: schema37.properties.replaces.items, data: data5 };
            if (vErrors === null) {
              vErrors = [err15];
            } else {
              vErrors.push(err15);
            }
            errors++;
          }
        }
      } else {
        const err16 = { instancePath: instancePath + "/replaces", schemaPath: "#/properties/replaces/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema37.properties.replaces.type, parentSchema: schema37.properties.replaces, data: data4 };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
    if (data.kind !== void 0) {
      let data6 = data.kind;
      if (!(data6 === "fail" || data6 === "open" || data6 === "stopped")) {
        const err17 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/enum", keyword: "enum", params: { allowedValues: schema37.properties.kind.enum }, message: "must be equal to one of the allowed values", schema: schema37.properties.kind.enum, parentSchema: schema37.properties.kind, data: data6 };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
    }
    if (data.severity !== void 0) {
      let data7 = data.severity;
      if (!(data7 === "critical" || data7 === "high" || data7 === "medium" || data7 === "low")) {
        const err18 = { instancePath: instancePath + "/severity", schemaPath: "#/$defs/severity/enum", keyword: "enum", params: { allowedValues: schema34.enum }, message: "must be equal to one of the allowed values", schema: schema34.enum, parentSchema: schema34, data: data7 };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
    if (data.message !== void 0) {
      let data8 = data.message;
      if (typeof data8 !== "string") {
        const err19 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema37.properties.message.type, parentSchema: schema37.properties.message, data: data8 };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.place !== void 0) {
      let data9 = data.place;
      if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
        if (data9.path === void 0) {
          const err20 = { instancePath: instancePath + "/place", schemaPath: "#/$defs/place/required", keyword: "required", params: { missingProperty: "path" }, message: "must have required property 'path'", schema: schema35.required, parentSchema: schema35, data: data9 };
          if (vErrors === null) {
            vErrors = [err20];
          } else {
            vErrors.push(err20);
          }
          errors++;
        }
        if (data9.line === void 0) {
          const err21 = { instancePath: instancePath + "/place", schemaPath: "#/$defs/place/required", keyword: "required", params: { missingProperty: "line" }, message: "must have required property 'line'", schema: schema35.required, parentSchema: schema35, data: data9 };
          if (vErrors === null) {
            vErrors = [err21];
          } else {
            vErrors.push(err21);
          }
          errors++;
        }
        if (data9.column === void 0) {
          const err22 = { instancePath: instancePath + "/place", schemaPath: "#/$defs/place/required", keyword: "required", params: { missingProperty: "column" }, message: "must have required property 'column'", schema: schema35.required, parentSchema: schema35, data: data9 };
          if (vErrors === null) {
            vErrors = [err22];
          } else {
            vErrors.push(err22);
          }
          errors++;
        }
        if (data9.endLine === void 0) {
          const err23 = { instancePath: instancePath + "/place", schemaPath: "#/$defs/place/required", keyword: "required", params: { missingProperty: "endLine" }, message: "must have required property 'endLine'", schema: schema35.required, parentSchema: schema35, data: data9 };
          if (vErrors === null) {
            vErrors = [err23];
          } else {
            vErrors.push(err23);
          }
          errors++;
        }
        if (data9.endColumn === void 0) {
          const err24 = { instancePath: instancePath + "/place", schemaPath: "#/$defs/place/required", keyword: "required", params: { missingProperty: "endColumn" }, message: "must have required property 'endColumn'", schema: schema35.required, parentSchema: schema35, data: data9 };
          if (vErrors === null) {
            vErrors = [err24];
          } else {
            vErrors.push(err24);
          }
          errors++;
        }
        if (data9.path !== void 0) {
          let data10 = data9.path;
          if (typeof data10 !== "string") {
            const err25 = { instancePath: instancePath + "/place/path", schemaPath: "#/$defs/place/properties/path/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema35.properties.path.type, parentSchema: schema35.properties.path, data: data10 };
            if (vErrors === null) {
              vErrors = [err25];
            } else {
              vErrors.push(err25);
            }
            errors++;
          }
        }
        if (data9.line !== void 0) {
          let data11 = data9.line;
          if (!(typeof data11 == "number" && (!(data11 % 1) && !isNaN(data11)) && isFinite(data11))) {
            const err26 = { instancePath: instancePath + "/place/line", schemaPath: "#/$defs/place/properties/line/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema35.properties.line.type, parentSchema: schema35.properties.line, data: data11 };
            if (vErrors === null) {
              vErrors = [err26];
            } else {
              vErrors.push(err26);
            }
            errors++;
          }
          if (typeof data11 == "number" && isFinite(data11)) {
            if (data11 < 1 || isNaN(data11)) {
              const err27 = { instancePath: instancePath + "/place/line", schemaPath: "#/$defs/place/properties/line/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema35.properties.line, data: data11 };
              if (vErrors === null) {
                vErrors = [err27];
              } else {
                vErrors.push(err27);
              }
              errors++;
            }
          }
        }
        if (data9.column !== void 0) {
          let data12 = data9.column;
          if (!(typeof data12 == "number" && (!(data12 % 1) && !isNaN(data12)) && isFinite(data12))) {
            const err28 = { instancePath: instancePath + "/place/column", schemaPath: "#/$defs/place/properties/column/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema35.properties.column.type, parentSchema: schema35.properties.column, data: data12 };
            if (vErrors === null) {
              vErrors = [err28];
            } else {
              vErrors.push(err28);
            }
            errors++;
          }
          if (typeof data12 == "number" && isFinite(data12)) {
            if (data12 < 1 || isNaN(data12)) {
              const err29 = { instancePath: instancePath + "/place/column", schemaPath: "#/$defs/place/properties/column/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema35.properties.column, data: data12 };
              if (vErrors === null) {
                vErrors = [err29];
              } else {
                vErrors.push(err29);
              }
              errors++;
            }
          }
        }
        if (data9.endLine !== void 0) {
          let data13 = data9.endLine;
          if (!(typeof data13 == "number" && (!(data13 % 1) && !isNaN(data13)) && isFinite(data13))) {
            const err30 = { instancePath: instancePath + "/place/endLine", schemaPath: "#/$defs/place/properties/endLine/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema35.properties.endLine.type, parentSchema: schema35.properties.endLine, data: data13 };
            if (vErrors === null) {
              vErrors = [err30];
            } else {
              vErrors.push(err30);
            }
            errors++;
          }
          if (typeof data13 == "number" && isFinite(data13)) {
            if (data13 < 1 || isNaN(data13)) {
              const err31 = { instancePath: instancePath + "/place/endLine", schemaPath: "#/$defs/place/properties/endLine/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema35.properties.endLine, data: data13 };
              if (vErrors === null) {
                vErrors = [err31];
              } else {
                vErrors.push(err31);
              }
              errors++;
            }
          }
        }
        if (data9.endColumn !== void 0) {
          let data14 = data9.endColumn;
          if (!(typeof data14 == "number" && (!(data14 % 1) && !isNaN(data14)) && isFinite(data14))) {
            const err32 = { instancePath: instancePath + "/place/endColumn", schemaPath: "#/$defs/place/properties/endColumn/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema35.properties.endColumn.type, parentSchema: schema35.properties.endColumn, data: data14 };
            if (vErrors === null) {
              vErrors = [err32];
            } else {
              vErrors.push(err32);
            }
            errors++;
          }
          if (typeof data14 == "number" && isFinite(data14)) {
            if (data14 < 1 || isNaN(data14)) {
              const err33 = { instancePath: instancePath + "/place/endColumn", schemaPath: "#/$defs/place/properties/endColumn/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema35.properties.endColumn, data: data14 };
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
        const err34 = { instancePath: instancePath + "/place", schemaPath: "#/$defs/place/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema35.type, parentSchema: schema35, data: data9 };
        if (vErrors === null) {
          vErrors = [err34];
        } else {
          vErrors.push(err34);
        }
        errors++;
      }
    }
    if (data.baseline !== void 0) {
      let data15 = data.baseline;
      if (!(data15 === "new" || data15 === "unchanged" || data15 === "carried")) {
        const err35 = { instancePath: instancePath + "/baseline", schemaPath: "#/properties/baseline/enum", keyword: "enum", params: { allowedValues: schema37.properties.baseline.enum }, message: "must be equal to one of the allowed values", schema: schema37.properties.baseline.enum, parentSchema: schema37.properties.baseline, data: data15 };
        if (vErrors === null) {
          vErrors = [err35];
        } else {
          vErrors.push(err35);
        }
        errors++;
      }
    }
    if (data.exception !== void 0) {
      if (!validate24(data.exception, { instancePath: instancePath + "/exception", parentData: data, parentDataProperty: "exception", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
        errors = vErrors.length;
      }
    }
    if (data.subject !== void 0) {
      let data17 = data.subject;
      if (data17 && typeof data17 == "object" && !Array.isArray(data17)) {
        if (data17.policy !== void 0) {
          let data18 = data17.policy;
          if (typeof data18 !== "string") {
            const err36 = { instancePath: instancePath + "/subject/policy", schemaPath: "#/properties/subject/properties/policy/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema37.properties.subject.properties.policy.type, parentSchema: schema37.properties.subject.properties.policy, data: data18 };
            if (vErrors === null) {
              vErrors = [err36];
            } else {
              vErrors.push(err36);
            }
            errors++;
          }
        }
        if (data17.bucket !== void 0) {
          let data19 = data17.bucket;
          if (typeof data19 !== "string") {
            const err37 = { instancePath: instancePath + "/subject/bucket", schemaPath: "#/properties/subject/properties/bucket/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema37.properties.subject.properties.bucket.type, parentSchema: schema37.properties.subject.properties.bucket, data: data19 };
            if (vErrors === null) {
              vErrors = [err37];
            } else {
              vErrors.push(err37);
            }
            errors++;
          }
        }
        if (data17.principal !== void 0) {
          let data20 = data17.principal;
          if (typeof data20 !== "string") {
            const err38 = { instancePath: instancePath + "/subject/principal", schemaPath: "#/properties/subject/properties/principal/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema37.properties.subject.properties.principal.type, parentSchema: schema37.properties.subject.properties.principal, data: data20 };
            if (vErrors === null) {
              vErrors = [err38];
            } else {
              vErrors.push(err38);
            }
            errors++;
          }
        }
        if (data17.path !== void 0) {
          let data21 = data17.path;
          if (typeof data21 !== "string") {
            const err39 = { instancePath: instancePath + "/subject/path", schemaPath: "#/properties/subject/properties/path/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema37.properties.subject.properties.path.type, parentSchema: schema37.properties.subject.properties.path, data: data21 };
            if (vErrors === null) {
              vErrors = [err39];
            } else {
              vErrors.push(err39);
            }
            errors++;
          }
        }
      } else {
        const err40 = { instancePath: instancePath + "/subject", schemaPath: "#/properties/subject/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema37.properties.subject.type, parentSchema: schema37.properties.subject, data: data17 };
        if (vErrors === null) {
          vErrors = [err40];
        } else {
          vErrors.push(err40);
        }
        errors++;
      }
    }
    if (data.traffic !== void 0) {
      if (!validate26(data.traffic, { instancePath: instancePath + "/traffic", parentData: data, parentDataProperty: "traffic", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
        errors = vErrors.length;
      }
    }
    if (data.notices !== void 0) {
      let data23 = data.notices;
      if (data23 && typeof data23 == "object" && !Array.isArray(data23)) {
        if (data23.count === void 0) {
          const err41 = { instancePath: instancePath + "/notices", schemaPath: "#/properties/notices/required", keyword: "required", params: { missingProperty: "count" }, message: "must have required property 'count'", schema: schema37.properties.notices.required, parentSchema: schema37.properties.notices, data: data23 };
          if (vErrors === null) {
            vErrors = [err41];
          } else {
            vErrors.push(err41);
          }
          errors++;
        }
        if (data23.first === void 0) {
          const err42 = { instancePath: instancePath + "/notices", schemaPath: "#/properties/notices/required", keyword: "required", params: { missingProperty: "first" }, message: "must have required property 'first'", schema: schema37.properties.notices.required, parentSchema: schema37.properties.notices, data: data23 };
          if (vErrors === null) {
            vErrors = [err42];
          } else {
            vErrors.push(err42);
          }
          errors++;
        }
        if (data23.count !== void 0) {
          let data24 = data23.count;
          if (!(typeof data24 == "number" && (!(data24 % 1) && !isNaN(data24)) && isFinite(data24))) {
            const err43 = { instancePath: instancePath + "/notices/count", schemaPath: "#/properties/notices/properties/count/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema37.properties.notices.properties.count.type, parentSchema: schema37.properties.notices.properties.count, data: data24 };
            if (vErrors === null) {
              vErrors = [err43];
            } else {
              vErrors.push(err43);
            }
            errors++;
          }
          if (typeof data24 == "number" && isFinite(data24)) {
            if (data24 < 0 || isNaN(data24)) {
              const err44 = { instancePath: instancePath + "/notices/count", schemaPath: "#/properties/notices/properties/count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema37.properties.notices.properties.count, data: data24 };
              if (vErrors === null) {
                vErrors = [err44];
              } else {
                vErrors.push(err44);
              }
              errors++;
            }
          }
        }
        if (data23.first !== void 0) {
          let data25 = data23.first;
          if (Array.isArray(data25)) {
            const len1 = data25.length;
            for (let i1 = 0; i1 < len1; i1++) {
              let data26 = data25[i1];
              if (data26 && typeof data26 == "object" && !Array.isArray(data26)) {
                if (data26.object === void 0) {
                  const err45 = { instancePath: instancePath + "/notices/first/" + i1, schemaPath: "#/properties/notices/properties/first/items/required", keyword: "required", params: { missingProperty: "object" }, message: "must have required property 'object'", schema: schema37.properties.notices.properties.first.items.required, parentSchema: schema37.properties.notices.properties.first.items, data: data26 };
                  if (vErrors === null) {
                    vErrors = [err45];
                  } else {
                    vErrors.push(err45);
                  }
                  errors++;
                }
                if (data26.message === void 0) {
                  const err46 = { instancePath: instancePath + "/notices/first/" + i1, schemaPath: "#/properties/notices/properties/first/items/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property 'message'", schema: schema37.properties.notices.properties.first.items.required, parentSchema: schema37.properties.notices.properties.first.items, data: data26 };
                  if (vErrors === null) {
                    vErrors = [err46];
                  } else {
                    vErrors.push(err46);
                  }
                  errors++;
                }
                if (data26.object !== void 0) {
                  let data27 = data26.object;
                  if (typeof data27 !== "string") {
                    const err47 = { instancePath: instancePath + "/notices/first/" + i1 + "/object", schemaPath: "#/properties/notices/properties/first/items/properties/object/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema37.properties.notices.properties.first.items.properties.object.type, parentSchema: schema37.properties.notices.properties.first.items.properties.object, data: data27 };
                    if (vErrors === null) {
                      vErrors = [err47];
                    } else {
                      vErrors.push(err47);
                    }
                    errors++;
                  }
                }
                if (data26.position !== void 0) {
                  let data28 = data26.position;
                  if (typeof data28 !== "string") {
                    const err48 = { instancePath: instancePath + "/notices/first/" + i1 + "/position", schemaPath: "#/properties/notices/properties/first/items/properties/position/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema37.properties.notices.properties.first.items.properties.position.type, parentSchema: schema37.properties.notices.properties.first.items.properties.position, data: data28 };
                    if (vErrors === null) {
                      vErrors = [err48];
                    } else {
                      vErrors.push(err48);
                    }
                    errors++;
                  }
                }
                if (data26.message !== void 0) {
                  let data29 = data26.message;
                  if (typeof data29 !== "string") {
                    const err49 = { instancePath: instancePath + "/notices/first/" + i1 + "/message", schemaPath: "#/properties/notices/properties/first/items/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema37.properties.notices.properties.first.items.properties.message.type, parentSchema: schema37.properties.notices.properties.first.items.properties.message, data: data29 };
                    if (vErrors === null) {
                      vErrors = [err49];
                    } else {
                      vErrors.push(err49);
                    }
                    errors++;
                  }
                }
              } else {
                const err50 = { instancePath: instancePath + "/notices/first/" + i1, schemaPath: "#/properties/notices/properties/first/items/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema37.properties.notices.properties.first.items.type, parentSchema: schema37.properties.notices.properties.first.items, data: data26 };
                if (vErrors === null) {
                  vErrors = [err50];
                } else {
                  vErrors.push(err50);
                }
                errors++;
              }
            }
          } else {
            const err51 = { instancePath: instancePath + "/notices/first", schemaPath: "#/properties/notices/properties/first/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema37.properties.notices.properties.first.type, parentSchema: schema37.properties.notices.properties.first, data: data25 };
            if (vErrors === null) {
              vErrors = [err51];
            } else {
              vErrors.push(err51);
            }
            errors++;
          }
        }
      } else {
        const err52 = { instancePath: instancePath + "/notices", schemaPath: "#/properties/notices/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema37.properties.notices.type, parentSchema: schema37.properties.notices, data: data23 };
        if (vErrors === null) {
          vErrors = [err52];
        } else {
          vErrors.push(err52);
        }
        errors++;
      }
    }
  } else {
    const err53 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema37.type, parentSchema: schema37, data };
    if (vErrors === null) {
      vErrors = [err53];
    } else {
      vErrors.push(err53);
    }
    errors++;
  }
  validate23.errors = vErrors;
  return errors === 0;
}
validate23.evaluated = { "props": { "rule": true, "name": true, "family": true, "identity": true, "replaces": true, "kind": true, "severity": true, "message": true, "place": true, "baseline": true, "exception": true, "subject": true, "traffic": true, "notices": true }, "dynamicProps": false, "dynamicItems": false };
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
    if (data.analysis === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "analysis" }, message: "must have required property 'analysis'", schema: schema31.required, parentSchema: schema31, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.tool === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "tool" }, message: "must have required property 'tool'", schema: schema31.required, parentSchema: schema31, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.asOf === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "asOf" }, message: "must have required property 'asOf'", schema: schema31.required, parentSchema: schema31, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data.allowIncomplete === void 0) {
      const err4 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "allowIncomplete" }, message: "must have required property 'allowIncomplete'", schema: schema31.required, parentSchema: schema31, data };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    if (data.requests === void 0) {
      const err5 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "requests" }, message: "must have required property 'requests'", schema: schema31.required, parentSchema: schema31, data };
      if (vErrors === null) {
        vErrors = [err5];
      } else {
        vErrors.push(err5);
      }
      errors++;
    }
    if (data.evidence === void 0) {
      const err6 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "evidence" }, message: "must have required property 'evidence'", schema: schema31.required, parentSchema: schema31, data };
      if (vErrors === null) {
        vErrors = [err6];
      } else {
        vErrors.push(err6);
      }
      errors++;
    }
    if (data.policies === void 0) {
      const err7 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "policies" }, message: "must have required property 'policies'", schema: schema31.required, parentSchema: schema31, data };
      if (vErrors === null) {
        vErrors = [err7];
      } else {
        vErrors.push(err7);
      }
      errors++;
    }
    if (data.findings === void 0) {
      const err8 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "findings" }, message: "must have required property 'findings'", schema: schema31.required, parentSchema: schema31, data };
      if (vErrors === null) {
        vErrors = [err8];
      } else {
        vErrors.push(err8);
      }
      errors++;
    }
    if (data.excepted === void 0) {
      const err9 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "excepted" }, message: "must have required property 'excepted'", schema: schema31.required, parentSchema: schema31, data };
      if (vErrors === null) {
        vErrors = [err9];
      } else {
        vErrors.push(err9);
      }
      errors++;
    }
    if (data.quiet === void 0) {
      const err10 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "quiet" }, message: "must have required property 'quiet'", schema: schema31.required, parentSchema: schema31, data };
      if (vErrors === null) {
        vErrors = [err10];
      } else {
        vErrors.push(err10);
      }
      errors++;
    }
    if (data.version !== void 0) {
      let data0 = data.version;
      if (1 !== data0) {
        const err11 = { instancePath: instancePath + "/version", schemaPath: "#/properties/version/const", keyword: "const", params: { allowedValue: 1 }, message: "must be equal to constant", schema: 1, parentSchema: schema31.properties.version, data: data0 };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.analysis !== void 0) {
      let data1 = data.analysis;
      if (!(data1 === "policy" || data1 === "evidence")) {
        const err12 = { instancePath: instancePath + "/analysis", schemaPath: "#/properties/analysis/enum", keyword: "enum", params: { allowedValues: schema31.properties.analysis.enum }, message: "must be equal to one of the allowed values", schema: schema31.properties.analysis.enum, parentSchema: schema31.properties.analysis, data: data1 };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.tool !== void 0) {
      let data2 = data.tool;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        if (data2.name === void 0) {
          const err13 = { instancePath: instancePath + "/tool", schemaPath: "#/properties/tool/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'", schema: schema31.properties.tool.required, parentSchema: schema31.properties.tool, data: data2 };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
        if (data2.version === void 0) {
          const err14 = { instancePath: instancePath + "/tool", schemaPath: "#/properties/tool/required", keyword: "required", params: { missingProperty: "version" }, message: "must have required property 'version'", schema: schema31.properties.tool.required, parentSchema: schema31.properties.tool, data: data2 };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
        if (data2.name !== void 0) {
          let data3 = data2.name;
          if (typeof data3 !== "string") {
            const err15 = { instancePath: instancePath + "/tool/name", schemaPath: "#/properties/tool/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema31.properties.tool.properties.name.type, parentSchema: schema31.properties.tool.properties.name, data: data3 };
            if (vErrors === null) {
              vErrors = [err15];
            } else {
              vErrors.push(err15);
            }
            errors++;
          }
        }
        if (data2.version !== void 0) {
          let data4 = data2.version;
          if (typeof data4 !== "string") {
            const err16 = { instancePath: instancePath + "/tool/version", schemaPath: "#/properties/tool/properties/version/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema31.properties.tool.properties.version.type, parentSchema: schema31.properties.tool.properties.version, data: data4 };
            if (vErrors === null) {
              vErrors = [err16];
            } else {
              vErrors.push(err16);
            }
            errors++;
          }
        }
      } else {
        const err17 = { instancePath: instancePath + "/tool", schemaPath: "#/properties/tool/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema31.properties.tool.type, parentSchema: schema31.properties.tool, data: data2 };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
    }
    if (data.asOf !== void 0) {
      let data5 = data.asOf;
      if (typeof data5 === "string") {
        if (!pattern4.test(data5)) {
          const err18 = { instancePath: instancePath + "/asOf", schemaPath: "#/properties/asOf/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}$" }, message: 'must match pattern "^\\d{4}-\\d{2}-\\d{2}$"', schema: "^\\d{4}-\\d{2}-\\d{2}$", parentSchema: schema31.properties.asOf, data: data5 };
          if (vErrors === null) {
            vErrors = [err18];
          } else {
            vErrors.push(err18);
          }
          errors++;
        }
      } else {
        const err19 = { instancePath: instancePath + "/asOf", schemaPath: "#/properties/asOf/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema31.properties.asOf.type, parentSchema: schema31.properties.asOf, data: data5 };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.allowIncomplete !== void 0) {
      let data6 = data.allowIncomplete;
      if (typeof data6 !== "boolean") {
        const err20 = { instancePath: instancePath + "/allowIncomplete", schemaPath: "#/properties/allowIncomplete/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema31.properties.allowIncomplete.type, parentSchema: schema31.properties.allowIncomplete, data: data6 };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
    }
    if (data.requests !== void 0) {
      let data7 = data.requests;
      if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
        if (data7.violation === void 0) {
          const err21 = { instancePath: instancePath + "/requests", schemaPath: "#/properties/requests/required", keyword: "required", params: { missingProperty: "violation" }, message: "must have required property 'violation'", schema: schema31.properties.requests.required, parentSchema: schema31.properties.requests, data: data7 };
          if (vErrors === null) {
            vErrors = [err21];
          } else {
            vErrors.push(err21);
          }
          errors++;
        }
        if (data7.inconclusive === void 0) {
          const err22 = { instancePath: instancePath + "/requests", schemaPath: "#/properties/requests/required", keyword: "required", params: { missingProperty: "inconclusive" }, message: "must have required property 'inconclusive'", schema: schema31.properties.requests.required, parentSchema: schema31.properties.requests, data: data7 };
          if (vErrors === null) {
            vErrors = [err22];
          } else {
            vErrors.push(err22);
          }
          errors++;
        }
        if (data7.excepted === void 0) {
          const err23 = { instancePath: instancePath + "/requests", schemaPath: "#/properties/requests/required", keyword: "required", params: { missingProperty: "excepted" }, message: "must have required property 'excepted'", schema: schema31.properties.requests.required, parentSchema: schema31.properties.requests, data: data7 };
          if (vErrors === null) {
            vErrors = [err23];
          } else {
            vErrors.push(err23);
          }
          errors++;
        }
        if (data7.compliantByAddress === void 0) {
          const err24 = { instancePath: instancePath + "/requests", schemaPath: "#/properties/requests/required", keyword: "required", params: { missingProperty: "compliantByAddress" }, message: "must have required property 'compliantByAddress'", schema: schema31.properties.requests.required, parentSchema: schema31.properties.requests, data: data7 };
          if (vErrors === null) {
            vErrors = [err24];
          } else {
            vErrors.push(err24);
          }
          errors++;
        }
        if (data7.compliantByService === void 0) {
          const err25 = { instancePath: instancePath + "/requests", schemaPath: "#/properties/requests/required", keyword: "required", params: { missingProperty: "compliantByService" }, message: "must have required property 'compliantByService'", schema: schema31.properties.requests.required, parentSchema: schema31.properties.requests, data: data7 };
          if (vErrors === null) {
            vErrors = [err25];
          } else {
            vErrors.push(err25);
          }
          errors++;
        }
        if (data7.compliantProven === void 0) {
          const err26 = { instancePath: instancePath + "/requests", schemaPath: "#/properties/requests/required", keyword: "required", params: { missingProperty: "compliantProven" }, message: "must have required property 'compliantProven'", schema: schema31.properties.requests.required, parentSchema: schema31.properties.requests, data: data7 };
          if (vErrors === null) {
            vErrors = [err26];
          } else {
            vErrors.push(err26);
          }
          errors++;
        }
        if (data7.notApplicable === void 0) {
          const err27 = { instancePath: instancePath + "/requests", schemaPath: "#/properties/requests/required", keyword: "required", params: { missingProperty: "notApplicable" }, message: "must have required property 'notApplicable'", schema: schema31.properties.requests.required, parentSchema: schema31.properties.requests, data: data7 };
          if (vErrors === null) {
            vErrors = [err27];
          } else {
            vErrors.push(err27);
          }
          errors++;
        }
        if (data7.stopped === void 0) {
          const err28 = { instancePath: instancePath + "/requests", schemaPath: "#/properties/requests/required", keyword: "required", params: { missingProperty: "stopped" }, message: "must have required property 'stopped'", schema: schema31.properties.requests.required, parentSchema: schema31.properties.requests, data: data7 };
          if (vErrors === null) {
            vErrors = [err28];
          } else {
            vErrors.push(err28);
          }
          errors++;
        }
        if (data7.uncovered === void 0) {
          const err29 = { instancePath: instancePath + "/requests", schemaPath: "#/properties/requests/required", keyword: "required", params: { missingProperty: "uncovered" }, message: "must have required property 'uncovered'", schema: schema31.properties.requests.required, parentSchema: schema31.properties.requests, data: data7 };
          if (vErrors === null) {
            vErrors = [err29];
          } else {
            vErrors.push(err29);
          }
          errors++;
        }
        if (data7.violation !== void 0) {
          let data8 = data7.violation;
          if (!(typeof data8 == "number" && (!(data8 % 1) && !isNaN(data8)) && isFinite(data8))) {
            const err30 = { instancePath: instancePath + "/requests/violation", schemaPath: "#/properties/requests/properties/violation/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema31.properties.requests.properties.violation.type, parentSchema: schema31.properties.requests.properties.violation, data: data8 };
            if (vErrors === null) {
              vErrors = [err30];
            } else {
              vErrors.push(err30);
            }
            errors++;
          }
          if (typeof data8 == "number" && isFinite(data8)) {
            if (data8 < 0 || isNaN(data8)) {
              const err31 = { instancePath: instancePath + "/requests/violation", schemaPath: "#/properties/requests/properties/violation/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema31.properties.requests.properties.violation, data: data8 };
              if (vErrors === null) {
                vErrors = [err31];
              } else {
                vErrors.push(err31);
              }
              errors++;
            }
          }
        }
        if (data7.inconclusive !== void 0) {
          let data9 = data7.inconclusive;
          if (!(typeof data9 == "number" && (!(data9 % 1) && !isNaN(data9)) && isFinite(data9))) {
            const err32 = { instancePath: instancePath + "/requests/inconclusive", schemaPath: "#/properties/requests/properties/inconclusive/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema31.properties.requests.properties.inconclusive.type, parentSchema: schema31.properties.requests.properties.inconclusive, data: data9 };
            if (vErrors === null) {
              vErrors = [err32];
            } else {
              vErrors.push(err32);
            }
            errors++;
          }
          if (typeof data9 == "number" && isFinite(data9)) {
            if (data9 < 0 || isNaN(data9)) {
              const err33 = { instancePath: instancePath + "/requests/inconclusive", schemaPath: "#/properties/requests/properties/inconclusive/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema31.properties.requests.properties.inconclusive, data: data9 };
              if (vErrors === null) {
                vErrors = [err33];
              } else {
                vErrors.push(err33);
              }
              errors++;
            }
          }
        }
        if (data7.excepted !== void 0) {
          let data10 = data7.excepted;
          if (!(typeof data10 == "number" && (!(data10 % 1) && !isNaN(data10)) && isFinite(data10))) {
            const err34 = { instancePath: instancePath + "/requests/excepted", schemaPath: "#/properties/requests/properties/excepted/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema31.properties.requests.properties.excepted.type, parentSchema: schema31.properties.requests.properties.excepted, data: data10 };
            if (vErrors === null) {
              vErrors = [err34];
            } else {
              vErrors.push(err34);
            }
            errors++;
          }
          if (typeof data10 == "number" && isFinite(data10)) {
            if (data10 < 0 || isNaN(data10)) {
              const err35 = { instancePath: instancePath + "/requests/excepted", schemaPath: "#/properties/requests/properties/excepted/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema31.properties.requests.properties.excepted, data: data10 };
              if (vErrors === null) {
                vErrors = [err35];
              } else {
                vErrors.push(err35);
              }
              errors++;
            }
          }
        }
        if (data7.compliantByAddress !== void 0) {
          let data11 = data7.compliantByAddress;
          if (!(typeof data11 == "number" && (!(data11 % 1) && !isNaN(data11)) && isFinite(data11))) {
            const err36 = { instancePath: instancePath + "/requests/compliantByAddress", schemaPath: "#/properties/requests/properties/compliantByAddress/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema31.properties.requests.properties.compliantByAddress.type, parentSchema: schema31.properties.requests.properties.compliantByAddress, data: data11 };
            if (vErrors === null) {
              vErrors = [err36];
            } else {
              vErrors.push(err36);
            }
            errors++;
          }
          if (typeof data11 == "number" && isFinite(data11)) {
            if (data11 < 0 || isNaN(data11)) {
              const err37 = { instancePath: instancePath + "/requests/compliantByAddress", schemaPath: "#/properties/requests/properties/compliantByAddress/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema31.properties.requests.properties.compliantByAddress, data: data11 };
              if (vErrors === null) {
                vErrors = [err37];
              } else {
                vErrors.push(err37);
              }
              errors++;
            }
          }
        }
        if (data7.compliantByService !== void 0) {
          let data12 = data7.compliantByService;
          if (!(typeof data12 == "number" && (!(data12 % 1) && !isNaN(data12)) && isFinite(data12))) {
            const err38 = { instancePath: instancePath + "/requests/compliantByService", schemaPath: "#/properties/requests/properties/compliantByService/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema31.properties.requests.properties.compliantByService.type, parentSchema: schema31.properties.requests.properties.compliantByService, data: data12 };
            if (vErrors === null) {
              vErrors = [err38];
            } else {
              vErrors.push(err38);
            }
            errors++;
          }
          if (typeof data12 == "number" && isFinite(data12)) {
            if (data12 < 0 || isNaN(data12)) {
              const err39 = { instancePath: instancePath + "/requests/compliantByService", schemaPath: "#/properties/requests/properties/compliantByService/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema31.properties.requests.properties.compliantByService, data: data12 };
              if (vErrors === null) {
                vErrors = [err39];
              } else {
                vErrors.push(err39);
              }
              errors++;
            }
          }
        }
        if (data7.compliantProven !== void 0) {
          let data13 = data7.compliantProven;
          if (!(typeof data13 == "number" && (!(data13 % 1) && !isNaN(data13)) && isFinite(data13))) {
            const err40 = { instancePath: instancePath + "/requests/compliantProven", schemaPath: "#/properties/requests/properties/compliantProven/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema31.properties.requests.properties.compliantProven.type, parentSchema: schema31.properties.requests.properties.compliantProven, data: data13 };
            if (vErrors === null) {
              vErrors = [err40];
            } else {
              vErrors.push(err40);
            }
            errors++;
          }
          if (typeof data13 == "number" && isFinite(data13)) {
            if (data13 < 0 || isNaN(data13)) {
              const err41 = { instancePath: instancePath + "/requests/compliantProven", schemaPath: "#/properties/requests/properties/compliantProven/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema31.properties.requests.properties.compliantProven, data: data13 };
              if (vErrors === null) {
                vErrors = [err41];
              } else {
                vErrors.push(err41);
              }
              errors++;
            }
          }
        }
        if (data7.notApplicable !== void 0) {
          let data14 = data7.notApplicable;
          if (!(typeof data14 == "number" && (!(data14 % 1) && !isNaN(data14)) && isFinite(data14))) {
            const err42 = { instancePath: instancePath + "/requests/notApplicable", schemaPath: "#/properties/requests/properties/notApplicable/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema31.properties.requests.properties.notApplicable.type, parentSchema: schema31.properties.requests.properties.notApplicable, data: data14 };
            if (vErrors === null) {
              vErrors = [err42];
            } else {
              vErrors.push(err42);
            }
            errors++;
          }
          if (typeof data14 == "number" && isFinite(data14)) {
            if (data14 < 0 || isNaN(data14)) {
              const err43 = { instancePath: instancePath + "/requests/notApplicable", schemaPath: "#/properties/requests/properties/notApplicable/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema31.properties.requests.properties.notApplicable, data: data14 };
              if (vErrors === null) {
                vErrors = [err43];
              } else {
                vErrors.push(err43);
              }
              errors++;
            }
          }
        }
        if (data7.stopped !== void 0) {
          let data15 = data7.stopped;
          if (!(typeof data15 == "number" && (!(data15 % 1) && !isNaN(data15)) && isFinite(data15))) {
            const err44 = { instancePath: instancePath + "/requests/stopped", schemaPath: "#/properties/requests/properties/stopped/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema31.properties.requests.properties.stopped.type, parentSchema: schema31.properties.requests.properties.stopped, data: data15 };
            if (vErrors === null) {
              vErrors = [err44];
            } else {
              vErrors.push(err44);
            }
            errors++;
          }
          if (typeof data15 == "number" && isFinite(data15)) {
            if (data15 < 0 || isNaN(data15)) {
              const err45 = { instancePath: instancePath + "/requests/stopped", schemaPath: "#/properties/requests/properties/stopped/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema31.properties.requests.properties.stopped, data: data15 };
              if (vErrors === null) {
                vErrors = [err45];
              } else {
                vErrors.push(err45);
              }
              errors++;
            }
          }
        }
        if (data7.uncovered !== void 0) {
          let data16 = data7.uncovered;
          if (!(typeof data16 == "number" && (!(data16 % 1) && !isNaN(data16)) && isFinite(data16))) {
            const err46 = { instancePath: instancePath + "/requests/uncovered", schemaPath: "#/properties/requests/properties/uncovered/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema31.properties.requests.properties.uncovered.type, parentSchema: schema31.properties.requests.properties.uncovered, data: data16 };
            if (vErrors === null) {
              vErrors = [err46];
            } else {
              vErrors.push(err46);
            }
            errors++;
          }
          if (typeof data16 == "number" && isFinite(data16)) {
            if (data16 < 0 || isNaN(data16)) {
              const err47 = { instancePath: instancePath + "/requests/uncovered", schemaPath: "#/properties/requests/properties/uncovered/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema31.properties.requests.properties.uncovered, data: data16 };
              if (vErrors === null) {
                vErrors = [err47];
              } else {
                vErrors.push(err47);
              }
              errors++;
            }
          }
        }
      } else {
        const err48 = { instancePath: instancePath + "/requests", schemaPath: "#/properties/requests/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema31.properties.requests.type, parentSchema: schema31.properties.requests, data: data7 };
        if (vErrors === null) {
          vErrors = [err48];
        } else {
          vErrors.push(err48);
        }
        errors++;
      }
    }
    if (data.lookBack !== void 0) {
      let data17 = data.lookBack;
      if (data17 && typeof data17 == "object" && !Array.isArray(data17)) {
        if (data17.days === void 0) {
          const err49 = { instancePath: instancePath + "/lookBack", schemaPath: "#/properties/lookBack/required", keyword: "required", params: { missingProperty: "days" }, message: "must have required property 'days'", schema: schema31.properties.lookBack.required, parentSchema: schema31.properties.lookBack, data: data17 };
          if (vErrors === null) {
            vErrors = [err49];
          } else {
            vErrors.push(err49);
          }
          errors++;
        }
        if (data17.requests === void 0) {
          const err50 = { instancePath: instancePath + "/lookBack", schemaPath: "#/properties/lookBack/required", keyword: "required", params: { missingProperty: "requests" }, message: "must have required property 'requests'", schema: schema31.properties.lookBack.required, parentSchema: schema31.properties.lookBack, data: data17 };
          if (vErrors === null) {
            vErrors = [err50];
          } else {
            vErrors.push(err50);
          }
          errors++;
        }
        if (data17.days !== void 0) {
          let data18 = data17.days;
          if (!(typeof data18 == "number" && (!(data18 % 1) && !isNaN(data18)) && isFinite(data18))) {
            const err51 = { instancePath: instancePath + "/lookBack/days", schemaPath: "#/properties/lookBack/properties/days/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema31.properties.lookBack.properties.days.type, parentSchema: schema31.properties.lookBack.properties.days, data: data18 };
            if (vErrors === null) {
              vErrors = [err51];
            } else {
              vErrors.push(err51);
            }
            errors++;
          }
          if (typeof data18 == "number" && isFinite(data18)) {
            if (data18 < 1 || isNaN(data18)) {
              const err52 = { instancePath: instancePath + "/lookBack/days", schemaPath: "#/properties/lookBack/properties/days/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema31.properties.lookBack.properties.days, data: data18 };
              if (vErrors === null) {
                vErrors = [err52];
              } else {
                vErrors.push(err52);
              }
              errors++;
            }
          }
        }
        if (data17.requests !== void 0) {
          let data19 = data17.requests;
          if (!(typeof data19 == "number" && (!(data19 % 1) && !isNaN(data19)) && isFinite(data19))) {
            const err53 = { instancePath: instancePath + "/lookBack/requests", schemaPath: "#/properties/lookBack/properties/requests/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema31.properties.lookBack.properties.requests.type, parentSchema: schema31.properties.lookBack.properties.requests, data: data19 };
            if (vErrors === null) {
              vErrors = [err53];
            } else {
              vErrors.push(err53);
            }
            errors++;
          }
          if (typeof data19 == "number" && isFinite(data19)) {
            if (data19 < 0 || isNaN(data19)) {
              const err54 = { instancePath: instancePath + "/lookBack/requests", schemaPath: "#/properties/lookBack/properties/requests/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema31.properties.lookBack.properties.requests, data: data19 };
              if (vErrors === null) {
                vErrors = [err54];
              } else {
                vErrors.push(err54);
              }
              errors++;
            }
          }
        }
      } else {
        const err55 = { instancePath: instancePath + "/lookBack", schemaPath: "#/properties/lookBack/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema31.properties.lookBack.type, parentSchema: schema31.properties.lookBack, data: data17 };
        if (vErrors === null) {
          vErrors = [err55];
        } else {
          vErrors.push(err55);
        }
        errors++;
      }
    }
    if (data.evidence !== void 0) {
      let data20 = data.evidence;
      if (data20 && typeof data20 == "object" && !Array.isArray(data20)) {
        if (data20.objects === void 0) {
          const err56 = { instancePath: instancePath + "/evidence", schemaPath: "#/$defs/evidence/required", keyword: "required", params: { missingProperty: "objects" }, message: "must have required property 'objects'", schema: schema32.required, parentSchema: schema32, data: data20 };
          if (vErrors === null) {
            vErrors = [err56];
          } else {
            vErrors.push(err56);
          }
          errors++;
        }
        if (data20.records === void 0) {
          const err57 = { instancePath: instancePath + "/evidence", schemaPath: "#/$defs/evidence/required", keyword: "required", params: { missingProperty: "records" }, message: "must have required property 'records'", schema: schema32.required, parentSchema: schema32, data: data20 };
          if (vErrors === null) {
            vErrors = [err57];
          } else {
            vErrors.push(err57);
          }
          errors++;
        }
        if (data20.join === void 0) {
          const err58 = { instancePath: instancePath + "/evidence", schemaPath: "#/$defs/evidence/required", keyword: "required", params: { missingProperty: "join" }, message: "must have required property 'join'", schema: schema32.required, parentSchema: schema32, data: data20 };
          if (vErrors === null) {
            vErrors = [err58];
          } else {
            vErrors.push(err58);
          }
          errors++;
        }
        if (data20.foldLevel === void 0) {
          const err59 = { instancePath: instancePath + "/evidence", schemaPath: "#/$defs/evidence/required", keyword: "required", params: { missingProperty: "foldLevel" }, message: "must have required property 'foldLevel'", schema: schema32.required, parentSchema: schema32, data: data20 };
          if (vErrors === null) {
            vErrors = [err59];
          } else {
            vErrors.push(err59);
          }
          errors++;
        }
        if (data20.horizon === void 0) {
          const err60 = { instancePath: instancePath + "/evidence", schemaPath: "#/$defs/evidence/required", keyword: "required", params: { missingProperty: "horizon" }, message: "must have required property 'horizon'", schema: schema32.required, parentSchema: schema32, data: data20 };
          if (vErrors === null) {
            vErrors = [err60];
          } else {
            vErrors.push(err60);
          }
          errors++;
        }
        if (data20.coverage === void 0) {
          const err61 = { instancePath: instancePath + "/evidence", schemaPath: "#/$defs/evidence/required", keyword: "required", params: { missingProperty: "coverage" }, message: "must have required property 'coverage'", schema: schema32.required, parentSchema: schema32, data: data20 };
          if (vErrors === null) {
            vErrors = [err61];
          } else {
            vErrors.push(err61);
          }
          errors++;
        }
        if (data20.period !== void 0) {
          let data21 = data20.period;
          if (data21 && typeof data21 == "object" && !Array.isArray(data21)) {
            if (data21.first === void 0) {
              const err62 = { instancePath: instancePath + "/evidence/period", schemaPath: "#/$defs/evidence/properties/period/required", keyword: "required", params: { missingProperty: "first" }, message: "must have required property 'first'", schema: schema32.properties.period.required, parentSchema: schema32.properties.period, data: data21 };
              if (vErrors === null) {
                vErrors = [err62];
              } else {
                vErrors.push(err62);
              }
              errors++;
            }
            if (data21.last === void 0) {
              const err63 = { instancePath: instancePath + "/evidence/period", schemaPath: "#/$defs/evidence/properties/period/required", keyword: "required", params: { missingProperty: "last" }, message: "must have required property 'last'", schema: schema32.properties.period.required, parentSchema: schema32.properties.period, data: data21 };
              if (vErrors === null) {
                vErrors = [err63];
              } else {
                vErrors.push(err63);
              }
              errors++;
            }
            if (data21.first !== void 0) {
              let data22 = data21.first;
              if (typeof data22 !== "string") {
                const err64 = { instancePath: instancePath + "/evidence/period/first", schemaPath: "#/$defs/evidence/properties/period/properties/first/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema32.properties.period.properties.first.type, parentSchema: schema32.properties.period.properties.first, data: data22 };
                if (vErrors === null) {
                  vErrors = [err64];
                } else {
                  vErrors.push(err64);
                }
                errors++;
              }
            }
            if (data21.last !== void 0) {
              let data23 = data21.last;
              if (typeof data23 !== "string") {
                const err65 = { instancePath: instancePath + "/evidence/period/last", schemaPath: "#/$defs/evidence/properties/period/properties/last/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema32.properties.period.properties.last.type, parentSchema: schema32.properties.period.properties.last, data: data23 };
                if (vErrors === null) {
                  vErrors = [err65];
                } else {
                  vErrors.push(err65);
                }
                errors++;
              }
            }
          } else {
            const err66 = { instancePath: instancePath + "/evidence/period", schemaPath: "#/$defs/evidence/properties/period/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema32.properties.period.type, parentSchema: schema32.properties.period, data: data21 };
            if (vErrors === null) {
              vErrors = [err66];
            } else {
              vErrors.push(err66);
            }
            errors++;
          }
        }
        if (data20.objects !== void 0) {
          let data24 = data20.objects;
          if (data24 && typeof data24 == "object" && !Array.isArray(data24)) {
            if (data24.read === void 0) {
              const err67 = { instancePath: instancePath + "/evidence/objects", schemaPath: "#/$defs/evidence/properties/objects/required", keyword: "required", params: { missingProperty: "read" }, message: "must have required property 'read'", schema: schema32.properties.objects.required, parentSchema: schema32.properties.objects, data: data24 };
              if (vErrors === null) {
                vErrors = [err67];
              } else {
                vErrors.push(err67);
              }
              errors++;
            }
            if (data24.duplicate === void 0) {
              const err68 = { instancePath: instancePath + "/evidence/objects", schemaPath: "#/$defs/evidence/properties/objects/required", keyword: "required", params: { missingProperty: "duplicate" }, message: "must have required property 'duplicate'", schema: schema32.properties.objects.required, parentSchema: schema32.properties.objects, data: data24 };
              if (vErrors === null) {
                vErrors = [err68];
              } else {
                vErrors.push(err68);
              }
              errors++;
            }
            if (data24.unread === void 0) {
              const err69 = { instancePath: instancePath + "/evidence/objects", schemaPath: "#/$defs/evidence/properties/objects/required", keyword: "required", params: { missingProperty: "unread" }, message: "must have required property 'unread'", schema: schema32.properties.objects.required, parentSchema: schema32.properties.objects, data: data24 };
              if (vErrors === null) {
                vErrors = [err69];
              } else {
                vErrors.push(err69);
              }
              errors++;
            }
            if (data24.read !== void 0) {
              let data25 = data24.read;
              if (!(typeof data25 == "number" && (!(data25 % 1) && !isNaN(data25)) && isFinite(data25))) {
                const err70 = { instancePath: instancePath + "/evidence/objects/read", schemaPath: "#/$defs/evidence/properties/objects/properties/read/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema32.properties.objects.properties.read.type, parentSchema: schema32.properties.objects.properties.read, data: data25 };
                if (vErrors === null) {
                  vErrors = [err70];
                } else {
                  vErrors.push(err70);
                }
                errors++;
              }
              if (typeof data25 == "number" && isFinite(data25)) {
                if (data25 < 0 || isNaN(data25)) {
                  const err71 = { instancePath: instancePath + "/evidence/objects/read", schemaPath: "#/$defs/evidence/properties/objects/properties/read/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema32.properties.objects.properties.read, data: data25 };
                  if (vErrors === null) {
                    vErrors = [err71];
                  } else {
                    vErrors.push(err71);
                  }
                  errors++;
                }
              }
            }
            if (data24.duplicate !== void 0) {
              let data26 = data24.duplicate;
              if (!(typeof data26 == "number" && (!(data26 % 1) && !isNaN(data26)) && isFinite(data26))) {
                const err72 = { instancePath: instancePath + "/evidence/objects/duplicate", schemaPath: "#/$defs/evidence/properties/objects/properties/duplicate/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema32.properties.objects.properties.duplicate.type, parentSchema: schema32.properties.objects.properties.duplicate, data: data26 };
                if (vErrors === null) {
                  vErrors = [err72];
                } else {
                  vErrors.push(err72);
                }
                errors++;
              }
              if (typeof data26 == "number" && isFinite(data26)) {
                if (data26 < 0 || isNaN(data26)) {
                  const err73 = { instancePath: instancePath + "/evidence/objects/duplicate", schemaPath: "#/$defs/evidence/properties/objects/properties/duplicate/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema32.properties.objects.properties.duplicate, data: data26 };
                  if (vErrors === null) {
                    vErrors = [err73];
                  } else {
                    vErrors.push(err73);
                  }
                  errors++;
                }
              }
            }
            if (data24.unread !== void 0) {
              let data27 = data24.unread;
              if (!(typeof data27 == "number" && (!(data27 % 1) && !isNaN(data27)) && isFinite(data27))) {
                const err74 = { instancePath: instancePath + "/evidence/objects/unread", schemaPath: "#/$defs/evidence/properties/objects/properties/unread/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema32.properties.objects.properties.unread.type, parentSchema: schema32.properties.objects.properties.unread, data: data27 };
                if (vErrors === null) {
                  vErrors = [err74];
                } else {
                  vErrors.push(err74);
                }
                errors++;
              }
              if (typeof data27 == "number" && isFinite(data27)) {
                if (data27 < 0 || isNaN(data27)) {
                  const err75 = { instancePath: instancePath + "/evidence/objects/unread", schemaPath: "#/$defs/evidence/properties/objects/properties/unread/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema32.properties.objects.properties.unread, data: data27 };
                  if (vErrors === null) {
                    vErrors = [err75];
                  } else {
                    vErrors.push(err75);
                  }
                  errors++;
                }
              }
            }
          } else {
            const err76 = { instancePath: instancePath + "/evidence/objects", schemaPath: "#/$defs/evidence/properties/objects/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema32.properties.objects.type, parentSchema: schema32.properties.objects, data: data24 };
            if (vErrors === null) {
              vErrors = [err76];
            } else {
              vErrors.push(err76);
            }
            errors++;
          }
        }
        if (data20.records !== void 0) {
          let data28 = data20.records;
          if (data28 && typeof data28 == "object" && !Array.isArray(data28)) {
            if (data28.read === void 0) {
              const err77 = { instancePath: instancePath + "/evidence/records", schemaPath: "#/$defs/evidence/properties/records/required", keyword: "required", params: { missingProperty: "read" }, message: "must have required property 'read'", schema: schema32.properties.records.required, parentSchema: schema32.properties.records, data: data28 };
              if (vErrors === null) {
                vErrors = [err77];
              } else {
                vErrors.push(err77);
              }
              errors++;
            }
            if (data28.kept === void 0) {
              const err78 = { instancePath: instancePath + "/evidence/records", schemaPath: "#/$defs/evidence/properties/records/required", keyword: "required", params: { missingProperty: "kept" }, message: "must have required property 'kept'", schema: schema32.properties.records.required, parentSchema: schema32.properties.records, data: data28 };
              if (vErrors === null) {
                vErrors = [err78];
              } else {
                vErrors.push(err78);
              }
              errors++;
            }
            if (data28.outOfScope === void 0) {
              const err79 = { instancePath: instancePath + "/evidence/records", schemaPath: "#/$defs/evidence/properties/records/required", keyword: "required", params: { missingProperty: "outOfScope" }, message: "must have required property 'outOfScope'", schema: schema32.properties.records.required, parentSchema: schema32.properties.records, data: data28 };
              if (vErrors === null) {
                vErrors = [err79];
              } else {
                vErrors.push(err79);
              }
              errors++;
            }
            if (data28.skipped === void 0) {
              const err80 = { instancePath: instancePath + "/evidence/records", schemaPath: "#/$defs/evidence/properties/records/required", keyword: "required", params: { missingProperty: "skipped" }, message: "must have required property 'skipped'", schema: schema32.properties.records.required, parentSchema: schema32.properties.records, data: data28 };
              if (vErrors === null) {
                vErrors = [err80];
              } else {
                vErrors.push(err80);
              }
              errors++;
            }
            if (data28.malformed === void 0) {
              const err81 = { instancePath: instancePath + "/evidence/records", schemaPath: "#/$defs/evidence/properties/records/required", keyword: "required", params: { missingProperty: "malformed" }, message: "must have required property 'malformed'", schema: schema32.properties.records.required, parentSchema: schema32.properties.records, data: data28 };
              if (vErrors === null) {
                vErrors = [err81];
              } else {
                vErrors.push(err81);
              }
              errors++;
            }
            if (data28.read !== void 0) {
              let data29 = data28.read;
              if (!(typeof data29 == "number" && (!(data29 % 1) && !isNaN(data29)) && isFinite(data29))) {
                const err82 = { instancePath: instancePath + "/evidence/records/read", schemaPath: "#/$defs/evidence/properties/records/properties/read/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema32.properties.records.properties.read.type, parentSchema: schema32.properties.records.properties.read, data: data29 };
                if (vErrors === null) {
                  vErrors = [err82];
                } else {
                  vErrors.push(err82);
                }
                errors++;
              }
              if (typeof data29 == "number" && isFinite(data29)) {
                if (data29 < 0 || isNaN(data29)) {
                  const err83 = { instancePath: instancePath + "/evidence/records/read", schemaPath: "#/$defs/evidence/properties/records/properties/read/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema32.properties.records.properties.read, data: data29 };
                  if (vErrors === null) {
                    vErrors = [err83];
                  } else {
                    vErrors.push(err83);
                  }
                  errors++;
                }
              }
            }
            if (data28.kept !== void 0) {
              let data30 = data28.kept;
              if (!(typeof data30 == "number" && (!(data30 % 1) && !isNaN(data30)) && isFinite(data30))) {
                const err84 = { instancePath: instancePath + "/evidence/records/kept", schemaPath: "#/$defs/evidence/properties/records/properties/kept/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema32.properties.records.properties.kept.type, parentSchema: schema32.properties.records.properties.kept, data: data30 };
                if (vErrors === null) {
                  vErrors = [err84];
                } else {
                  vErrors.push(err84);
                }
                errors++;
              }
              if (typeof data30 == "number" && isFinite(data30)) {
                if (data30 < 0 || isNaN(data30)) {
                  const err85 = { instancePath: instancePath + "/evidence/records/kept", schemaPath: "#/$defs/evidence/properties/records/properties/kept/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema32.properties.records.properties.kept, data: data30 };
                  if (vErrors === null) {
                    vErrors = [err85];
                  } else {
                    vErrors.push(err85);
                  }
                  errors++;
                }
              }
            }
            if (data28.outOfScope !== void 0) {
              let data31 = data28.outOfScope;
              if (!(typeof data31 == "number" && (!(data31 % 1) && !isNaN(data31)) && isFinite(data31))) {
                const err86 = { instancePath: instancePath + "/evidence/records/outOfScope", schemaPath: "#/$defs/evidence/properties/records/properties/outOfScope/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema32.properties.records.properties.outOfScope.type, parentSchema: schema32.properties.records.properties.outOfScope, data: data31 };
                if (vErrors === null) {
                  vErrors = [err86];
                } else {
                  vErrors.push(err86);
                }
                errors++;
              }
              if (typeof data31 == "number" && isFinite(data31)) {
                if (data31 < 0 || isNaN(data31)) {
                  const err87 = { instancePath: instancePath + "/evidence/records/outOfScope", schemaPath: "#/$defs/evidence/properties/records/properties/outOfScope/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema32.properties.records.properties.outOfScope, data: data31 };
                  if (vErrors === null) {
                    vErrors = [err87];
                  } else {
                    vErrors.push(err87);
                  }
                  errors++;
                }
              }
            }
            if (data28.skipped !== void 0) {
              let data32 = data28.skipped;
              if (data32 && typeof data32 == "object" && !Array.isArray(data32)) {
                for (const key0 in data32) {
                  let data33 = data32[key0];
                  if (!(typeof data33 == "number" && (!(data33 % 1) && !isNaN(data33)) && isFinite(data33))) {
                    const err88 = { instancePath: instancePath + "/evidence/records/skipped/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/evidence/properties/records/properties/skipped/additionalProperties/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema32.properties.records.properties.skipped.additionalProperties.type, parentSchema: schema32.properties.records.properties.skipped.additionalProperties, data: data33 };
                    if (vErrors === null) {
                      vErrors = [err88];
                    } else {
                      vErrors.push(err88);
                    }
                    errors++;
                  }
                  if (typeof data33 == "number" && isFinite(data33)) {
                    if (data33 < 0 || isNaN(data33)) {
                      const err89 = { instancePath: instancePath + "/evidence/records/skipped/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/evidence/properties/records/properties/skipped/additionalProperties/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema32.properties.records.properties.skipped.additionalProperties, data: data33 };
                      if (vErrors === null) {
                        vErrors = [err89];
                      } else {
                        vErrors.push(err89);
                      }
                      errors++;
                    }
                  }
                }
              } else {
                const err90 = { instancePath: instancePath + "/evidence/records/skipped", schemaPath: "#/$defs/evidence/properties/records/properties/skipped/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema32.properties.records.properties.skipped.type, parentSchema: schema32.properties.records.properties.skipped, data: data32 };
                if (vErrors === null) {
                  vErrors = [err90];
                } else {
                  vErrors.push(err90);
                }
                errors++;
              }
            }
            if (data28.malformed !== void 0) {
              let data34 = data28.malformed;
              if (!(typeof data34 == "number" && (!(data34 % 1) && !isNaN(data34)) && isFinite(data34))) {
                const err91 = { instancePath: instancePath + "/evidence/records/malformed", schemaPath: "#/$defs/evidence/properties/records/properties/malformed/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema32.properties.records.properties.malformed.type, parentSchema: schema32.properties.records.properties.malformed, data: data34 };
                if (vErrors === null) {
                  vErrors = [err91];
                } else {
                  vErrors.push(err91);
                }
                errors++;
              }
              if (typeof data34 == "number" && isFinite(data34)) {
                if (data34 < 0 || isNaN(data34)) {
                  const err92 = { instancePath: instancePath + "/evidence/records/malformed", schemaPath: "#/$defs/evidence/properties/records/properties/malformed/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema32.properties.records.properties.malformed, data: data34 };
                  if (vErrors === null) {
                    vErrors = [err92];
                  } else {
                    vErrors.push(err92);
                  }
                  errors++;
                }
              }
            }
          } else {
            const err93 = { instancePath: instancePath + "/evidence/records", schemaPath: "#/$defs/evidence/properties/records/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema32.properties.records.type, parentSchema: schema32.properties.records, data: data28 };
            if (vErrors === null) {
              vErrors = [err93];
            } else {
              vErrors.push(err93);
            }
            errors++;
          }
        }
        if (data20.join !== void 0) {
          let data35 = data20.join;
          if (!(data35 === "on" || data35 === "off")) {
            const err94 = { instancePath: instancePath + "/evidence/join", schemaPath: "#/$defs/evidence/properties/join/enum", keyword: "enum", params: { allowedValues: schema32.properties.join.enum }, message: "must be equal to one of the allowed values", schema: schema32.properties.join.enum, parentSchema: schema32.properties.join, data: data35 };
            if (vErrors === null) {
              vErrors = [err94];
            } else {
              vErrors.push(err94);
            }
            errors++;
          }
        }
        if (data20.foldLevel !== void 0) {
          let data36 = data20.foldLevel;
          if (!(data36 === 0 || data36 === 1 || data36 === 2 || data36 === 3)) {
            const err95 = { instancePath: instancePath + "/evidence/foldLevel", schemaPath: "#/$defs/evidence/properties/foldLevel/enum", keyword: "enum", params: { allowedValues: schema32.properties.foldLevel.enum }, message: "must be equal to one of the allowed values", schema: schema32.properties.foldLevel.enum, parentSchema: schema32.properties.foldLevel, data: data36 };
            if (vErrors === null) {
              vErrors = [err95];
            } else {
              vErrors.push(err95);
            }
            errors++;
          }
        }
        if (data20.horizon !== void 0) {
          let data37 = data20.horizon;
          if (typeof data37 !== "string") {
            const err96 = { instancePath: instancePath + "/evidence/horizon", schemaPath: "#/$defs/evidence/properties/horizon/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema32.properties.horizon.type, parentSchema: schema32.properties.horizon, data: data37 };
            if (vErrors === null) {
              vErrors = [err96];
            } else {
              vErrors.push(err96);
            }
            errors++;
          }
        }
        if (data20.coverage !== void 0) {
          let data38 = data20.coverage;
          if (Array.isArray(data38)) {
            const len0 = data38.length;
            for (let i0 = 0; i0 < len0; i0++) {
              let data39 = data38[i0];
              if (data39 && typeof data39 == "object" && !Array.isArray(data39)) {
                if (data39.kind === void 0) {
                  const err97 = { instancePath: instancePath + "/evidence/coverage/" + i0, schemaPath: "#/$defs/evidence/properties/coverage/items/required", keyword: "required", params: { missingProperty: "kind" }, message: "must have required property 'kind'", schema: schema32.properties.coverage.items.required, parentSchema: schema32.properties.coverage.items, data: data39 };
                  if (vErrors === null) {
                    vErrors = [err97];
                  } else {
                    vErrors.push(err97);
                  }
                  errors++;
                }
                if (data39.of === void 0) {
                  const err98 = { instancePath: instancePath + "/evidence/coverage/" + i0, schemaPath: "#/$defs/evidence/properties/coverage/items/required", keyword: "required", params: { missingProperty: "of" }, message: "must have required property 'of'", schema: schema32.properties.coverage.items.required, parentSchema: schema32.properties.coverage.items, data: data39 };
                  if (vErrors === null) {
                    vErrors = [err98];
                  } else {
                    vErrors.push(err98);
                  }
                  errors++;
                }
                if (data39.days === void 0) {
                  const err99 = { instancePath: instancePath + "/evidence/coverage/" + i0, schemaPath: "#/$defs/evidence/properties/coverage/items/required", keyword: "required", params: { missingProperty: "days" }, message: "must have required property 'days'", schema: schema32.properties.coverage.items.required, parentSchema: schema32.properties.coverage.items, data: data39 };
                  if (vErrors === null) {
                    vErrors = [err99];
                  } else {
                    vErrors.push(err99);
                  }
                  errors++;
                }
                if (data39.first === void 0) {
                  const err100 = { instancePath: instancePath + "/evidence/coverage/" + i0, schemaPath: "#/$defs/evidence/properties/coverage/items/required", keyword: "required", params: { missingProperty: "first" }, message: "must have required property 'first'", schema: schema32.properties.coverage.items.required, parentSchema: schema32.properties.coverage.items, data: data39 };
                  if (vErrors === null) {
                    vErrors = [err100];
                  } else {
                    vErrors.push(err100);
                  }
                  errors++;
                }
                if (data39.last === void 0) {
                  const err101 = { instancePath: instancePath + "/evidence/coverage/" + i0, schemaPath: "#/$defs/evidence/properties/coverage/items/required", keyword: "required", params: { missingProperty: "last" }, message: "must have required property 'last'", schema: schema32.properties.coverage.items.required, parentSchema: schema32.properties.coverage.items, data: data39 };
                  if (vErrors === null) {
                    vErrors = [err101];
                  } else {
                    vErrors.push(err101);
                  }
                  errors++;
                }
                if (data39.kind !== void 0) {
                  let data40 = data39.kind;
                  if (!(data40 === "log" || data40 === "data" || data40 === "bucket-management" || data40 === "management")) {
                    const err102 = { instancePath: instancePath + "/evidence/coverage/" + i0 + "/kind", schemaPath: "#/$defs/evidence/properties/coverage/items/properties/kind/enum", keyword: "enum", params: { allowedValues: schema32.properties.coverage.items.properties.kind.enum }, message: "must be equal to one of the allowed values", schema: schema32.properties.coverage.items.properties.kind.enum, parentSchema: schema32.properties.coverage.items.properties.kind, data: data40 };
                    if (vErrors === null) {
                      vErrors = [err102];
                    } else {
                      vErrors.push(err102);
                    }
                    errors++;
                  }
                }
                if (data39.of !== void 0) {
                  let data41 = data39.of;
                  if (typeof data41 !== "string") {
                    const err103 = { instancePath: instancePath + "/evidence/coverage/" + i0 + "/of", schemaPath: "#/$defs/evidence/properties/coverage/items/properties/of/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema32.properties.coverage.items.properties.of.type, parentSchema: schema32.properties.coverage.items.properties.of, data: data41 };
                    if (vErrors === null) {
                      vErrors = [err103];
                    } else {
                      vErrors.push(err103);
                    }
                    errors++;
                  }
                }
                if (data39.days !== void 0) {
                  let data42 = data39.days;
                  if (!(typeof data42 == "number" && (!(data42 % 1) && !isNaN(data42)) && isFinite(data42))) {
                    const err104 = { instancePath: instancePath + "/evidence/coverage/" + i0 + "/days", schemaPath: "#/$defs/evidence/properties/coverage/items/properties/days/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema32.properties.coverage.items.properties.days.type, parentSchema: schema32.properties.coverage.items.properties.days, data: data42 };
                    if (vErrors === null) {
                      vErrors = [err104];
                    } else {
                      vErrors.push(err104);
                    }
                    errors++;
                  }
                  if (typeof data42 == "number" && isFinite(data42)) {
                    if (data42 < 0 || isNaN(data42)) {
                      const err105 = { instancePath: instancePath + "/evidence/coverage/" + i0 + "/days", schemaPath: "#/$defs/evidence/properties/coverage/items/properties/days/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema32.properties.coverage.items.properties.days, data: data42 };
                      if (vErrors === null) {
                        vErrors = [err105];
                      } else {
                        vErrors.push(err105);
                      }
                      errors++;
                    }
                  }
                }
                if (data39.first !== void 0) {
                  let data43 = data39.first;
                  if (typeof data43 !== "string") {
                    const err106 = { instancePath: instancePath + "/evidence/coverage/" + i0 + "/first", schemaPath: "#/$defs/evidence/properties/coverage/items/properties/first/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema32.properties.coverage.items.properties.first.type, parentSchema: schema32.properties.coverage.items.properties.first, data: data43 };
                    if (vErrors === null) {
                      vErrors = [err106];
                    } else {
                      vErrors.push(err106);
                    }
                    errors++;
                  }
                }
                if (data39.last !== void 0) {
                  let data44 = data39.last;
                  if (typeof data44 !== "string") {
                    const err107 = { instancePath: instancePath + "/evidence/coverage/" + i0 + "/last", schemaPath: "#/$defs/evidence/properties/coverage/items/properties/last/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema32.properties.coverage.items.properties.last.type, parentSchema: schema32.properties.coverage.items.properties.last, data: data44 };
                    if (vErrors === null) {
                      vErrors = [err107];
                    } else {
                      vErrors.push(err107);
                    }
                    errors++;
                  }
                }
              } else {
                const err108 = { instancePath: instancePath + "/evidence/coverage/" + i0, schemaPath: "#/$defs/evidence/properties/coverage/items/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema32.properties.coverage.items.type, parentSchema: schema32.properties.coverage.items, data: data39 };
                if (vErrors === null) {
                  vErrors = [err108];
                } else {
                  vErrors.push(err108);
                }
                errors++;
              }
            }
          } else {
            const err109 = { instancePath: instancePath + "/evidence/coverage", schemaPath: "#/$defs/evidence/properties/coverage/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema32.properties.coverage.type, parentSchema: schema32.properties.coverage, data: data38 };
            if (vErrors === null) {
              vErrors = [err109];
            } else {
              vErrors.push(err109);
            }
            errors++;
          }
        }
      } else {
        const err110 = { instancePath: instancePath + "/evidence", schemaPath: "#/$defs/evidence/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema32.type, parentSchema: schema32, data: data20 };
        if (vErrors === null) {
          vErrors = [err110];
        } else {
          vErrors.push(err110);
        }
        errors++;
      }
    }
    if (data.policies !== void 0) {
      let data45 = data.policies;
      if (Array.isArray(data45)) {
        const len1 = data45.length;
        for (let i1 = 0; i1 < len1; i1++) {
          if (!validate21(data45[i1], { instancePath: instancePath + "/policies/" + i1, parentData: data45, parentDataProperty: i1, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err111 = { instancePath: instancePath + "/policies", schemaPath: "#/properties/policies/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema31.properties.policies.type, parentSchema: schema31.properties.policies, data: data45 };
        if (vErrors === null) {
          vErrors = [err111];
        } else {
          vErrors.push(err111);
        }
        errors++;
      }
    }
    if (data.findings !== void 0) {
      let data47 = data.findings;
      if (Array.isArray(data47)) {
        const len2 = data47.length;
        for (let i2 = 0; i2 < len2; i2++) {
          if (!validate23(data47[i2], { instancePath: instancePath + "/findings/" + i2, parentData: data47, parentDataProperty: i2, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err112 = { instancePath: instancePath + "/findings", schemaPath: "#/properties/findings/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema31.properties.findings.type, parentSchema: schema31.properties.findings, data: data47 };
        if (vErrors === null) {
          vErrors = [err112];
        } else {
          vErrors.push(err112);
        }
        errors++;
      }
    }
    if (data.excepted !== void 0) {
      let data49 = data.excepted;
      if (Array.isArray(data49)) {
        const len3 = data49.length;
        for (let i3 = 0; i3 < len3; i3++) {
          if (!validate23(data49[i3], { instancePath: instancePath + "/excepted/" + i3, parentData: data49, parentDataProperty: i3, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err113 = { instancePath: instancePath + "/excepted", schemaPath: "#/properties/excepted/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema31.properties.excepted.type, parentSchema: schema31.properties.excepted, data: data49 };
        if (vErrors === null) {
          vErrors = [err113];
        } else {
          vErrors.push(err113);
        }
        errors++;
      }
    }
    if (data.gone !== void 0) {
      let data51 = data.gone;
      if (Array.isArray(data51)) {
        const len4 = data51.length;
        for (let i4 = 0; i4 < len4; i4++) {
          if (!validate23(data51[i4], { instancePath: instancePath + "/gone/" + i4, parentData: data51, parentDataProperty: i4, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err114 = { instancePath: instancePath + "/gone", schemaPath: "#/properties/gone/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema31.properties.gone.type, parentSchema: schema31.properties.gone, data: data51 };
        if (vErrors === null) {
          vErrors = [err114];
        } else {
          vErrors.push(err114);
        }
        errors++;
      }
    }
    if (data.quiet !== void 0) {
      let data53 = data.quiet;
      if (Array.isArray(data53)) {
        const len5 = data53.length;
        for (let i5 = 0; i5 < len5; i5++) {
          let data54 = data53[i5];
          if (data54 && typeof data54 == "object" && !Array.isArray(data54)) {
            if (data54.bucket === void 0) {
              const err115 = { instancePath: instancePath + "/quiet/" + i5, schemaPath: "#/properties/quiet/items/required", keyword: "required", params: { missingProperty: "bucket" }, message: "must have required property 'bucket'", schema: schema31.properties.quiet.items.required, parentSchema: schema31.properties.quiet.items, data: data54 };
              if (vErrors === null) {
                vErrors = [err115];
              } else {
                vErrors.push(err115);
              }
              errors++;
            }
            if (data54.days === void 0) {
              const err116 = { instancePath: instancePath + "/quiet/" + i5, schemaPath: "#/properties/quiet/items/required", keyword: "required", params: { missingProperty: "days" }, message: "must have required property 'days'", schema: schema31.properties.quiet.items.required, parentSchema: schema31.properties.quiet.items, data: data54 };
              if (vErrors === null) {
                vErrors = [err116];
              } else {
                vErrors.push(err116);
              }
              errors++;
            }
            if (data54.bucket !== void 0) {
              let data55 = data54.bucket;
              if (typeof data55 !== "string") {
                const err117 = { instancePath: instancePath + "/quiet/" + i5 + "/bucket", schemaPath: "#/properties/quiet/items/properties/bucket/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema31.properties.quiet.items.properties.bucket.type, parentSchema: schema31.properties.quiet.items.properties.bucket, data: data55 };
                if (vErrors === null) {
                  vErrors = [err117];
                } else {
                  vErrors.push(err117);
                }
                errors++;
              }
            }
            if (data54.days !== void 0) {
              let data56 = data54.days;
              if (Array.isArray(data56)) {
                const len6 = data56.length;
                for (let i6 = 0; i6 < len6; i6++) {
                  let data57 = data56[i6];
                  if (typeof data57 !== "string") {
                    const err118 = { instancePath: instancePath + "/quiet/" + i5 + "/days/" + i6, schemaPath: "#/properties/quiet/items/properties/days/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema31.properties.quiet.items.properties.days.items.type, parentSchema: schema31.properties.quiet.items.properties.days.items, data: data57 };
                    if (vErrors === null) {
                      vErrors = [err118];
                    } else {
                      vErrors.push(err118);
                    }
                    errors++;
                  }
                }
              } else {
                const err119 = { instancePath: instancePath + "/quiet/" + i5 + "/days", schemaPath: "#/properties/quiet/items/properties/days/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema31.properties.quiet.items.properties.days.type, parentSchema: schema31.properties.quiet.items.properties.days, data: data56 };
                if (vErrors === null) {
                  vErrors = [err119];
                } else {
                  vErrors.push(err119);
                }
                errors++;
              }
            }
          } else {
            const err120 = { instancePath: instancePath + "/quiet/" + i5, schemaPath: "#/properties/quiet/items/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema31.properties.quiet.items.type, parentSchema: schema31.properties.quiet.items, data: data54 };
            if (vErrors === null) {
              vErrors = [err120];
            } else {
              vErrors.push(err120);
            }
            errors++;
          }
        }
      } else {
        const err121 = { instancePath: instancePath + "/quiet", schemaPath: "#/properties/quiet/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema31.properties.quiet.type, parentSchema: schema31.properties.quiet, data: data53 };
        if (vErrors === null) {
          vErrors = [err121];
        } else {
          vErrors.push(err121);
        }
        errors++;
      }
    }
  } else {
    const err122 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema31.type, parentSchema: schema31, data };
    if (vErrors === null) {
      vErrors = [err122];
    } else {
      vErrors.push(err122);
    }
    errors++;
  }
  validate20.errors = vErrors;
  return errors === 0;
}
validate20.evaluated = { "props": { "version": true, "analysis": true, "tool": true, "asOf": true, "allowIncomplete": true, "requests": true, "lookBack": true, "evidence": true, "policies": true, "findings": true, "excepted": true, "gone": true, "quiet": true }, "dynamicProps": false, "dynamicItems": false };
export const validateReportShape: ShapeValidator = validator_default;
