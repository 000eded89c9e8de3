import { compareText } from "../diagnostic/diagnostic.ts";
import { printable } from "../diagnostic/printable.ts";
import { openExisting, withState } from "../state/open-state.ts";
import { pruneState } from "../state/prune-state.ts";
import { rebuildState } from "../state/rebuild-state.ts";
import { type EvidenceSummary, type StateSummary, summarizeState } from "../state/state-summary.ts";
import type { StateStore } from "../state/state-store.ts";
import type { Command } from "./command.ts";
import { commonOptions, s3Options } from "./common-options.ts";
import { exitStatus } from "./exit-status.ts";
import type { Host } from "./host.ts";
import type { GivenArguments } from "./options.ts";
import { asUsage, storeOf } from "./profile-of-state.ts";
import { UsageError } from "./usage-error.ts";

const actions = ["show", "prune", "rebuild"] as const;

/** `state`: what runs with `--state` remember. */
export const stateCommand: Command = {
  name: "state",
  summary: "show, shorten or begin anew what runs with --state remember",
  usage: "show PLACE [--days] | prune PLACE --before DAY | rebuild PLACE",
  description: [
    "show tells what a state holds, after checking every file of it: objects, days, requests that wait for their other " +
    "half, and for each kind of evidence how many days after its own it came at most; with --days, for each day which " +
    "evidence there is, from how many objects, and when they came.",
    "prune forgets closed days before DAY; which objects were read stays known. rebuild sets a state aside, in a folder " +
    "inside PLACE, and begins a new one; it deletes nothing.",
    "PLACE is what --state names: a folder, or s3://BUCKET/PREFIX.",
  ],
  options: [
    { name: "days", help: "with show: the evidence of each day" },
    { name: "before", value: "DAY", help: "the first day that prune keeps (UTC), such as 2026-03-16" },
    ...s3Options,
    commonOptions.help,
  ],
  examples: [
    ["s3-perimeter state show perimeter-state", "tell what it holds"],
    ["s3-perimeter state show perimeter-state --days", "tell which evidence came of which day, and when"],
    ["s3-perimeter state show s3://audit/perimeter-state", "the same of a state in S3"],
    ["s3-perimeter state prune perimeter-state --before 2026-01-01", "forget what is older"],
    ["s3-perimeter state rebuild perimeter-state", "begin anew"],
  ],
  run: state,
};

async function state(host: Host, given: GivenArguments): Promise<number> {
  const [word, path, ...more] = given.inputs;
  if (word === undefined) {
    throw new UsageError(`state needs one of ${actions.join(", ")}`, "s3-perimeter state --help shows how");
  }
  const action = actions.find((one) => one === word);
  if (action === undefined) {
    throw new UsageError(`state ${word} is not known`, `expected state ${actions.join(", state ")}`);
  }
  if (path === undefined || more.length > 0) {
    throw new UsageError(`state ${action} needs one state`, "s3-perimeter state --help shows how");
  }
  if (action !== "prune" && given.last("before") !== undefined) {
    throw new UsageError(`state ${action} takes no --before`, "s3-perimeter state --help shows how");
  }
  if (action !== "show" && given.has("days")) {
    throw new UsageError(`state ${action} takes no --days`, "s3-perimeter state --help shows how");
  }
  const store = await storeOf(path, given);
  try {
    const text = await asUsage(() =>
      action === "show" ? shown(store, given.has("days")) : action === "prune" ? pruned(store, given) : rebuilt(store)
    );
    await host.write(text);
    return exitStatus.sound;
  } finally {
    store.close?.();
  }
}

async function shown(store: StateStore, withDays: boolean): Promise<string> {
  const summary = await withState(store, () => openExisting(store), (manifest) => summarizeState(store, manifest));
  const text = summaryText(store.name, summary);
  return withDays ? `${text}\n${daysText(summary)}` : text;
}

