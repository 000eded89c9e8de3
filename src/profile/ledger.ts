/** What became of everything that was read. */
export interface Ledger {
  /** Objects read to their end. */
  readonly objects: number;
  /** Objects of the same content as another one, read once. */
  readonly duplicateObjects: number;
  /** Objects that were not read, or not to their end. */
  readonly unreadObjects: number;
  /** Lines and records: read = kept + outOfScope + all of skipped + malformed. */
  readonly read: number;
  readonly kept: number;
  readonly outOfScope: number;
  /** By kind. */
  readonly skipped: Readonly<Record<string, number>>;
  readonly malformed: number;
}

/** Nothing read. */
export const emptyLedger: Ledger = {
  objects: 0,
  duplicateObjects: 0,
  unreadObjects: 0,
  read: 0,
  kept: 0,
  outOfScope: 0,
  skipped: {},
  malformed: 0,
};

/** The sum of two ledgers. */
export function addLedgers(a: Ledger, b: Ledger): Ledger {
  const skipped: Record<string, number> = {};
  for (const kind of [...new Set([...Object.keys(a.skipped), ...Object.keys(b.skipped)])].toSorted()) {
    skipped[kind] = (a.skipped[kind] ?? 0) + (b.skipped[kind] ?? 0);
  }
  return {
    objects: a.objects + b.objects,
    duplicateObjects: a.duplicateObjects + b.duplicateObjects,
    unreadObjects: a.unreadObjects + b.unreadObjects,
    read: a.read + b.read,
    kept: a.kept + b.kept,
    outOfScope: a.outOfScope + b.outOfScope,
    skipped,
    malformed: a.malformed + b.malformed,
  };
}
