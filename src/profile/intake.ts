import { evidenceRules } from "../diagnostic/evidence-rules.ts";
import { NoticeBoard, type NoticeGroup } from "../diagnostic/notice.ts";
import { latin1 } from "../format/latin1.ts";
import type { RecordNumbers, RecordSink } from "../format/format.ts";
import type { Coverage } from "../record/coverage.ts";
import { dayOf } from "../record/day.ts";
import type { RecordFacts, S3Record } from "../record/record.ts";
import {
  ClassTable,
  type ClassTableParts,
  type CountedRequest,
  defaultClassLimit,
  itsOwnPlace,
  type PlaceOf,
} from "./class-table.ts";
import { closeRequest } from "./close-request.ts";
import { CoverageSet } from "./coverage-set.ts";
import { FactsTable } from "./facts-table.ts";
import { eventNumbers, type Half } from "./half.ts";
import { type HalfParts, type HalfRow, halfRowBytes, HalfTable, packId, unpackId } from "./half-table.ts";
import { addLedgers, emptyLedger, type Ledger } from "./ledger.ts";
import type { Profile } from "./profile.ts";
import type { ClassKey } from "./request-class.ts";
import { RowTable } from "./row-table.ts";
import { SpillFolder } from "./spill-folder.ts";
import { Terms } from "./terms.ts";

/** How an intake works. Intakes that are to be merged must have the same. */
export interface IntakeOptions {
  /** Whether records of one request are joined. Off where only access logs are read. */
  readonly join: boolean;
  /** Which buckets are wanted; all of them if left out. */
  readonly inScope?: (bucket: string) => boolean;
  readonly classLimit?: number;
  /** Bytes of open halves in memory before they spill. */
  readonly memory?: number;
  /** Where the temporary folder for open halves is made, if one is needed. */
  readonly temporaryFolder?: string;
  /** Whether it is counted how many objects each element of the coverage is from. */
  readonly countArrivals?: boolean;
}

/** An object that was not read, or not to its end. */
export interface UnreadObject {
  readonly object: string;
  /** Where reading ended; empty where it did not begin. */
  readonly position: string;
  readonly message: string;
}

/** An element of the coverage, and how many objects had it. */
export interface Arrival extends Coverage {
  readonly objects: number;
}

/** A half that stays open. */
export interface OpenHalf {
  readonly half: Half;
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string;
  /** Whether it came from {@link Intake.addStored}. */
  readonly stored: boolean;
}

const millisecondsADay = 86_400_000;

/** What an {@link Intake} holds, as it can be sent to another thread. */
export interface IntakeParts {
  readonly classes: ClassTableParts;
  readonly texts: readonly string[];
  readonly facts: Int32Array<ArrayBuffer>;
  readonly halves: HalfParts;
  readonly objects: readonly string[];
  readonly coverage: readonly Coverage[];
  readonly arrivals: readonly Arrival[];
  readonly corrections: readonly (readonly [event: string, day: string])[];
  readonly unread: readonly UnreadObject[];
  readonly notices: readonly NoticeGroup[];
  readonly sources: readonly string[];
  readonly ledger: Ledger;
  /** The temporary folder with the halves that memory had no room for. */
  readonly spilt: string | undefined;
}

/** The buffers in parts, which need not be copied for another thread. */
export function buffersOf({ classes, facts, halves }: IntakeParts): ArrayBuffer[] {
  const { keys, numbers, samples } = classes;
  const arrays = [keys, numbers, samples.floats, samples.words, samples.counts, facts];
  return [...arrays.map(({ buffer }) => buffer), ...halves.blocks];
}

/** Bytes of open halves that are kept in memory unless told otherwise: two million records. */
export const defaultMemory: number = 112 * 1024 * 1024;

/**
 * What reading some objects yields: classes of closed requests, open halves of the others, and the account of it all.
 * Intakes of disjoint sets of objects merge to the intake of their union, in any order and grouping.
 */
