import { Intake } from "../../src/profile/intake.ts";
import type { Profile } from "../../src/profile/profile.ts";
import { writeProfile } from "../../src/profile/write-profile.ts";
import { ingest } from "../../src/scan/ingest.ts";
import type { LogObject } from "../../src/source/log-object.ts";
import { runWithState, type StateOutcome, type StateRunOptions } from "../../src/state/run-with-state.ts";
import type { StateStore } from "../../src/state/state-store.ts";

/** The profile of one scan of all objects, with joining on as a state has it. */
export async function oneShot(objects: readonly LogObject[], classLimit?: number): Promise<Profile> {
  const intake = new Intake({ join: true, ...(classLimit === undefined ? {} : { classLimit }) });
  await ingest(objects.toSorted((a, b) => a.name < b.name ? -1 : 1), intake);
  return intake.close();
}

/** A run with a state: the profile that it gives. */
export async function runOver(...run: Parameters<typeof outcomeOver>): Promise<Profile> {
  return (await outcomeOver(...run)).profile;
}

/** A run with a state. */
export function outcomeOver(
  store: StateStore,
  today: string,
  objects: readonly LogObject[],
  options: Partial<StateRunOptions> = {},
): Promise<StateOutcome> {
  const sorted = objects.toSorted((a, b) => a.name < b.name ? -1 : 1);
  return runWithState(store, { today, listing: { objects: sorted, unread: [] }, ...options });
}

/** A profile as bytes, without the list of what went in. */
export function textOf(profile: Profile): string {
  return [...writeProfile({ ...profile, header: { ...profile.header, sources: [] } })].join("");
}
