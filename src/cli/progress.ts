import type { ScanProgress } from "../scan/ingest.ts";
import type { Host } from "./host.ts";

const clearLine = "\r\x1b[K";
const millisecondsBetween = 100;

/** Shows how far something is, on a terminal only. */
export interface ProgressLine<Progress = ScanProgress> {
  readonly show: (progress: Progress) => void;
  /** Takes the line away, so that what comes next begins at the left. */
  readonly clear: () => void;
}

/** Makes a progress line of a scan. */
export function progressLine(host: Host): ProgressLine {
  return progressLineOf(host, progressText);
}

/** Makes a progress line of anything, given the text of how far it is after some seconds. */
export function progressLineOf<Progress>(
  host: Host,
  textOf: (progress: Progress, seconds: number) => string,
): ProgressLine<Progress> {
  const terminal = host.errorTerminal;
  if (terminal === undefined) return { show: () => {}, clear: () => {} };
  const begun = host.now().getTime();
  let shown = begun;
  return {
    show: (progress) => {
      const now = host.now().getTime();
      if (now - shown < millisecondsBetween) return;
      shown = now;
      host.writeError(clearLine + textOf(progress, (now - begun) / 1000).slice(0, terminal.columns - 1));
    },
    clear: () => {
      if (shown !== begun) host.writeError(clearLine);
    },
  };
}

/** One line about how far a scan is after some seconds. */
export function progressText({ objects, objectsInAll, bytes, records }: ScanProgress, seconds: number): string {
  // Objects are much alike in size; one large object gives no estimate.
  const left = objects > 0 ? `, ${Math.ceil((seconds / objects) * (objectsInAll - objects))} s left` : "";
  const rate = Math.round(records / Math.max(seconds, 0.001));
  return `${objects}/${objectsInAll} objects, ${
    (bytes / 1e6).toFixed(0)
  } MB, ${records} records, ${rate} records/s${left}`;
}
