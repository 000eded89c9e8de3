import { setImmediate } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import type { PlaceOf } from "../profile/class-table.ts";
import { Intake, type IntakeParts } from "../profile/intake.ts";
import { MemoryBudgetError } from "../profile/spill-folder.ts";
import { digestOf } from "../source/open-bytes.ts";
import { fileObject } from "../source/file-object.ts";
import { workerFile } from "../source/worker-file.ts";
import type { ScanProgress } from "./ingest.ts";
import type { PieceRead } from "./read-piece.ts";
import type { ScanTask } from "./scan-task.ts";
import type { FromWorker, ToWorker } from "./scan-worker.ts";
import { intakeOptions, pieceName, type TaskOptions, type TaskRead, TaskReader } from "./task-reader.ts";

// What lives shortly is little, whatever is read; with the room that V8 takes as it sees fit a thread takes 30 MB more.
const resourceLimits = { maxYoungGenerationSizeMb: 4 };

// A thread that has ended one task finds the next one waiting.
const tasksAhead = 2;

/**
 * Does tasks in several threads, this one among them, each with an intake of its own, and merges these.
 *
 * @param jobs threads, at least 1
 * @returns what was read; undefined where an object was of another kind than guessed
 * @throws MemoryBudgetError where open requests could neither be kept in memory nor spilt
 */
export async function ingestTasks(
  tasks: readonly ScanTask[],
  jobs: number,
  options: TaskOptions,
  onProgress: (progress: ScanProgress) => void = () => {},
): Promise<Intake | undefined> {
  const objectsInAll = tasks.reduce((sum, task) => sum + (task.kind === "objects" ? task.objects.length : 0), 0);
  const pieces = new Map<ScanTask, PieceRead>();
  const records = new Map<object, number>();
  let [next, bytes, objects] = [0, 0, 0];
  let isRefused = false;
  const givenBack: ScanTask[] = [];
  const take = (): ScanTask | undefined => (isRefused ? undefined : givenBack.pop() ?? tasks[next++]);
  const took = (thread: object, task: ScanTask, read: TaskRead): void => {
    bytes += read.bytes;
    objects += read.objects;
    isRefused ||= read.isRefused;
    records.set(thread, read.records);
    if (read.piece !== undefined) pieces.set(task, read.piece);
    onProgress({ objects, objectsInAll, bytes, records: [...records.values()].reduce((sum, count) => sum + count, 0) });
  };

  const reader = new TaskReader(options);
  const giveBack = (left: readonly ScanTask[]): void => {
    givenBack.push(...left);
  };
  const others = Array.from({ length: jobs - 1 }, () => new OtherThread(options, { take, took, giveBack }));
  try {
    let parts: readonly (IntakeParts | undefined)[];
    do {
      for (let task = take(); task !== undefined; task = take()) {
        took(reader, task, await reader.read(task));
        // What the others tell is heard only when nothing else is done here.
        await setImmediate();
      }
      parts = await Promise.all(others.map((other) => other.end()));
    } while (givenBack.length > 0 && !isRefused);
    if (isRefused) return undefined;
    const read = parts.flatMap((part) => part === undefined ? [] : [new Intake(intakeOptions(options), part)]);
    // What this thread read has its places already, unless it read pieces.
    const intake = pieces.size === 0 ? reader.intake : new Intake(intakeOptions(options));
    for (const one of pieces.size === 0 ? read : [reader.intake, ...read]) intake.merge(one, "", placesOf(pieces));
    await accountForPieces(pieces, intake, options.allDigests === true);
    return intake;
  } finally {
    for (const other of others) other.stop();
    reader.close();
    if (isRefused) reader.intake.discard();
  }
}

/** What a thread needs of the others. */
interface TaskList {
  readonly take: () => ScanTask | undefined;
  readonly took: (thread: object, task: ScanTask, read: TaskRead) => void;
  readonly giveBack: (tasks: readonly ScanTask[]) => void;
}

