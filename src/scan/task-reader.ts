import type { Format } from "../format/format.ts";
import { Intake, type IntakeOptions } from "../profile/intake.ts";
import { isProfile } from "../profile/read-profile.ts";
import { type BucketScope, inScopeOf } from "../policy/bucket-scope.ts";
import type { TimeWindow } from "../record/time-window.ts";
import { ObjectOpener } from "../source/object-opener.ts";
import type { ReadAheadLimits } from "../source/read-ahead.ts";
import { ingest, withinWindow } from "./ingest.ts";
import { type PieceRead, readPiece } from "./read-piece.ts";
import type { ScanTask } from "./scan-task.ts";

/** How tasks are read: the same for all threads of a scan, and data alone. */
export interface TaskOptions extends Omit<IntakeOptions, "inScope"> {
  /** Which buckets are wanted; all of them if left out. */
  readonly scope?: BucketScope;
  readonly window?: TimeWindow;
  readonly allDigests?: boolean;
  /** Where it was guessed what the objects are: then one of another kind ends the scan, which begins anew. */
  readonly isGuess: boolean;
  /** How much one thread fetches before it is read. */
  readonly readAhead: ReadAheadLimits;
}

/** What one task came to. */
export interface TaskRead {
  readonly bytes: number;
  /** Records read so far by this thread. */
  readonly records: number;
  readonly objects: number;
  /** Set where an object was of another kind than guessed. */
  readonly isRefused: boolean;
  /** Of a piece. */
  readonly piece?: PieceRead;
}

/** Reads the tasks of one thread, all into one intake. */
export class TaskReader {
  readonly intake: Intake;
  readonly #options: TaskOptions;
  readonly #opener = new ObjectOpener();

  constructor(options: TaskOptions) {
    this.#options = options;
    this.intake = new Intake(intakeOptions(options));
  }

  async read(task: ScanTask): Promise<TaskRead> {
    const { window, allDigests = false, join, isGuess, readAhead } = this.#options;
    if (task.kind === "piece") {
      const sink = this.intake.sink(pieceName(task.name, task.number));
      const read = readPiece(
        task.path,
        task.start,
        task.end,
        window === undefined ? sink : withinWindow(sink, window),
      );
      return { bytes: read.bytes, records: this.#records, objects: 0, isRefused: false, piece: read };
    }
    let bytes = 0;
    const objects = task.objects.map((object) => this.#opener.open(object));
    const isAll = await ingest(objects, this.intake, {
      allDigests,
      readAhead,
      ...(window === undefined ? {} : { window }),
      ...(isGuess ? { accept: acceptsKind(join) } : {}),
      onProgress: (progress) => {
        ({ bytes } = progress);
      },
    });
    return { bytes, records: this.#records, objects: objects.length, isRefused: !isAll };
  }

  /** Lets go of connections. */
  close(): void {
    this.#opener.close();
  }

  get #records(): number {
    return this.intake.ledger.read;
  }
}

/** Intake options from those of tasks. */
export function intakeOptions({ scope, ...options }: TaskOptions): IntakeOptions {
  return scope === undefined ? options : { ...options, inScope: inScopeOf(scope) };
}

/** Whether an object is of a kind that was reckoned with: no profile, and CloudTrail only where requests are joined. */
export function acceptsKind(join: boolean): (head: Uint8Array, format: Format | undefined) => boolean {
  return (head, format) => !isProfile(head) && (join || format?.evidence(head) !== "trail");
}

/**
 * The name that a piece of a file of some name has within its thread. No file's name holds a zero, and the pieces of a file are in their
 * order and beside nothing else.
 */
export function pieceName(name: string, number: number): string {
  return `${name}\0${String(number).padStart(9, "0")}`;
}
