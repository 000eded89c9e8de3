import type { Random } from "./random.ts";

/** JSON as it can be written: with a key twice in an object, and with a value in any words. */
export type JsonTree =
  | { readonly kind: "object"; readonly members: [key: string, value: JsonTree][] }
  | { readonly kind: "array"; readonly elements: JsonTree[] }
  /** As it stands in the text. */
  | { readonly kind: "string"; readonly text: string }
  | { readonly kind: "scalar"; readonly text: string };

/** What `JSON.parse` gave, as it would be written. */
export function treeOf(value: unknown): JsonTree {
  if (Array.isArray(value)) return { kind: "array", elements: value.map(treeOf) };
  if (typeof value === "string") return { kind: "string", text: JSON.stringify(value).slice(1, -1) };
  if (typeof value !== "object" || value === null) return { kind: "scalar", text: JSON.stringify(value) };
  return {
    kind: "object",
    members: Object.entries(value).map(([key, member]) => [JSON.stringify(key).slice(1, -1), treeOf(member)]),
  };
}

/** @param blank what stands between two marks; asked at each place */
export function textOf(tree: JsonTree, blank: () => string = () => ""): string {
  switch (tree.kind) {
    case "object": {
      const members = tree.members.map(([key, value]) =>
        `${blank()}"${key}"${blank()}:${blank()}${textOf(value, blank)}${blank()}`
      );
      return `{${members.length === 0 ? blank() : members.join(",")}}`;
    }
    case "array": {
      const elements = tree.elements.map((element) => `${blank()}${textOf(element, blank)}${blank()}`);
      return `[${elements.length === 0 ? blank() : elements.join(",")}]`;
    }
    case "string":
      return `"${tree.text}"`;
    default:
      return tree.text;
  }
}

/** The tree once for each of its texts, numbers and words, with another one in its place. */
export function* replacedLeaves(tree: JsonTree, leaf: (old: JsonTree) => JsonTree): Generator<JsonTree> {
  if (tree.kind === "object") {
    for (const [at, [key, value]] of tree.members.entries()) {
      for (const other of replacedLeaves(value, leaf)) {
        yield { kind: "object", members: tree.members.with(at, [key, other]) };
      }
    }
  } else if (tree.kind === "array") {
    for (const [at, element] of tree.elements.entries()) {
      for (const other of replacedLeaves(element, leaf)) {
        yield { kind: "array", elements: tree.elements.with(at, other) };
      }
    }
  } else yield leaf(tree);
}

/** Spoils a tree in one place: what comes of it may still be JSON, or not. */
export function spoiltTree(tree: JsonTree, random: Random): JsonTree {
  if (tree.kind === "object" && tree.members.length > 0 && random.chance(0.8)) {
    const members = [...tree.members];
    const at = random.below(members.length);
    const [key, value] = members[at] as [string, JsonTree];
    switch (random.below(10)) {
      case 0:
        // The same key again, with the same value or with another one, next to it or not.
        members.splice(random.below(members.length + 1), 0, [key, random.chance(0.5) ? value : anyTree(random)]);
        break;
      case 1:
        members.splice(random.below(members.length + 1), 0, [escapedOnce(key, random), anyTree(random)]);
        break;
      case 2:
        members[at] = [escapedOnce(key, random), value];
        break;
      case 3:
        members.splice(random.below(members.length + 1), 0, [random.pick(oddKeys), anyTree(random)]);
        break;
      case 4:
        members.splice(at, 1);
        break;
      case 5:
        members[at] = [random.pick(oddKeys), value];
        break;
      default:
        members[at] = [key, random.chance(0.6) ? spoiltTree(value, random) : anyTree(random)];
    }
    return { kind: "object", members };
  }
  if (tree.kind === "array" && tree.elements.length > 0 && random.chance(0.8)) {
    const elements = [...tree.elements];
    const at = random.below(elements.length);
    const element = elements[at] as JsonTree;
    if (random.chance(0.2)) elements.splice(at, 1);
    else if (random.chance(0.3)) elements.splice(at, 0, random.chance(0.5) ? element : anyTree(random));
    else elements[at] = spoiltTree(element, random);
    return { kind: "array", elements };
  }
  if (tree.kind === "string" && random.chance(0.7)) {
    const { text } = tree;
    const at = random.below(text.length + 1);
    switch (random.below(5)) {
      case 0:
        return { kind: "string", text: escapedOnce(text, random) };
      case 1:
        return { kind: "string", text: text.slice(0, at) };
      case 2:
        return { kind: "string", text: text.toUpperCase() };
      default:
        return { kind: "string", text: text.slice(0, at) + random.pick(oddPieces) + text.slice(at) };
    }
  }
  return anyTree(random);
}

