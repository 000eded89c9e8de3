import { sep } from "node:path";

/** A path as it is shown and compared: with `/` where the system separates by `\`, which elsewhere is a letter like any. */
export function namedPath(path: string): string {
  return sep === "\\" ? path.replaceAll("\\", "/") : path;
}

/** A path in its names. */
export function namesOfPath(path: string): string[] {
  return namedPath(path).split("/");
}
