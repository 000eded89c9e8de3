// Made from package.json by scripts/generate.ts: do not edit.

/** The version of this program. */
export const version: string = "0.1.0";