export class Intake {
  readonly #options: IntakeOptions;
  /** What readers remember is kept by it, and may be kept longer than the intake. */
  readonly #owner = {};
  readonly #inScope: (bucket: string) => boolean;
  readonly #classes: ClassTable;
  readonly #terms: Terms;
  #facts: FactsTable;
  /** Classes of requests that one record alone tells of: rows of facts and day, and the index of each row's class. */
  #alone = new RowTable(2);
  #aloneClasses: number[] = [];
  #aloneGeneration = 0;
  /** By facts: the day that was last asked about, and its class. Nearly all that is read together is of one day. */
  #lastDays: number[] = [];
  #lastClasses: number[] = [];
  readonly #aloneRow = new Int32Array(2);
  readonly #halves: HalfTable;
  /** Objects as rows of `#halves` name them: `s` and the name where the half was stored, else `n` and the name. */
  readonly #objects: Terms;
  readonly #storedFacts = new WeakMap<RecordFacts, number>();
  readonly #storedObjects = new Map<string, number>();
  /** Events that a later record replaces, as {@link eventKey}, and the day of that record. */
  readonly #replaced = new Map<string, string>();
  readonly #coverage = new CoverageSet();
  readonly #arrivals = new Map<string, { coverage: Coverage; objects: number }>();
  readonly #unread: UnreadObject[] = [];
  readonly #notices = new NoticeBoard();
  readonly #sources = new Set<string>();
  // Counted a record at a time, so mutable; `#ledger` makes a Ledger of it.
  readonly #counts = { objects: 0, duplicateObjects: 0, unreadObjects: 0, kept: 0, outOfScope: 0, malformed: 0 };
  readonly #skipped: Record<string, number> = {};
  #merged: Ledger = emptyLedger;
  #spill: SpillFolder | undefined;

  /** @param parts of another one with the same options, in this thread or another */
  constructor(options: IntakeOptions, parts?: IntakeParts) {
    this.#options = options;
    this.#inScope = options.inScope ?? (() => true);
    this.#classes = new ClassTable(options.classLimit ?? defaultClassLimit, 0, parts?.classes);
    this.#terms = new Terms(parts?.texts);
    this.#facts = new FactsTable(this.#terms, parts?.facts);
    this.#halves = new HalfTable(parts?.halves);
    this.#objects = new Terms(parts?.objects);
    if (parts === undefined) return;
    this.#coverage.addAll(parts.coverage);
    for (const { objects, ...coverage } of parts.arrivals) this.#arrive(coverage, objects);
    for (const [event, day] of parts.corrections) this.addCorrection(event, day);
    this.#unread.push(...parts.unread);
    this.#notices.addGroups(parts.notices);
    for (const source of parts.sources) this.#sources.add(source);
    this.#merged = parts.ledger;
    if (parts.spilt !== undefined) this.#spill = new SpillFolder(parts.spilt);
  }

