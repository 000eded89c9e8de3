import type { ToolIdentity } from "../report/output.ts";
import { version } from "./version.generated.ts";

/** This program, as its outputs name it. */
export const toolIdentity: ToolIdentity = {
  name: "s3-perimeter",
  version,
  informationUri: "https://www.npmjs.com/package/s3-perimeter",
};
