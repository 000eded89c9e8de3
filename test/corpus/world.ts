import type { Claim } from "../../src/record/claim.ts";
import { type Random, randomOf } from "./random.ts";

/** A user agent, and what it claims the caller to be. */
export type Agent = readonly [text: string, claim: Claim];

/** An address as the logs write it, and in canonical form. */
export type Spelling = readonly [text: string, canonical: string];

/** Who calls: how either log writes it, and what it is in truth. */
export interface Caller {
  /** Field Requester of an access log. */
  readonly requester: string;
  /** The normal principal that an access log tells. */
  readonly logPrincipal: string;
  /** `userIdentity` of CloudTrail; undefined for callers that CloudTrail never shows. */
  readonly identity: Readonly<Record<string, unknown>> | undefined;
  /** The normal principal that CloudTrail tells. */
  readonly trailPrincipal: string;
}

/** How requests come: through what, from where, and on whose behalf. */
export interface Way {
  readonly name: string;
  /** What the access log has; `-` where S3 sees no address. */
  readonly addresses: readonly Spelling[];
  /** `vpcEndpointId` of CloudTrail; a service's name or `AWS Internal` may stand in its place. */
  readonly endpointText?: string;
  /** The endpoint id in truth. */
  readonly endpoint?: string;
  readonly endpointAccount?: string;
  /** `sourceIPAddress` of CloudTrail where it is not the address. */
  readonly trailAddress?: string;
  /** `userIdentity.invokedBy` of CloudTrail. */
  readonly invokedBy?: string;
  /** The AWS service that calls, as each log tells it. */
  readonly logService?: string;
  readonly trailService?: string;
  /** Region that the request comes from, as field Source region has it. */
  readonly region: string;
}

/** Who comes which way, and how often. */
export interface Scenario {
  readonly weight: number;
  readonly callers: readonly Caller[];
  readonly way: Way;
  readonly agents: readonly Agent[];
  /** Which logs have it at all. */
  readonly logs: "both" | "log" | "trail";
  /** What it does: the internal operations of S3, anything, or objects alone. */
  readonly does: "internal" | "anything" | "objects";
  /** Whether it signs in the query (a presigned URL). */
  readonly presigned?: boolean;
}

/** Everything that requests are made of. */
export interface World {
  readonly account: string;
  readonly owner: string;
  readonly region: string;
  readonly buckets: readonly string[];
  readonly scenarios: readonly Scenario[];
  /** Keys as they are, not encoded. */
  readonly keys: readonly string[];
  readonly hostIds: readonly string[];
  /** First second of the period, UTC milliseconds, and its length in days. */
  readonly since: number;
  readonly days: number;
}

/** How large a world is. */
export interface WorldSize {
  readonly buckets?: number;
  /** Callers of each kind that there are many of. */
  readonly callers?: number;
  /** Addresses of each way that has many. */
  readonly addresses?: number;
  readonly keys?: number;
  readonly since?: number;
  readonly days?: number;
}

/** The account whose buckets are watched. */
export const account = "111122223333";
/** The account of a partner. */
export const foreignAccount = "444455556666";
/** Endpoints, by what they are. */
export const endpoints = {
  gateway: "vpce-0126d8067633b9fc0",
  interface: "vpce-0a1b2c3d4e5f60718",
  dualStack: "vpce-0d0a15ac4b00c0de5",
  unlisted: "vpce-0bad0bad0bad0bad0",
  /** AWS's own, that its console calls through. */
  console: "vpce-f40dc59d",
} as const;

const owner = "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be";
const foreignCanonicalId = "f7d1a8b2c3e4f5061728394a5b6c7d8e9f00112233445566778899aabbccddee";

const botoAgents: readonly Agent[] = [
  ["Boto3/1.34.51 md/Botocore#1.34.51 ua/2.0 os/linux#5.10 md/arch#x86_64 lang/python#3.11.8", "none"],
  ["aws-sdk-java/1.12.500 Linux/5.10.179 OpenJDK_64-Bit_Server_VM/17.0.9+9 java/17.0.9", "none"],
  ["aws-cli/2.15.30 Python/3.11.8 Linux/5.10.0 exe/x86_64.amzn.2 prompt/off command/s3.cp", "none"],
  ["exec-env/AWS_Lambda_python3.12 Boto3/1.34.51", "lambda"],
];
const browserAgents: readonly Agent[] = [
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/122.0 Safari/537.36",
    "none",
  ],
  ["curl/8.5.0", "none"],
  ["-", "none"],
];
const consoleAgents: readonly Agent[] = [
  ["S3Console/0.4, aws-internal/3 aws-sdk-java/1.12.488 Linux/5.10.179 vendor/Oracle_Corporation", "console"],
];
const athenaAgents: readonly Agent[] = [
  ["AWS_ATHENA, aws-internal/3 aws-sdk-java/1.12.488 Linux/5.10.179", "athena"],
];
const serviceAgents: readonly Agent[] = [["-", "none"], ["AWSCloudTrail", "cloudtrail"]];