/** A thread beside this one. Where none can be begun (a permission is missing), its tasks are given back. */
class OtherThread {
  readonly #worker: Worker;
  readonly #list: TaskList;
  readonly #doing: ScanTask[] = [];
  #hasBegun = false;
  #isEnding = false;
  readonly #ended: Promise<IntakeParts | undefined>;

  constructor(options: TaskOptions, list: TaskList) {
    this.#list = list;
    this.#worker = new Worker(workerFile("scan-worker", import.meta.url), { workerData: options, resourceLimits });
    this.#ended = new Promise((resolve, reject) => {
      this.#worker.on("error", (error) => {
        if (this.#hasBegun) reject(error);
        else {
          list.giveBack(this.#doing.splice(0));
          resolve(undefined);
        }
      });
      this.#worker.on("exit", () => reject(new Error("a thread ended before its work was done")));
      this.#worker.on("message", (message: FromWorker) => {
        if (message.kind === "begun") this.#hasBegun = true;
        else if (message.kind === "intake") resolve(message.parts);
        else if (message.kind === "read") this.#onRead(message.read);
        else reject(errorOf(message));
      });
    });
    // Met when it is waited for.
    this.#ended.catch(() => {});
    for (let i = 0; i < tasksAhead; i++) this.#giveTask();
  }

  /** Waits until all its tasks are done. */
  async end(): Promise<IntakeParts | undefined> {
    this.#isEnding = true;
    this.#endIfIdle();
    const parts = await this.#ended;
    // What it holds besides is not needed while intakes are merged.
    await this.#worker.terminate();
    return parts;
  }

  stop(): void {
    void this.#worker.terminate();
  }

  #giveTask(): void {
    const task = this.#list.take();
    if (task === undefined) return;
    this.#doing.push(task);
    this.#tell({ kind: "task", task });
  }

  #onRead(read: TaskRead): void {
    this.#list.took(this, this.#doing.shift() as ScanTask, read);
    this.#giveTask();
    if (this.#isEnding) this.#endIfIdle();
  }

  #endIfIdle(): void {
    if (this.#doing.length === 0) this.#tell({ kind: "end" });
  }

  #tell(message: ToWorker): void {
    this.#worker.postMessage(message);
  }
}

function errorOf({ name, message }: { readonly name: string; readonly message: string }): Error {
  return name === "MemoryBudgetError" ? new MemoryBudgetError(message) : new Error(message);
}

/** Where the lines of pieces stand in their files. */
function placesOf(pieces: ReadonlyMap<ScanTask, PieceRead>): PlaceOf {
  const places = new Map<string, ReturnType<PlaceOf>>();
  for (const { name, reads } of filesOf(pieces)) {
    let offset = 0;
    for (const [number, { lines }] of reads.entries()) {
      places.set(pieceName(name, number), { object: name, offset });
      offset += lines;
    }
  }
  return (object) => places.get(object) ?? { object, offset: 0 };
}

/** A file that was read in pieces is one object. */
async function accountForPieces(
  pieces: ReadonlyMap<ScanTask, PieceRead>,
  intake: Intake,
  isDigested: boolean,
): Promise<void> {
  for (const { name, path, reads } of filesOf(pieces)) {
    const failure = reads.find((read) => read.failure !== undefined)?.failure;
    if (failure === undefined) {
      const digest = isDigested ? await digestOf(fileObject(path, name, undefined)) : undefined;
      intake.objectRead(digest?.slice(0, 16));
    } else {
      intake.objectUnread(name, failure.offset === 0 ? "" : `byte ${failure.offset + 1}`, failure.message);
    }
  }
}

interface FileInPieces {
  readonly name: string;
  readonly path: string;
  readonly reads: PieceRead[];
}

function filesOf(pieces: ReadonlyMap<ScanTask, PieceRead>): FileInPieces[] {
  const files = new Map<string, FileInPieces>();
  for (const [task, read] of pieces) {
    if (task.kind !== "piece") continue;
    const { name, path, number } = task;
    const known = files.get(path) ?? { name, path, reads: [] };
    files.set(path, known);
    known.reads[number] = read;
  }
  return [...files.values()];
}
