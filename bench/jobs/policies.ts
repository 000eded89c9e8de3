import { writeFileSync } from "node:fs";
import { join } from "node:path";

// Over every bucket: of a bucket that no policy names, this project reads no more than the name, and rivals all.
const policyFile = `version: 1
accounts: ["111122223333"]
networks:
  applications:
    vpcEndpoints: [vpce-0126d8067633b9fc0, vpce-0a1b2c3d4e5f60718, vpce-0d0a15ac4b00c0de5]
    vpcCidrs: [10.0.0.0/15, 100.64.0.0/10, 172.16.40.0/24, "2001:db8:aaaa::/48", "fd12:3456::/32"]
  offices:
    publicCidrs: [203.0.113.0/24, "2001:db8:1::/48"]
  partners:
    publicCidrs: [192.0.2.0/24, 198.51.100.0/24]
policies:
  - id: named-buckets
    description: The company's own buckets are reached from its networks and its partners'.
    buckets: [analytics-lake, customer-exports, testdata2020, logs.example.com]
    allow: [applications, offices, partners]
    awsServices: any
    require: by-address
    severity: high
  - id: buckets-of-teams
    description: So are those of teams.
    buckets: ["team-*"]
    allow: [applications, offices, partners]
    awsServices: any
    require: by-address
    severity: medium
  - id: website
    description: The website is reached from anywhere on the internet that there is.
    buckets: [www.example.com]
    allow: [partners]
    awsServices: any
    require: by-address
    severity: low
`;

/** Writes the policies that the benchmarks judge by. */
export function writePolicies(folder: string): string {
  const file = join(folder, "policies.yaml");
  writeFileSync(file, policyFile);
  return file;
}