  /** All that it holds. It must not be used any more. */
  get parts(): IntakeParts {
    return {
      classes: this.#classes.parts,
      texts: this.#terms.texts,
      facts: this.#facts.rows,
      halves: this.#halves.parts,
      objects: this.#objects.texts,
      coverage: this.#coverage.elements(),
      arrivals: this.arrivals,
      corrections: [...this.#replaced],
      unread: this.#unread,
      notices: this.#notices.groups(),
      sources: [...this.#sources],
      ledger: this.ledger,
      spilt: this.#spill?.path,
    };
  }

  /** What became of everything read so far. */
  get ledger(): Ledger {
    const { kept, outOfScope, malformed } = this.#counts;
    const skipped = Object.values(this.#skipped).reduce((sum, count) => sum + count, 0);
    const read = kept + outOfScope + malformed + skipped;
    return addLedgers(this.#merged, { ...this.#counts, read, skipped: this.#skipped });
  }

  /** Objects that were not read, or not to their end. */
  get unread(): readonly UnreadObject[] {
    return this.#unread;
  }

  /** How many objects each element of the coverage is from, where that is counted; in no order. */
  get arrivals(): readonly Arrival[] {
    return [...this.#arrivals.values()].map(({ coverage, objects }) => ({ ...coverage, objects }));
  }

  /** Events that a later record replaces, as texts that {@link addCorrection} takes, and the day of that record. */
  get corrections(): ReadonlyMap<string, string> {
    return this.#replaced;
  }

  /** Where the reader of an object puts its records. */
  sink(object: string): RecordSink {
    const covered = this.#options.countArrivals === true ? new Set<string>() : undefined;
    let objectNumber: number | undefined;
    return {
      owner: this.#owner,
      inScope: this.#inScope,
      keep: (records, number) => {
        this.#counts.kept++;
        for (const record of records) if (this.#inScope(record.bucket)) this.#take(record, object, number);
      },
      factsNumber: (facts) => this.#facts.number(facts, true),
      forgetFacts: () => this.#forgetFacts(),
      keepNumbers: (facts, numbers) => {
        this.#counts.kept++;
        if (this.#options.join) this.#addNumbers(facts, numbers, objectNumber ??= this.#objects.number(`n${object}`));
        else if (this.#countAlone(facts, numbers.time, numbers.bytes)) {
          this.#sampleAlone(facts, sampleOf(numbers, object));
        }
      },
      outOfScope: () => {
        this.#counts.outOfScope++;
      },
      skip: (kind) => {
        this.#skipped[kind] = (this.#skipped[kind] ?? 0) + 1;
      },
      malformed: (position, message) => {
        this.#counts.malformed++;
        this.#notices.add({ rule: evidenceRules.malformedRecord, object, position, message });
      },
      notice: (rule, position, message) => this.#notices.add({ rule, object, position, message }),
      cover: (coverage) => {
        this.#coverage.add(coverage);
        const key = covered === undefined ? "" : arrivalKey(coverage);
        if (covered === undefined || covered.has(key)) return;
        covered.add(key);
        this.#arrive(coverage, 1);
      },
    };
  }

  /** An object was read to its end; `digest` as in `ProfileHeader.sources`, where it was made. */
  objectRead(digest?: string): void {
    this.#counts.objects++;
    if (digest !== undefined) this.#sources.add(digest);
  }

  /** An object has the content of another one and was left out. */
  objectDuplicate(): void {
    this.#counts.duplicateObjects++;
  }

  /** An object was not read, or not to its end; `position` where reading ended. */
  objectUnread(object: string, position: string, message: string): void {
    this.#counts.unreadObjects++;
    this.#unread.push({ object, position, message });
    this.#notices.add({ rule: evidenceRules.unreadObject, object, position, message });
  }

  /** Adds a half that was open in an earlier run. */
  addStored({ facts, requestId, object, event, time, bytes, number }: Half): void {
    // Millions come one after the other, of few objects and with few facts, each of which is one text or object.
    const factsIndex = this.#storedFacts.get(facts) ?? this.#facts.number(facts);
    this.#storedFacts.set(facts, factsIndex);
    const objectNumber = this.#storedObjects.get(object) ?? this.#objects.number(`s${object}`);
    this.#storedObjects.set(object, objectNumber);
    const id = packId(requestId, this.#terms);
    this.#addHalf({ id, facts: factsIndex, object: objectNumber, event, time, bytes, number });
  }

  /** Adds an event that a later record replaces, from an earlier run's {@link corrections}. */
  addCorrection(event: string, day: string): void {
    const known = this.#replaced.get(event);
    if (known === undefined || known < day) this.#replaced.set(event, day);
  }

  /**
   * Adds all that another intake holds. The other one must not be used any more.
   *
   * @param awaitedFrom where given, a half of a day before (`YYYY-MM-DD`, UTC) is late: the other records of its request
   *   may be counted already, so it is counted by itself, at once, and told
   * @param placeOf where the objects of the other one are parts of others
   * @throws RangeError where the two joined differently or share an object
   */
  merge(other: Intake, awaitedFrom: string = "", placeOf: PlaceOf = itsOwnPlace): void {
    if (other.#options.join !== this.#options.join) {
      throw new RangeError("Cannot merge intakes of which one joins requests and the other does not");
    }
    for (const source of other.#sources) {
      if (this.#sources.has(source)) throw new RangeError(`Cannot merge intakes that both read object ${source}`);
      this.#sources.add(source);
    }
    this.#merged = addLedgers(this.#merged, other.ledger);
    this.#coverage.addAll(other.#coverage.elements());
    this.#notices.addGroups(other.#notices.groups().map((group) => placed(group, placeOf)));
    for (const { coverage, objects } of other.#arrivals.values()) this.#arrive(coverage, objects);
    for (const unread of other.#unread) this.#unread.push(unread);
    for (const [event, day] of other.#replaced) this.addCorrection(event, day);
    for (const { day, requests, samples } of awaitedFrom === "" ? [] : other.#classes.classes()) {
      if (day >= awaitedFrom) continue;
      const { object = "", number = 1 } = samples[0]?.places[0] ?? {};
      for (let request = 0; request < requests; request++) this.#noteLate(object, number, day);
    }
    this.#classes.merge(other.#classes, placeOf);
    // Numbers are of each intake's own: each is looked up once.
    const facts: number[] = [];
    const objects: { readonly term: number; readonly offset: number }[] = [];
    const numbers = {
      facts: (number: number) => (facts[number] ??= this.#facts.number(other.#facts.facts(number))),
      object: (number: number) => (objects[number] ??= this.#placed(other.#objects.text(number), placeOf)),
      term: (number: number) => this.#terms.number(other.#terms.text(number)),
    };
    for (const table of other.#allHalves()) {
      const left = awaitedFrom === "" ? table : this.#countLateOnes(other, table, awaitedFrom);
      this.#halves.takeAll(left, numbers);
      this.#spillBeyondMemory();
    }
  }

  /** Counts the halves that are late, and gives the others. */
  #countLateOnes(other: Intake, table: HalfTable, awaitedFrom: string): HalfTable {
    const left = new HalfTable();
    for (let index = 0; index < table.size; index++) {
      const row = table.row(index);
      if (dayOf(row.time) < awaitedFrom) this.#countLate(other.#half(row));
      else left.add(row);
    }
    return left;
  }

  /** The term and offset of an object, in the form of `#objects`. */
  #placed(text: string, placeOf: PlaceOf): { readonly term: number; readonly offset: number } {
    const { object, offset } = placeOf(text.slice(1));
    return { term: this.#objects.number(`${text.slice(0, 1)}${object}`), offset };
  }

  /**
   * Closes the requests of which all records are of days before `day`; {@link close} then gives the profile of what is
   * closed.
   *
   * @param open gets the other requests, as if they were closed
   * @returns the halves of the other requests
   * @throws MemoryBudgetError where open halves could neither be kept nor spilt
   */
  *closeBefore(day: string, open: ClassTable): Generator<OpenHalf> {
    for (const table of this.#allHalves()) {
      for (const indexes of table.requests((facts) => this.#facts.group(facts))) {
        const rows = indexes.map((index) => table.row(index));
        const { key, request } = closeRequest(this.#standing(rows.map((row) => this.#half(row))));
        const stays = rows.some(({ time }) => dayOf(time) >= day);
        (stays ? open : this.#classes).add(key, request);
        if (!stays) continue;
        for (const row of rows) {
          yield { half: this.#half(row), day: dayOf(row.time), stored: this.#objects.text(row.object).startsWith("s") };
        }
      }
    }
    this.#halves.clear();
  }

  /** Lets go of temporary files. The intake must not be used any more; not needed after it was closed or merged. */
  discard(): void {
    this.#spill?.remove();
    this.#spill = undefined;
  }

  /**
   * Closes every open request and gives the profile. The intake must not be used any more.
   *
   * @throws MemoryBudgetError where open halves could neither be kept nor spilt
   */
  close(): Profile {
    for (const table of this.#allHalves()) {
      for (const indexes of table.requests((facts) => this.#facts.group(facts))) {
        if (indexes.length === 1) {
          const row = table.row(indexes[0] as number);
          if (this.#countAlone(row.facts, row.time, row.bytes)) this.#sampleAlone(row.facts, this.#half(row));
          continue;
        }
        const halves = indexes.map((index) => this.#half(table.row(index)));
        const { key, request } = closeRequest(this.#standing(halves));
        this.#classes.add(key, request);
      }
    }
    return {
      header: {
        join: this.#options.join ? "on" : "off",
        foldLevel: this.#classes.level,
        classLimit: this.#classes.limit,
        horizon: "end-of-input",
        sources: [...this.#sources].toSorted(),
        ledger: this.ledger,
        notices: this.#notices.groups(),
        coverage: this.#coverage.elements(),
      },
      classes: this.#classes.classes(),
    };
  }

  #take(record: S3Record, object: string, number: number): void {
    if (record.replaces !== "" && record.replaces !== record.eventId) {
      this.addCorrection(eventKey(eventNumbers(record.replaces)), dayOf(record.time));
    }
    if (this.#options.join && record.requestId !== "") {
      this.#addHalf({
        id: packId(record.requestId, this.#terms),
        facts: this.#facts.number(record),
        object: this.#objects.number(`n${object}`),
        event: eventNumbers(record.eventId),
        time: record.time,
        bytes: record.bytes,
        number,
      });
      return;
    }
    const { time, bytes, requestId } = record;
    this.#classes.add(keyOf(record, dayOf(time)), { time, bytes, requestId, object, number });
  }

  #addNumbers(facts: number, numbers: RecordNumbers, object: number): void {
    this.#halves.addNumbers(facts, object, numbers);
    this.#spillBeyondMemory();
  }

  /**
   * Counts a request that one record tells of by itself: its class depends on the record's facts and on the day alone.
   *
   * @returns whether it may become a sample
   */
  #countAlone(facts: number, time: number, bytes: number): boolean {
    return this.#classes.count(this.#classAlone(facts, time), time, bytes);
  }

  #sampleAlone(facts: number, request: CountedRequest): void {
    const { operation, source } = this.#facts.facts(facts);
    this.#classes.sample(this.#classAlone(facts, request.time), operation, source, request);
  }

  #classAlone(facts: number, time: number): number {
    const classes = this.#classes;
    if (this.#aloneGeneration !== classes.generation) this.#forgetClasses();
    const day = Math.floor(time / millisecondsADay);
    if (this.#lastDays[facts] === day) return this.#lastClasses[facts] as number;
    this.#aloneRow[0] = facts;
    this.#aloneRow[1] = day;
    let index = this.#aloneClasses[this.#alone.index(this.#aloneRow)];
    if (index === undefined) {
      index = classes.index(keyOf(this.#facts.facts(facts), dayOf(time)));
      // Where addresses were folded, the classes of the others are found anew.
      if (this.#aloneGeneration !== classes.generation) this.#forgetClasses();
      this.#aloneClasses[this.#alone.index(this.#aloneRow)] = index;
    }
    this.#lastDays[facts] = day;
    this.#lastClasses[facts] = index;
    return index;
  }

  #forgetClasses(): void {
    this.#alone = new RowTable(2);
    this.#aloneClasses = [];
    this.#lastDays = [];
    this.#lastClasses = [];
    this.#aloneGeneration = this.#classes.generation;
  }

  #forgetFacts(): void {
    // Open halves need them.
    if (this.#options.join) return;
    this.#facts = new FactsTable(new Terms());
    this.#forgetClasses();
  }

  #countLate(half: Half): void {
    const { key, request } = closeRequest([half]);
    this.#classes.add(key, request);
    this.#noteLate(half.object, half.number, dayOf(half.time));
  }

  #noteLate(object: string, number: number, day: string): void {
    this.#notices.add({
      rule: evidenceRules.lateEvidence,
      object,
      position: `record ${number}`,
      message: `is of ${day} and came when requests of that day were counted already`,
    });
  }

  #arrive(coverage: Coverage, objects: number): void {
    const key = arrivalKey(coverage);
    const known = this.#arrivals.get(key);
    if (known === undefined) this.#arrivals.set(key, { coverage, objects });
    else known.objects += objects;
  }

  /** Without CloudTrail records that others replace, unless the others are not of this request: then they still tell of it. */
  #standing(halves: readonly Half[]): readonly Half[] {
    if (this.#replaced.size === 0 || halves.length === 1) return halves;
    const isLog = ({ facts }: Half): boolean => facts.kind === "log";
    const standing = halves.filter((half) => isLog(half) || !this.#replaced.has(eventKey(half.event)));
    return standing.every(isLog) ? halves : standing;
  }

  #addHalf(row: HalfRow): void {
    this.#halves.add(row);
    this.#spillBeyondMemory();
  }

  #spillBeyondMemory(): void {
    if (this.#halves.size * halfRowBytes < (this.#options.memory ?? defaultMemory)) return;
    this.#spill ??= SpillFolder.make(this.#options.temporaryFolder);
    this.#spill.spill(this.#halves);
  }

  /** Tables that hold all halves of each of their requests: one, or one a partition where halves were spilt. */
  *#allHalves(): Generator<HalfTable> {
    if (this.#spill === undefined) {
      yield this.#halves;
      return;
    }
    try {
      this.#spill.spill(this.#halves);
      for (const _ of this.#spill.restore(this.#halves)) {
        yield this.#halves;
        this.#halves.clear();
      }
    } finally {
      this.#spill.remove();
      this.#spill = undefined;
    }
  }

  #half(row: HalfRow): Half {
    return {
      facts: this.#facts.facts(row.facts),
      requestId: unpackId(row.id, this.#terms),
      event: row.event,
      time: row.time,
      bytes: row.bytes,
      object: this.#objects.text(row.object).slice(1),
      number: row.number,
    };
  }
}

/** The class of a request that one record alone tells of. */
function keyOf(facts: RecordFacts, day: string): ClassKey {
  return {
    day,
    bucket: facts.bucket,
    principal: facts.principal,
    source: facts.source,
    endpoint: facts.endpoint,
    endpointAccount: facts.endpointAccount,
    service: facts.service,
    operation: facts.operation,
    outcome: facts.outcome,
    // A network activity event without an endpoint id says as little as an old record.
    evidence: facts.kind === "network" ? (facts.endpoint === "" ? "old-trail" : "trail") : facts.kind,
    claim: facts.claim,
  };
}

function sampleOf({ time, bytes, text, requestIdAt, number }: RecordNumbers, object: string): CountedRequest {
  return { time, bytes, requestId: latin1(text, requestIdAt, requestIdAt + 16), object, number };
}

function placed(group: NoticeGroup, placeOf: PlaceOf): NoticeGroup {
  const samples = group.samples.map((notice) => {
    const { object, offset } = placeOf(notice.object);
    const position = notice.position.replace(/\d+/, (number) => String(Number(number) + offset));
    return { ...notice, object, position };
  });
  return { ...group, samples };
}

function arrivalKey({ kind, of, day }: Coverage): string {
  return `${day} ${kind} ${of}`;
}

function eventKey([high, low]: readonly [number, number]): string {
  return `${high}:${low}`;
}