/** Makes a world. The same size and seed give the same world. */
export function worldOf(size: WorldSize = {}, seed: number = 1): World {
  const random = randomOf(seed, 1000);
  const callers = size.callers ?? 3;
  const many = size.addresses ?? 12;
  const named = ["analytics-lake", "customer-exports", "testdata2020", "logs.example.com"];
  const buckets = named.slice(0, size.buckets ?? named.length);
  while (buckets.length < (size.buckets ?? 0)) buckets.push(`team-${random.text("abcdefghij", 6)}-${buckets.length}`);

  const apps = times(callers, (i) => role(account, ["etl", "web-app", "backup"][i] ?? `app-${i}`, random, "service/"));
  const people = times(callers, (i) => user(account, ["maria.garcia", "j+doe@example.com"][i] ?? `user${i}`));
  const inBlock = (prefix: string): Spelling[] => times(many, () => plain(prefix + tail4(prefix, random)));
  const inBlock6 = (prefix: string): Spelling[] => times(many, (i) => spelling6(prefix, random, i));
  const anywhere = times(many, (i) => plain(`${i % 2 ? "192.0.2" : "198.51.100"}.${random.below(256)}`));

  const gateway: Way = {
    name: "gateway endpoint",
    addresses: inBlock("10.0."),
    ...through(endpoints.gateway, account),
    region: "ap-northeast-1",
  };
  const privateLink: Way = {
    name: "interface endpoint",
    addresses: [...inBlock("10.1."), ...inBlock("100.64."), ...inBlock("172.16.40.")],
    ...through(endpoints.interface, account),
    region: "-",
  };
  const unlisted: Way = {
    name: "an endpoint that no policy lists",
    addresses: [...inBlock("192.168.10."), ...inBlock("10.0.")],
    ...through(endpoints.unlisted, foreignAccount),
    region: "ap-northeast-1",
  };
  const dualStack: Way = {
    name: "dual-stack endpoint, whose addresses are public ones",
    addresses: [...inBlock6("2001:db8:aaaa:"), ["fd12:3456::1", "fd12:3456::1"]],
    ...through(endpoints.dualStack, account),
    region: "ap-northeast-1",
  };
  const office: Way = { name: "office", addresses: inBlock("203.0.113."), region: "-" };
  const office6: Way = { name: "office, IPv6", addresses: inBlock6("2001:db8:1:"), region: "-" };
  const nat: Way = { name: "NAT gateway", addresses: [plain("198.51.100.17")], region: "ap-northeast-1" };
  const otherRegion: Way = { name: "another Region", addresses: [plain("198.51.100.200")], region: "us-east-1" };
  const bypass: Way = { name: "IPv6 past an endpoint", addresses: inBlock6("2001:db8:ec2:"), region: "ap-northeast-1" };
  const internet: Way = { name: "anywhere on the internet", addresses: anywhere, region: "-" };
  const mapped: Way = { name: "IPv4-mapped", addresses: [["::ffff:203.0.113.77", "203.0.113.77"]], region: "-" };
  const console: Way = {
    name: "console",
    addresses: [...office.addresses, ...anywhere],
    ...through(endpoints.console, ""),
    region: "-",
  };
  const onBehalf = (service: string, trailAddress: string): Way => ({
    name: `${service} on somebody's behalf`,
    addresses: inBlock("192.0.2."),
    trailAddress,
    invokedBy: trailAddress,
    trailService: service,
    region: "ap-northeast-1",
  });
  const awsInternal: Way = {
    name: "AWS Internal",
    addresses: inBlock("192.0.2."),
    endpointText: "AWS Internal",
    trailAddress: "AWS Internal/3",
    trailService: "unknown",
    region: "ap-northeast-1",
  };
  const delivery: Way = {
    name: "log delivery",
    addresses: [["-", ""]],
    trailAddress: "delivery.logs.amazonaws.com",
    logService: "delivery.logs.amazonaws.com",
    trailService: "delivery.logs.amazonaws.com",
    region: "-",
  };
  const replication: Way = {
    name: "replication",
    addresses: [["-", ""]],
    trailAddress: "s3.amazonaws.com",
    invokedBy: "s3.amazonaws.com",
    logService: "unknown",
    trailService: "s3.amazonaws.com",
    region: "-",
  };
  const lifecycle: Way = {
    name: "lifecycle",
    addresses: [["-", ""]],
    logService: "s3.amazonaws.com",
    region: "-",
  };

  const scenario = (
    weight: number,
    who: readonly Caller[],
    way: Way,
    agents: readonly Agent[],
    more: Partial<Scenario> = {},
  ): Scenario => ({ weight, callers: who, way, agents, logs: "both", does: "anything", ...more });
  const scenarios: readonly Scenario[] = [
    scenario(24, apps, gateway, botoAgents),
    scenario(14, apps, privateLink, botoAgents),
    scenario(5, apps, unlisted, botoAgents),
    scenario(4, apps, dualStack, botoAgents),
    scenario(8, people, office, [...botoAgents, ...browserAgents]),
    scenario(4, people, office6, botoAgents),
    scenario(5, apps, nat, botoAgents),
    scenario(2, apps, otherRegion, botoAgents),
    scenario(2, apps, bypass, botoAgents),
    scenario(6, [...people, ...apps], internet, [...botoAgents, ...browserAgents]),
    scenario(1, people, mapped, botoAgents),
    scenario(4, people, console, consoleAgents),
    scenario(5, apps, onBehalf("athena.amazonaws.com", "athena.amazonaws.com"), athenaAgents, { does: "objects" }),
    scenario(1, apps, awsInternal, botoAgents),
    scenario(2, [servicePrincipal("delivery.logs.amazonaws.com")], delivery, serviceAgents, { does: "objects" }),
    scenario(1, [role(account, "replication", random)], replication, serviceAgents, { does: "objects" }),
    scenario(3, [internalCaller], lifecycle, [["-", "none"]], { logs: "log", does: "internal" }),
    scenario(3, [anonymousCaller], internet, browserAgents, { does: "objects" }),
    scenario(1, [foreignByArn(random)], internet, botoAgents, { does: "objects" }),
    scenario(1, [foreignByCanonicalId], unlisted, botoAgents, { does: "objects" }),
    scenario(1, [originAccessIdentity], internet, [["Amazon CloudFront", "none"]], { logs: "log", does: "objects" }),
    scenario(1, [rootCaller], office, browserAgents),
    scenario(1, [federatedUser], office, botoAgents),
    scenario(2, people, internet, browserAgents, { does: "objects", presigned: true }),
    scenario(1, [user("162777425019", "awslogsdelivery")], internet, [["-", "none"]], { logs: "log", does: "objects" }),
    scenario(1, apps, { ...gateway, name: "only CloudTrail has it" }, botoAgents, { logs: "trail" }),
  ];
  return {
    account,
    owner,
    region: "ap-northeast-1",
    buckets,
    scenarios,
    keys: times(size.keys ?? 64, (i) => keyOf(i, random)),
    hostIds: times(64, () => `${random.text(base64, 74)}==`),
    since: size.since ?? Date.UTC(2026, 2, 16),
    days: size.days ?? 2,
  };
}

