import { createHash } from "node:crypto";
import { type Crc, crc32, crc32c, crc64Nvme } from "./s3-crc.ts";

/** Says, once all bytes have been given to it, whether they are what S3 has stored. */
export interface ContentCheck {
  update(bytes: Uint8Array): void;
  /** Whether they are; can be asked once. */
  isMet(): boolean;
}

/** The headers of an answer, names in lower case. */
export type AnswerHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

// Quickest first.
const checksums: readonly (readonly [header: string, make: () => Crc])[] = [
  ["x-amz-checksum-sha256", () => hashOf("sha256", "base64")],
  ["x-amz-checksum-sha1", () => hashOf("sha1", "base64")],
  ["x-amz-checksum-crc32", crc32],
  ["x-amz-checksum-crc32c", crc32c],
  ["x-amz-checksum-crc64nvme", crc64Nvme],
];

/**
 * The check that an answer to a GET of a whole object allows. The ETag is the MD5 of what was stored in one part and without
 * a key of KMS or the customer's; else S3 may have another checksum of the whole. Undefined where there is none of them.
 */
export function contentCheck(headers: AnswerHeaders): ContentCheck | undefined {
  const [, md5] = /^"?([0-9a-f]{32})"?$/.exec(String(headers["etag"] ?? "")) ?? [];
  const encryption = headers["x-amz-server-side-encryption"];
  const isMd5 = (encryption === undefined || encryption === "AES256") &&
    headers["x-amz-server-side-encryption-customer-algorithm"] === undefined;
  if (md5 !== undefined && isMd5) return checkOf(hashOf("md5", "hex"), md5);
  for (const [header, make] of checksums) {
    const value = headers[header];
    // One of parts ends in their number and says nothing of the whole.
    if (typeof value === "string" && headers["x-amz-checksum-type"] !== "COMPOSITE" && !/-\d+$/.test(value)) {
      return checkOf(make(), value);
    }
  }
  return undefined;
}

function hashOf(algorithm: string, encoding: "hex" | "base64"): Crc {
  const hash = createHash(algorithm);
  return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest(encoding) };
}

function checkOf({ update, digest }: Crc, expected: string): ContentCheck {
  return {
    update,
    isMet: () => digest() === expected,
  };
}
