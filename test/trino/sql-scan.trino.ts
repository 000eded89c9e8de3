// What is read by SQL is what the local engine reads, on a real Trino and over the same files: `npm run test:trino`. One server for all.
import "./access-logs.ts";
import "./aws-columns.ts";
import "./both-logs.ts";
import "./cloudtrail.ts";
import "./commands.ts";
import "./partitions.ts";
