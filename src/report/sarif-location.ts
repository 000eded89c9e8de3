import type { Location, PhysicalLocation } from "sarif";
import type { Place } from "../policy/policy.ts";
import type { ReportContext } from "./output.ts";
import { placeRegion } from "./place-region.ts";
import { shownText } from "./shown-text.ts";

/** A place in a policy file, and the resource that it is about; undefined where there is neither. */
export function sarifLocation(bucket: string, place: Place | undefined, context: ReportContext): Location | undefined {
  const logical = bucket === "" ? undefined : {
    name: shownText(bucket),
    fullyQualifiedName: shownText(bucket),
    kind: "resource",
  };
  if (place === undefined && logical === undefined) return undefined;
  return {
    ...(place === undefined ? {} : { physicalLocation: physicalLocation(place, context) }),
    ...(logical === undefined ? {} : { logicalLocations: [logical] }),
  };
}

/** A place in a policy file. */
export function physicalLocation(place: Place, { repositoryPath }: ReportContext): PhysicalLocation {
  const { start, end, text } = placeRegion(place);
  const { path } = place.source;
  return {
    artifactLocation: { uri: fileUri(repositoryPath?.(path) ?? path) },
    region: {
      startLine: start.line,
      startColumn: start.column,
      endLine: end.line,
      endColumn: end.column,
      ...(end.column === start.column ? {} : { snippet: { text: shownText(text) } }),
    },
  };
}

/** A path with `/` as a URI: relative as it is given, else with the scheme `file`. */
export function fileUri(path: string): string {
  const plain = path.replace(/\p{Surrogate}/gu, "\uFFFD");
  const drive = /^[A-Za-z]:(?=\/)/.exec(plain)?.[0] ?? "";
  const rest = plain.slice(drive.length).replace(/^(?:\.\/+)+/, "").split("/").map(encodeURIComponent).join("/");
  if (drive !== "") return `file:///${drive}${rest}`;
  if (rest.startsWith("/")) return `file://${rest.replace(/^\/+/, "/")}`;
  return rest === "" ? "-" : rest;
}
