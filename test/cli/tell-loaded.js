// Preloaded by `node --import`: tells each module that is then loaded, a line on standard error. It is both the program's
// first module and, in a thread of its own, what Node asks for every other one.
import { writeSync } from "node:fs";
import { register } from "node:module";
import { isMainThread } from "node:worker_threads";

if (isMainThread) register(import.meta.url);

export async function load(url, context, next) {
  writeSync(2, `loaded ${url}\n`);
  return await next(url, context);
}
