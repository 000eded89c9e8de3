// What a thread of `ingestTasks` runs.
import { isMainThread, parentPort, workerData } from "node:worker_threads";
import { buffersOf, type IntakeParts } from "../profile/intake.ts";
import type { ScanTask } from "./scan-task.ts";
import { type TaskOptions, type TaskRead, TaskReader } from "./task-reader.ts";

/** What a thread is told: a task, or that there is no other one. */
export type ToWorker = { readonly kind: "task"; readonly task: ScanTask } | { readonly kind: "end" };

/** What a thread tells. */
export type FromWorker =
  | { readonly kind: "begun" }
  | { readonly kind: "read"; readonly read: TaskRead }
  | { readonly kind: "intake"; readonly parts: IntakeParts }
  | { readonly kind: "failed"; readonly name: string; readonly message: string };

if (!isMainThread && parentPort !== null) {
  const port = parentPort;
  const reader = new TaskReader(workerData as TaskOptions);
  const tell = (message: FromWorker, buffers: ArrayBuffer[] = []): void => port.postMessage(message, buffers);
  tell({ kind: "begun" });
  // One after the other, in the order in which they come.
  let last: Promise<void> = Promise.resolve();
  port.on("message", (message: ToWorker) => {
    last = last.then(async () => {
      try {
        if (message.kind === "task") {
          tell({ kind: "read", read: await reader.read(message.task) });
        } else {
          const { parts } = reader.intake;
          reader.close();
          tell({ kind: "intake", parts }, buffersOf(parts));
        }
      } catch (error) {
        const { name, message: text } = error as Error;
        tell({ kind: "failed", name, message: text });
      }
    });
  });
}