/** Spoils a text in one place, whatever it is of. */
export function spoiltText(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  switch (random.below(6)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(0, at) + text.slice(at + 1);
    case 2:
      return text.slice(0, at) + random.pick(oddPieces) + text.slice(at);
    case 3:
      return text.slice(0, at) + String.fromCharCode(random.below(256)) + text.slice(at + 1);
    case 4:
      return text.slice(0, at) + random.pick([...'{}[],:"\\ \n\t0-.e']) + text.slice(at + 1);
    default: {
      const from = random.below(text.length + 1);
      return text.slice(0, at) + text.slice(from, from + random.below(200)) + text.slice(at);
    }
  }
}

/** A value of any kind; some are none. */
export function anyTree(random: Random, depth: number = 0): JsonTree {
  switch (random.below(depth < 3 ? 5 : 3)) {
    case 0:
      return { kind: "scalar", text: random.pick(oddScalars) };
    case 1:
      return { kind: "string", text: random.pick(trailTexts) };
    case 2:
      return { kind: "string", text: random.pick(oddPieces) };
    case 3:
      return {
        kind: "object",
        members: Array.from({ length: random.below(4) }, () => [random.pick(oddKeys), anyTree(random, depth + 1)]),
      };
    default:
      return { kind: "array", elements: Array.from({ length: random.below(4) }, () => anyTree(random, depth + 1)) };
  }
}

function escapedOnce(text: string, random: Random): string {
  if (text === "") return text;
  const at = random.below(text.length);
  const hex = text.charCodeAt(at).toString(16).padStart(4, "0");
  return `${text.slice(0, at)}\\u${random.chance(0.5) ? hex : hex.toUpperCase()}${text.slice(at + 1)}`;
}

/** Numbers and words, and what nearly is. */
export const oddScalars: readonly string[] = [
  ...[
    "true",
    "false",
    "null",
    "0",
    "-0",
    "1",
    "12",
    "-1",
    "1.0",
    "0.0",
    "00",
    "01",
    "1.",
    ".5",
    "1.5",
    "1e3",
    "1E+3",
    "1e",
  ],
  ...[
    "-",
    "+1",
    "0x10",
    "1.0.0",
    "12.00",
    "999999999999999",
    "9999999999999999",
    "99999999999999999999",
    "1e400",
    "1-1",
  ],
  ...[
    "tru",
    "True",
    "nul",
    "nulll",
    "NaN",
    "undefined",
    "",
    "truefalse",
    "1 2",
    "5.0",
    "123456.0",
    "-5.0",
    "1e-2",
    "0e0",
  ],
];

/** Texts that mean something somewhere in a record, or nearly do. */
export const trailTexts: readonly string[] = [
  ...["", "-", "GetObject", "CopyObject", "DeleteBucket", "s3.amazonaws.com", "kms.amazonaws.com", "aws:s3", "Insight"],
  ...["Data", "Management", "NetworkActivity", "AwsVpceEvent", "AwsCloudTrailInsight", "1.02", "1.05", "1.11", "2.0"],
  ...["10.0.0.1", "203.0.113.9", "2001:db8::1", "AWS Internal", "athena.amazonaws.com", "vpce-0126d8067633b9fc0"],
  ...["AccessDenied", "VpceAccessDenied", "NoSuchKey", "AWSService", "AWSAccount", "AssumedRole", "IAMUser"],
  ...["ANONYMOUS_PRINCIPAL", "111122223333", "arn:aws:s3:::some-other-bucket", "arn:aws:s3:::some-other-bucket/key"],
  ...["arn:aws:s3:::/", "arn:aws-cn:s3:::cn-bucket/a/b", "arn:aws:s3:us-east-1:111122223333:accesspoint/reports"],
  ...["arn:aws:s3express:us-east-1:111122223333:bucket/x--use1-az4--x-s3/key", "arn:AWS:s3:::b/c", "arn::s3:::b/c"],
  ...["arn:aws:sts::111122223333:assumed-role/reader/a", "arn:aws:sts::111122223333:assumed-role/reader/b/c"],
  ...["arn:aws:sts::111122223333:assumed-role/reader", "arn:aws:sts::111122223333:assumed-role//x"],
  ...["arn:aws:sts::11112222333:assumed-role/reader/a", "arn:aws-us-gov:sts::111122223333:assumed-role/reader/a"],
  ...["arn:aws:sts::111122223333:federated-user/bob", "arn:aws:iam::111122223333:user/a/b/c", "svc:x.amazonaws.com"],
  ...["2026-03-16T00:00:00Z", "2026-03-16T24:00:00Z", "2026-02-30T00:00:00Z", "2024-02-29T23:59:59Z"],
  ...[
    "2026-03-16T00:00:60Z",
    "2026-03-16T00:60:00Z",
    "2026-03-16T00:00:00.123Z",
    "2026-03-16T00:00:00",
    "1999-01-01T00:00:00Z",
  ],
  ...["2026-03-26T00:00:00Z", "2026-04-16T00:00:00Z", "2016-03-16T00:00:00Z", "2026-03-16T00:00:00X"],
  ...["2026-03-16T00:00:00+", "2026-03-16T00x00:00Z", "2026-03-16T00:00x00Z", "2026-03-16T0x:00:00Z"],
  ...["2026-03-16 00:00:00Z", "2026-13-01T00:00:00Z", "2026-03-1aT00:00:00Z", "2026-03-16t00:00:00z"],
  ...[
    "C999CDB6A92BC4D3",
    "c999cdb6a92bc4d3",
    "C999CDB6A92BC4D",
    "C999CDB6A92BC4D33",
    "ef9e6e39-6a3d-438a-80e6-b2a8c0da1fa8",
  ],
  ...[
    "EF9E6E39-6A3D-438A-80E6-B2A8C0DA1FA8",
    "ef9e6e39-6a3d-438a-80e6-b2a8c0da1fag",
    "ef9e6e396a3d438a80e6b2a8c0da1fa8",
  ],
  ...["ef9e6e39x6a3d-438a-80e6-b2a8c0da1fa8", "ef9e6e39-6a3dx438a-80e6-b2a8c0da1fa8"],
  ...["ef9e6e39-6a3d-438ax80e6-b2a8c0da1fa8", "ef9e6e39-6a3d-438a-80e6xb2a8c0da1fa8"],
  ...[
    "ef9e6e39-6a3d-438a-80e6-b2g8c0da1fa8",
    "ef9e6e39-6a3d-438g-80e6-b2a8c0da1fa8",
    "gf9e6e39-6a3d-438a-80e6-b2a8c0da1fa8",
  ],
  ...["ef9e6e39-6a3d-438a-80e6-b2a8c0da1fa80", "S3Console/0.4", "[S3Console/0.4]", "xAWSCloudTrail", "AWS_ATHENA"],
  ...["exec-env/AWS_Lambda_python3.9", "exec-env/CloudShell", "exec-env/AWS_Lambd", "S3Consol", "UPDATED_DATA"],
  ...["bucket.s3.amazonaws.com", "some-bucket-xyz-s3alias", "other/key", "/other/key", "other%2Fkey"],
];

