import type { DataSet } from "../data/data-folder.ts";
import { type Command, measure, type Usage } from "./run-process.ts";

/** One way to do a job. */
export interface Case extends Command {
  readonly name: string;
  /** Data of its own, where it is too slow for the job's: then its time is scaled by the bytes. */
  readonly data?: DataSet;
  /** Looks at the answer of the run that has just ended; throws where it is wrong. Of the warm-up, untimed. */
  readonly check?: () => void;
}

/** What one case shall be, measured by another of the same job. */
export interface Target {
  readonly case: string;
  readonly than: string;
  /** How many times as fast, at least. */
  readonly atLeast: number;
}

/** Something to be done with data, by this project and by others. */
export interface Job {
  readonly name: string;
  readonly data: DataSet;
  readonly cases: readonly Case[];
  readonly targets: readonly Target[];
}

/** What came out for a case: medians. */
export interface CaseResult extends Usage {
  readonly name: string;
  /** Of the data as the job has them. */
  readonly megabytesPerSecond: number;
  /** Seconds of each run, in the order in which they were made. */
  readonly runs: readonly number[];
  /** Bytes that were really read, where those are fewer than the job's: the other figures are scaled. */
  readonly subsetBytes?: number;
}

/** How a target was met. */
export interface TargetResult extends Target {
  /** Undefined where one of the two did not run. */
  readonly ratio: number | undefined;
}

/** What came out for a job. */
export interface JobResult {
  readonly name: string;
  readonly data: Omit<DataSet, "path">;
  readonly cases: readonly CaseResult[];
  readonly targets: readonly TargetResult[];
}

/** Runs the cases of a job in turn: once to warm up, when answers are looked at, then as often as told. */
export async function runJob(job: Job, rounds: number): Promise<JobResult> {
  const { path: _, ...data } = job.data;
  const usages = new Map<string, Usage[]>(job.cases.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const one of job.cases) {
      const usage = await measure(one);
      console.error(
        `${job.name}: ${round === 0 ? "warm-up" : `round ${round}`}: ${one.name}: ${usage.seconds.toFixed(2)} s`,
      );
      if (round === 0) one.check?.();
      else usages.get(one.name)?.push(usage);
    }
  }
  const cases = job.cases.map((one) => caseResult(job, one, usages.get(one.name) ?? []));
  const secondsOf = (name: string): number => cases.find((one) => one.name === name)?.seconds ?? NaN;
  const targets = job.targets.map((target): TargetResult => {
    const ratio = secondsOf(target.than) / secondsOf(target.case);
    return { ...target, ratio: Number.isNaN(ratio) ? undefined : ratio };
  });
  return { name: job.name, data, cases, targets };
}

function caseResult({ data }: Job, { name, data: own }: Case, usages: readonly Usage[]): CaseResult {
  const scale = own === undefined ? 1 : data.bytes / own.bytes;
  const seconds = median(usages.map((usage) => usage.seconds)) * scale;
  return {
    name,
    seconds,
    cpuSeconds: median(usages.map((usage) => usage.cpuSeconds)) * scale,
    megabytes: median(usages.map((usage) => usage.megabytes)),
    megabytesPerSecond: data.bytes / 1e6 / seconds,
    runs: usages.map((usage) => usage.seconds * scale),
    ...(own === undefined ? {} : { subsetBytes: own.bytes }),
  };
}

/** The middle one; of an even number the lower of the two. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[(values.length - 1) >> 1] ?? NaN;
}