async function pruned(store: StateStore, given: GivenArguments): Promise<string> {
  const before = given.last("before");
  if (before === undefined) throw new UsageError("state prune needs --before DAY", "such as --before 2026-01-01");
  const time = new Date(/^\d{4}-\d{2}-\d{2}$/.test(before) ? before : NaN);
  if (Number.isNaN(time.getTime()) || time.toISOString().slice(0, 10) !== before) {
    throw new UsageError(`--before ${before} is no day`, "expected such as 2026-01-01");
  }
  const { days, classes, notices } = await withState(
    store,
    () => openExisting(store),
    (manifest) => pruneState(store, manifest, before),
  );
  const which = days.length === 0 ? "" : `, ${days[0]} to ${days.at(-1)}`;
  return `forgotten: ${counted(days.length, "day")}${which}, ${
    counted(classes, "request class", "request classes")
  }, ` +
    `${counted(notices, "notice")}\n`;
}

async function rebuilt(store: StateStore): Promise<string> {
  const { aside, files } = await rebuildState(store);
  return `${counted(files, "file")} set aside in ${printable(aside, 2000)}\n` +
    "the state is empty: the next run reads all logs again\n";
}

function summaryText(name: string, summary: StateSummary): string {
  const { manifest, bytes, firstDay, lastDay, days, classes, openHalves, names, evidence } = summary;
  const { generation, begun, asOf, awaitedFrom, prunedBefore, horizon, ledger, foldLevel, classLimit } = manifest;
  const rows: [string, string][] = [
    ["state", printable(name, 2000)],
    ["generation", String(generation)],
    ["runs", begun === undefined ? "none yet" : `from ${begun} to ${asOf ?? begun}`],
    ["objects", `${ledger.objects} read, ${ledger.duplicateObjects} duplicates, ${counted(names, "name")}`],
    ["records", `${ledger.read} read, ${ledger.malformed} malformed`],
    ["size", `${bytes} bytes in ${counted(manifest.parts.length, "file")}`],
    ["days", days === 0 ? "none" : `${days} from ${firstDay} to ${lastDay}`],
    ["classes", `${classes} of at most ${classLimit}, fold level ${foldLevel}`],
    ["open", `${counted(openHalves, "record")} that may still get another half`],
    ["horizon", `${counted(horizon, "day")}${awaitedFrom === undefined ? "" : `: awaited from ${awaitedFrom} on`}`],
    ...(prunedBefore === undefined ? [] : [["forgotten", `days before ${prunedBefore}`] as [string, string]]),
  ];
  const width = Math.max(...rows.map(([label]) => label.length)) + 2;
  const lines = rows.map(([label, text]) => `${label.padEnd(width)}${text}`);
  if (evidence.length > 0) lines.push("", ...evidence.map(evidenceLine));
  return `${lines.join("\n")}\n`;
}

const kindNames: Readonly<Record<EvidenceSummary["kind"], string>> = {
  log: "access log",
  data: "data events",
  "bucket-management": "management events",
  management: "management events of the account",
};

function evidenceLine({ kind, of, days, objects, latest }: EvidenceSummary): string {
  const late = latest === undefined
    ? "all of before the first run"
    : latest === 0
    ? "came on the same day"
    : `came up to ${counted(latest, "day")} after its own`;
  return `${printable(of)}: ${kindNames[kind]}, ${counted(days, "day")}, ${counted(objects, "object")}, ${late}`;
}

// One line a day and what it has, in a form that grep and cut read as well.
function daysText({ arrivals }: StateSummary): string {
  const days = [...arrivals].toSorted(([a], [b]) => compareText(a, b));
  return days.flatMap(([day, ofDay]) =>
    ofDay.elements().map(({ kind, of, objects, first, last }) =>
      `${day}  ${printable(of)}: ${kindNames[kind]}, ${counted(objects, "object")}, read ${
        first === last ? `on ${first}` : `from ${first} to ${last}`
      }\n`
    )
  ).join("");
}

function counted(count: number, one: string, many: string = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