/** What stands in the text of a string, and what cannot. */
export const oddPieces: readonly string[] = [
  ...[
    "\\",
    '\\"',
    "\\\\",
    "\\/",
    "\\b",
    "\\n",
    "\\u0041",
    "\\u00e9",
    "\\ud83d\\ude00",
    "\\ud800",
    "\\x",
    "\\u12",
    "\\u12G4",
  ],
  ...[
    "\x00",
    "\x01",
    "\x1f",
    "\x20",
    "\x7f",
    "\t",
    "\n",
    "\r",
    "\x80",
    "\xff",
    "\xc3\xa9",
    "\xc3",
    "\xe2\x82",
    "\xf0\x9f\x98\x80",
  ],
  ...[
    '"',
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    '"}',
    '","',
    '":"',
    '":{"',
    "/",
    "x",
    "AccessDenied",
    "é".normalize("NFC").slice(0, 0),
  ],
  ...[
    "\xed\xa0\x80",
    "\xc0\xaf",
    "\xef\xbb\xbf",
    "'",
    " ",
    "  ",
    "x".repeat(15),
    "x".repeat(16),
    "x".repeat(17),
    "x".repeat(300),
  ],
];

const oddKeys = [
  ...[
    "eventVersion",
    "userIdentity",
    "eventTime",
    "eventSource",
    "eventName",
    "awsRegion",
    "sourceIPAddress",
    "userAgent",
  ],
  ...[
    "errorCode",
    "requestParameters",
    "responseElements",
    "additionalEventData",
    "requestID",
    "eventID",
    "sharedEventID",
  ],
  ...["resources", "eventType", "eventCategory", "managementEvent", "recipientAccountId", "vpcEndpointId", "addendum"],
  ...[
    "vpcEndpointAccountId",
    "tlsDetails",
    "s3",
    "Records",
    "Events",
    "logEvents",
    "CloudTrailEvent",
    "digestS3Object",
  ],
  ...[
    "detail-type",
    "source",
    "detail",
    "bucketName",
    "bucket",
    "Host",
    "host",
    "x-amz-copy-source",
    "key",
    "type",
    "arn",
  ],
  ...["ARN", "ARNPrefix", "accountId", "invokedBy", "sessionContext", "sessionIssuer", "reason", "originalEventID"],
  ...["bytesTransferredOut", "__proto__", "constructor", "toString", "hasOwnProperty", "0", "1", "", "a", "\\u0061"],
  ...["event\\u004eame", "\\u0065ventName", "\xc3\xa9", "\xff", "bucket_name", "\\n", "x".repeat(40)],
];
