import { cloudTrailDigest } from "./cloudtrail-digest.ts";
import { cloudTrailRecord } from "./cloudtrail-record.ts";
import { accessLogJsonRecord } from "./json-access-log-record.ts";
import type { JsonKind } from "./json-kind.ts";

/** Every kind of record that a JSON log may hold; one object may hold several. The first that matches reads a record. */
export const jsonKinds: readonly JsonKind[] = [cloudTrailRecord, accessLogJsonRecord, cloudTrailDigest];