const base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function through(
  endpoint: string,
  endpointAccount: string,
): Pick<Way, "endpoint" | "endpointText" | "endpointAccount"> {
  return { endpoint, endpointText: endpoint, endpointAccount };
}

function plain(text: string): Spelling {
  return [text, text];
}

function tail4(prefix: string, random: Random): string {
  const missing = 4 - (prefix.split(".").length - 1);
  return times(missing, () => String(random.below(256))).join(".");
}

// S3 writes canonical text; that either log always will is written nowhere.
function spelling6(prefix: string, random: Random, i: number): Spelling {
  const last = (random.below(0xfffe) + 1).toString(16);
  const canonical = `${prefix}:${last}`;
  if (i % 4 === 1) return [canonical.toUpperCase(), canonical];
  if (i % 4 === 2) {
    const groups = prefix.split(":").filter((group) => group !== "");
    while (groups.length < 7) groups.push("0000");
    return [[...groups, last.padStart(4, "0")].map((group) => group.padStart(4, "0")).join(":"), canonical];
  }
  return plain(canonical);
}

function role(of: string, name: string, random: Random, path: string = ""): Caller {
  const session = random.pick([
    "i-0ccfa4af412d1955c",
    "1710547200123456789",
    "botocore-session-17",
    "maria@example.com",
  ]);
  const arn = `arn:aws:sts::${of}:assumed-role/${name}/${session}`;
  const principal = `arn:aws:iam::${of}:role/${name}`;
  return {
    requester: arn,
    logPrincipal: principal,
    identity: {
      type: "AssumedRole",
      principalId: `AROAEXAMPLEROLEID0001:${session}`,
      arn,
      accountId: of,
      accessKeyId: "ASIAEXAMPLEEXAMPLE01",
      sessionContext: {
        sessionIssuer: {
          type: "Role",
          principalId: "AROAEXAMPLEROLEID0001",
          arn: `arn:aws:iam::${of}:role/${path}${name}`,
          accountId: of,
          userName: name,
        },
        attributes: { creationDate: "2026-03-16T00:00:00Z", mfaAuthenticated: "false" },
      },
    },
    trailPrincipal: principal,
  };
}

