import { accessLogJson } from "./access-log-json.ts";
import { accessLog } from "./access-log.ts";
import { cloudTrail } from "./cloudtrail.ts";
import type { Format } from "./format.ts";

/** Every log format, in the order in which they are tried. A new one is one file and one line here. */
export const formats: readonly Format[] = [accessLog, cloudTrail, accessLogJson];
