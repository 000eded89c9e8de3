const region = "[a-z]{2,4}(?:-[a-z]+){1,3}-\\d{1,2}";
/** What follows the bucket in S3's own host names. */
const suffix = new RegExp(
  "\\.(?:" + [
    `s3(?:-fips)?(?:\\.dualstack)?(?:\\.${region})?`,
    `s3-${region}`,
    "s3-external-1",
    "s3-accelerate(?:\\.dualstack)?",
    `s3-website[.-]${region}`,
    `s3express-[a-z0-9-]+(?:\\.dualstack)?\\.${region}`,
    `vpce-[a-z0-9-]+\\.s3(?:-fips)?\\.${region}\\.vpce`,
  ].join("|") + ")\\.(?:amazonaws\\.(?:com(?:\\.cn)?|eu)|api\\.aws)$",
);
// DNS allows no more.
const longestName = 253;

/**
 * The bucket that a virtual-hosted-style host name names: `BUCKET.s3.REGION.amazonaws.com` and its kin (dual-stack, FIPS,
 * accelerate, website, directory buckets, interface endpoints, partitions).
 *
 * @param host with or without a port, in any case
 * @returns empty where the host names none: path style, access points, names that are not S3's
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/privatelink-interface-endpoints.html
 */
export function bucketOfHost(host: string): string {
  const name = host.replace(/:\d{1,5}$/, "").replace(/\.$/, "").toLowerCase();
  if (name.length > longestName) return "";
  const match = suffix.exec(name);
  if (match === null) return "";
  const labels = name.slice(0, match.index);
  if (!match[0].startsWith(".vpce-")) return isAccessPointAlias(labels) ? "" : labels;
  // `bucket`, `accesspoint` and `control` before an endpoint's name are AWS's own words.
  const own = /(?:^|\.)(bucket|accesspoint|control)$/.exec(labels);
  if (own === null) return isAccessPointAlias(labels) ? "" : labels;
  return own[1] === "bucket" ? labels.slice(0, own.index) : "";
}

/**
 * Whether a text that stands for a bucket is an access point's alias: these endings no bucket can have.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
export function isAccessPointAlias(name: string): boolean {
  return /(?:-s3alias|--ol-s3|--op-s3|\.mrap|--xa-s3)$/.test(name);
}