function user(of: string, name: string): Caller {
  const arn = `arn:aws:iam::${of}:user/staff/${name}`;
  const principal = `arn:aws:iam::${of}:user/${name}`;
  return {
    requester: arn,
    logPrincipal: principal,
    identity: { type: "IAMUser", principalId: "AIDAEXAMPLEUSERID0001", arn, accountId: of, userName: name },
    trailPrincipal: principal,
  };
}

function servicePrincipal(name: string): Caller {
  const identity = { type: "AWSService", invokedBy: name };
  return { requester: `svc:${name}`, logPrincipal: name, identity, trailPrincipal: name };
}

const internalCaller: Caller = {
  requester: "AmazonS3",
  logPrincipal: "s3.amazonaws.com",
  identity: undefined,
  trailPrincipal: "",
};

const anonymousCaller: Caller = {
  requester: "-",
  logPrincipal: "anonymous",
  identity: { type: "AWSAccount", principalId: "", accountId: "ANONYMOUS_PRINCIPAL" },
  trailPrincipal: "anonymous",
};

// CloudTrail tells the owner of a bucket the account of a foreign caller and no more.
const foreignIdentity = { type: "AWSAccount", principalId: "AIDAEXAMPLEUSERID0002", accountId: foreignAccount };

function foreignByArn(random: Random): Caller {
  const { requester, logPrincipal } = role(foreignAccount, "partner-reader", random);
  return { requester, logPrincipal, identity: foreignIdentity, trailPrincipal: foreignAccount };
}

const foreignByCanonicalId: Caller = {
  requester: foreignCanonicalId,
  logPrincipal: foreignCanonicalId,
  identity: foreignIdentity,
  trailPrincipal: foreignAccount,
};

// The one requester with blanks.
const originAccessIdentity: Caller = {
  requester: "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1EXAMPLE2ABCD",
  logPrincipal: "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1EXAMPLE2ABCD",
  identity: undefined,
  trailPrincipal: "",
};

const rootCaller: Caller = {
  requester: owner,
  logPrincipal: owner,
  identity: { type: "Root", principalId: account, arn: `arn:aws:iam::${account}:root`, accountId: account },
  trailPrincipal: `arn:aws:iam::${account}:root`,
};

const federatedUser: Caller = {
  requester: `arn:aws:sts::${account}:federated-user/Bob`,
  logPrincipal: `${account}:federated-user`,
  identity: {
    type: "FederatedUser",
    principalId: `${account}:Bob`,
    arn: `arn:aws:sts::${account}:federated-user/Bob`,
    accountId: account,
  },
  trailPrincipal: `${account}:federated-user`,
};

function keyOf(i: number, random: Random): string {
  const odd = ["報告/2026.csv", 'a "quoted" name.txt', "with space and+plus.txt", "100%.txt", "x=1&y=2?z", "ünï.json"];
  if (i % 10 === 7) return (odd[Math.floor(i / 10)] ?? odd[0]) as string;
  const folders = ["raw", "curated", "exports", "tmp"];
  const name = `part-${String(i).padStart(5, "0")}-${random.text("0123456789abcdef", 12)}.snappy.parquet`;
  return `${random.pick(folders)}/dt=2026-03-${10 + (i % 20)}/${name}`;
}

function times<T>(count: number, make: (i: number) => T): T[] {
  return Array.from({ length: count }, (_, i) => make(i));
}
