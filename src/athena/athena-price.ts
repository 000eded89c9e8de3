/**
 * Dollars for a terabyte that queries scan: the price of most Regions, in some of which it is higher.
 *
 * Source: https://aws.amazon.com/athena/pricing/, November 2026. What a workgroup with provisioned capacity pays is not told by it.
 */
export const dollarsPerTerabyte = 5;

const megabyte = 2 ** 20;
const terabyte = 2 ** 40;

/** Each query pays for so many bytes at least, and for whole megabytes. Source: as above. */
export const leastBytes: number = 10 * megabyte;

/** What a query costs that scanned some bytes, in dollars: Athena alone, without the requests that it makes to S3. */
export function athenaPrice(bytes: number): number {
  // A query that is answered from an earlier one's result, or from partitions that are empty, scans nothing.
  if (bytes === 0) return 0;
  return (Math.max(Math.ceil(bytes / megabyte) * megabyte, leastBytes) / terabyte) * dollarsPerTerabyte;
}
