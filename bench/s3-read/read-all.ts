import process from "node:process";
import type { StoredObject } from "./log-objects.ts";

/** What reading came to. */
export interface Reading {
  readonly milliseconds: number;
  /** Microseconds of the processor, the system's included. */
  readonly cpu: number;
  /** The most memory the process has had, in bytes. */
  readonly memory: number;
}

/** Gets all objects, several at once, and writes to standard output what that came to, without the start of the process. */
export async function readAll(
  objects: readonly StoredObject[],
  atOnce: number,
  get: (object: StoredObject) => Promise<void>,
): Promise<void> {
  const rest = objects.values();
  const worker = async (): Promise<void> => {
    for (const object of rest) await get(object);
  };
  const before = process.cpuUsage();
  const begun = performance.now();
  await Promise.all(Array.from({ length: atOnce }, worker));
  const milliseconds = performance.now() - begun;
  const { user, system } = process.cpuUsage(before);
  const reading: Reading = { milliseconds, cpu: user + system, memory: process.resourceUsage().maxRSS * 1024 };
  console.log(JSON.stringify(reading));
}
