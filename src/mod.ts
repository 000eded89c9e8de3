/**
 * The library: logs to traffic profile, policies to policy set, both to a report, a report to text.
 *
 * @module
 */
export type { Diagnostic, RuleId } from "./diagnostic/diagnostic.ts";
export type { Severity } from "./diagnostic/severity.ts";
export { type SourceText, sourceText } from "./diagnostic/source-text.ts";
export type { Coverage } from "./record/coverage.ts";
export type { S3Record } from "./record/record.ts";
export type { LogObject } from "./source/log-object.ts";
export { listObjects } from "./source/list-objects.ts";
export type { Profile, ProfileHeader } from "./profile/profile.ts";
export type { RequestClass, Sample } from "./profile/request-class.ts";
export { mergeProfiles } from "./profile/merge-profiles.ts";
export { readProfile } from "./profile/read-profile.ts";
export { writeProfile } from "./profile/write-profile.ts";
export type { Policy, PolicyReading, PolicySet } from "./policy/policy.ts";
export { type BucketScope, scopeOf } from "./policy/bucket-scope.ts";
export { readPolicies } from "./policy/read-policies.ts";
export { evaluateClass } from "./evaluate/evaluate-class.ts";
export { compareWithBaseline } from "./evaluate/compare-with-baseline.ts";
export { evaluateProfile } from "./evaluate/evaluate-profile.ts";
export type { Finding } from "./evaluate/finding.ts";
export type { Report, Tally } from "./evaluate/report.ts";
export type { Verdict } from "./evaluate/verdict.ts";
export type { Output, ReportContext } from "./report/output.ts";
export { outputs } from "./report/outputs.ts";
export { readJsonReport } from "./report/read-json-report.ts";
export { rules } from "./rule/rules.ts";
export { scan, type ScanOptions } from "./scan/scan.ts";
export type { PolicyTest, TestFile } from "./policy-test/policy-test.ts";
export { readPolicyTests, type TestReading } from "./policy-test/read-policy-tests.ts";
export { runPolicyTests, type TestRunOptions } from "./policy-test/run-policy-tests.ts";
export type { TestReport } from "./policy-test/test-report.ts";
export type { PolicyCoverage } from "./policy-test/test-report.ts";
export { testOutputs } from "./policy-test/test-outputs.ts";
export { type ComparedPolicies, comparePolicies } from "./diff/compare-policies.ts";
export { diffOutputs } from "./diff/diff-outputs.ts";
export { type Impact, impactOf } from "./diff/impact-of.ts";
export type { DiffEntry, PolicyDiff } from "./diff/policy-diff.ts";
