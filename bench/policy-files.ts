// How long `lint` and `test` take on 200 policy files with 2,000 cases, against the same command on one file with one
// case, which is little more than the start of the process. Prints the ratio of the two medians; asserts nothing.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const files = 200;
const casesOfFile = 10;
const runs = 7;
const root = fileURLToPath(new URL("..", import.meta.url));

function policyFile(number: number): string {
  return `version: 1
networks:
  app-${number}: {vpcEndpoints: [vpce-0126d8067633b9${
    number.toString(16).padStart(3, "0")
  }], vpcCidrs: [10.${number}.0.0/16]}
policies:
  - id: policy-${number}
    description: Bucket ${number} is reached only from its VPC.
    buckets: [bench-${number}-data]
    allow: [app-${number}]
    awsServices: none
    require: proven
    severity: high
`;
}

function testFile(number: number, cases: number): string {
  const items = Array.from({ length: cases }, (_, index) =>
    `  - name: case ${index}
    request: {bucket: bench-${number}-data, evidence: trail, source: 10.${number}.0.${index + 1}, vpcEndpoint: vpce-${
      index % 2 === 0 ? `0126d8067633b9${number.toString(16).padStart(3, "0")}` : "0ffffffffffffffff"
    }}
    expect:
      policy-${number}: {verdict: ${index % 2 === 0 ? "compliant" : "violation"}, reason: ${
      index % 2 === 0 ? "endpoint-allowed" : "unexpected-endpoint"
    }}
`);
  return `version: 1\ntests:\n${items.join("")}`;
}

/** Milliseconds of whole processes, sorted. */
function timesOf(args: readonly string[]): number[] {
  const times = Array.from({ length: runs }, () => {
    const begun = performance.now();
    const { status, stderr } = spawnSync(process.execPath, [join(root, "dist/main.js"), ...args], { encoding: "utf8" });
    if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}: ${stderr}`);
    return performance.now() - begun;
  });
  return times.toSorted((a, b) => a - b);
}

function median(times: readonly number[]): number {
  return times[times.length >> 1] ?? NaN;
}

const folder = mkdtempSync(join(tmpdir(), "bench-"));
try {
  for (const [name, count, cases] of [["one", 1, 1], ["many", files, casesOfFile]] as const) {
    mkdirSync(join(folder, name));
    for (let number = 0; number < count; number++) {
      writeFileSync(join(folder, name, `p${number}.yaml`), policyFile(number));
      writeFileSync(join(folder, name, `p${number}.test.yaml`), testFile(number, cases));
    }
  }
  for (const command of ["lint", "test"]) {
    const one = median(timesOf([command, join(folder, "one")]));
    const many = median(timesOf([command, join(folder, "many")]));
    console.log(
      `${command}: ${files} files${command === "test" ? `, ${files * casesOfFile} cases` : ""}: ${
        many.toFixed(0)
      } ms; ` +
        `one file: ${one.toFixed(0)} ms; ratio ${(many / one).toFixed(2)}; over twice that: ${
          (many - 2 * one).toFixed(0)
        } ms`,
    );
  }
} finally {
  rmSync(folder, { recursive: true });
}
