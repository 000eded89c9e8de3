import type { ScannedBytes, WorkgroupLimits } from "../athena/athena-engine.ts";
import { athenaPrice, dollarsPerTerabyte } from "../athena/athena-price.ts";
import type { ScanEstimate } from "../athena/estimate-scan.ts";
import { counted, shownBytes } from "../report/shown-text.ts";

/** What queries on Athena will cost. */
export function estimateText({ bytes, objects, isWhole }: ScanEstimate): string {
  const what = `the queries read ${isWhole ? "" : "more than "}${shownBytes(bytes)} in ${counted(objects, "object")}`;
  return `${what}: ${isWhole ? "" : "more than "}${priceText(athenaPrice(bytes))}`;
}

/** What a query on Athena may cost at most, as far as it is known. */
export function limitText({ name, bytesPerQuery }: WorkgroupLimits): string {
  if (bytesPerQuery === undefined) {
    return `Athena charges $${dollarsPerTerabyte} per TB scanned in most Regions; workgroup ${name} tells of no limit`;
  }
  const most = athenaPrice(bytesPerQuery).toFixed(2);
  return `workgroup ${name} of Athena stops a query that scans more than ${shownBytes(bytesPerQuery)} ($${most})`;
}

/** What queries on Athena have cost. */
export function costText({ queries, bytes, reused, dollars }: ScannedBytes): string {
  const again = reused === 0 ? "" : `, ${counted(reused, "result")} taken again`;
  return `Athena scanned ${shownBytes(bytes)} in ${counted(queries, "query", "queries")}${again}: ${
    priceText(dollars)
  }`;
}

function priceText(dollars: number): string {
  const price = dollars > 0 && dollars < 0.01 ? "less than $0.01" : `about $${dollars.toFixed(2)}`;
  return `${price} at $${dollarsPerTerabyte} per TB`;
}
