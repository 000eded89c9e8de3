// A Trino with tables over files, which the local engine reads too.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after } from "node:test";
import { accessLogLine, accessLogTableColumns } from "../../src/athena/ddl.ts";
import { rowOf } from "../../src/athena/query-rows.ts";
import { requestsQuery } from "../../src/athena/requests-query.ts";
import { sqlScan } from "../../src/athena/sql-scan.ts";
import type { SqlScanOptions } from "../../src/athena/sql-scan-options.ts";
import { identifier, literal } from "../../src/athena/sql-text.ts";
import type { LogTable, TableMappings } from "../../src/athena/tables.ts";
import { TrinoEngine } from "../../src/athena/trino-engine.ts";
import type { Profile } from "../../src/profile/profile.ts";
import type { Sample } from "../../src/profile/request-class.ts";
import { always, type TimeWindow } from "../../src/record/time-window.ts";
import { scan } from "../../src/scan/scan.ts";
import { listObjects } from "../../src/source/list-objects.ts";
import type { LogObject } from "../../src/source/log-object.ts";
import { tableWith } from "../athena/tables-file.ts";
import { corpusOf, type CorpusOptions, filesOf } from "../corpus/corpus.ts";
import type { Part } from "../corpus/part.ts";
import { randomOf } from "../corpus/random.ts";
import { startTrino, type TrinoServer } from "./trino-server.ts";

export const trino: TrinoServer = await startTrino();
after(() => trino.stop());
export const engine: TrinoEngine = new TrinoEngine({
  server: { origin: trino.url, user: "test", catalog: "hive", schema: "logs" },
});

export async function run(sql: string): Promise<(readonly (string | null)[])[]> {
  const rows = [];
  for await (const row of engine.query(sql)) rows.push(row);
  return rows;
}

await run("CREATE SCHEMA hive.logs WITH (location = 'local:///schema')");

/** Where the logs of a table are, and in which folders. */
type Mapping = Partial<Omit<LogTable, "name">>;

/**
 * Makes a table over a folder of Trino's.
 *
 * @param columns as they stand in a statement
 * @param properties how files are read
 */
export async function createTable(
  name: string,
  columns: readonly string[],
  properties: readonly string[],
  mapping: Mapping = {},
): Promise<LogTable> {
  const root = `local:///${name}/`;
  const table = tableWith({ name: [name], location: root, ...mapping });
  const enumOf = (values: readonly string[]): string =>
    `partition_projection_type = 'ENUM', partition_projection_values = ARRAY[${values.map(literal).join(", ")}]`;
  const dayProjections = table.dayColumns.length === 3 ? [["2026"], ["03"], ["15", "16", "17"]].map(enumOf) : [
    "partition_projection_type = 'DATE', partition_projection_format = 'yyyy/MM/dd', " +
    "partition_projection_range = ARRAY['2026/03/01', '2026/03/31'], partition_projection_interval = 1, " +
    "partition_projection_interval_unit = 'DAYS'",
  ];
  const partitions = [
    ...Object.entries(table.partitions).map(([column, values]) => [column, enumOf(values)] as const),
    ...(table.days === "none"
      ? []
      : table.dayColumns.map((column, index) => [column, dayProjections[index] ?? ""] as const)),
  ];
  const days = table.days === "none" ? "" : `${table.dayColumns.map((column) => `\${${column}}`).join("/")}/`;
  const all = [
    ...properties,
    `external_location = ${literal(root)}`,
    ...(partitions.length === 0 ? [] : [
      `partitioned_by = ARRAY[${partitions.map(([column]) => literal(column)).join(", ")}]`,
      "partition_projection_enabled = true",
      `partition_projection_location_template = ${literal(table.location + days)}`,
    ]),
  ];
  const definitions = [
    ...columns,
    ...partitions.map(([column, projection]) => `${identifier(column)} varchar WITH (${projection})`),
  ];
  mkdirSync(join(trino.folder, name), { recursive: true });
  await run(`CREATE TABLE hive.logs.${identifier(name)} (${definitions.join(", ")}) WITH (${all.join(", ")})`);
  return table;
}

export function byRegex(regex: string): readonly string[] {
  return ["format = 'REGEX'", `regex = ${literal(regex)}`];
}

/** A table of access logs, as `athena ddl` makes it but for the words of Trino. */
export async function makeTable(name: string, mapping: Mapping = {}): Promise<LogTable> {
  const columns = accessLogTableColumns.map((column) => `${identifier(column)} varchar`);
  return await createTable(name, columns, byRegex(accessLogLine), mapping);
}

/** A table of CloudTrail files, as `athena ddl` makes it but for the words of Trino. */
export async function makeTrail(name: string, mapping: Mapping = {}): Promise<LogTable> {
  return await createTable(name, ["line varchar"], byRegex("(.*)"), mapping);
}

/** What {@link comparable} keeps of a profile. */
export interface Comparable {
  readonly header: Pick<Profile["header"], "coverage"> & Readonly<Record<string, unknown>>;
  readonly notices: readonly { readonly rule: string; readonly count: number }[];
  readonly classes: readonly unknown[];
}

/** A file of a table. */
export interface TableFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What both engines must agree on: all but what Trino does not tell. */
export function comparable({ header, classes }: Profile): Comparable {
  const { join: _, ledger: { objects: _objects, duplicateObjects: _duplicates, ...ledger }, notices, ...rest } = header;
  // Their own order but for two of one request: of these the line's number decides, which Trino does not tell.
  const orderOf = (
    { time, requestId, operation, objects }: Omit<Sample, "places"> & { readonly objects: readonly string[] },
  ): string => [time, requestId, operation, ...objects].join(" ");
  const objectOf = (name: string): string => name.slice(name.lastIndexOf("/") + 1);
  return {
    header: {
      ...rest,
      sources: [],
      ledger,
      coverage: header.coverage.toSorted((a, b) => a.of < b.of ? -1 : a.of > b.of ? 1 : a.day < b.day ? -1 : 1),
    },
    notices: notices.map(({ rule, count }) => ({ rule, count })),
    classes: classes.map((one) => ({
      ...one,
      samples: one.samples.map(({ places, ...sample }) => ({
        ...sample,
        objects: places.map(({ object }) => objectOf(object)),
      })).toSorted((a, b) => orderOf(a) < orderOf(b) ? -1 : 1),
    })),
  };
}

export function write(table: string, files: readonly TableFile[]): string {
  const folder = join(trino.folder, table);
  for (const { name, bytes } of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  return folder;
}

/** 16 March, of the days that corpora are of. */
export const oneDay: TimeWindow = { from: Date.parse("2026-03-16T00:00:00Z"), to: Date.parse("2026-03-17T00:00:00Z") };

/** A file of tables that names these. */
export function tablesOf(accessLogs: readonly LogTable[], cloudTrail: readonly LogTable[] = []): TableMappings {
  return { path: "tables.yaml", accessLogs, cloudTrail };
}

/** What there is in a folder to be read by the local engine. */
export function objectsIn(...folders: readonly string[]): readonly LogObject[] {
  return listObjects(folders, () => assert.fail()).objects;
}

/** Makes the profile of tables, which must be that of the same objects. */
export async function compare(
  tables: TableMappings,
  objects: readonly LogObject[],
  options: Omit<SqlScanOptions, "fullScan"> = {},
): Promise<Profile> {
  const far = await sqlScan(engine, tables, { ...options, fullScan: true });
  assert.deepEqual(comparable(far), comparable(await scan({ objects, ...options })));
  return far;
}

export function trailTexts(seed: number, count: number, options: CorpusOptions): string[] {
  return textsOf(corpusOf(seed, count, { evidence: "trail", ...options }));
}

export function textsOf(records: readonly Part[]): string[] {
  return records.map(({ text }) => text.replace(/[\r\n]/g, " "));
}

/** Files of records as AWS delivers them, a line each; what is no JSON is in files of its own. */
export function trailFiles(seed: number, count: number, options: CorpusOptions): TableFile[] {
  return filesOfTrail(trailTexts(seed, count, options));
}

export function filesOfTrail(texts: readonly string[]): TableFile[] {
  const isJson = (text: string): boolean => {
    try {
      return JSON.parse(text) !== undefined;
    } catch {
      return false;
    }
  };
  const sound = texts.filter(isJson);
  const files = texts.filter((text) => !isJson(text));
  for (let at = 0; at < sound.length; at += 40) files.push(`{"Records":[${sound.slice(at, at + 40).join(",")}]}`);
  return files.map((text, index) => ({ name: `${index}.json`, bytes: Buffer.from(text) }));
}

export function logFiles(seed: number, count: number, options: CorpusOptions): TableFile[] {
  return filesOfLog(corpusOf(seed, count, { evidence: "log", ...options }), seed);
}

export function filesOfLog(lines: readonly Part[], seed: number): TableFile[] {
  return filesOf(lines, randomOf(seed), { size: 40 })
    .map(({ name, bytes }, index) => ({ name: `2026/03/16/${index}-${name.slice(name.lastIndexOf("/") + 1)}`, bytes }));
}

/** Tables of both logs, and the objects that are in them. */
export interface BothLogs {
  readonly tables: TableMappings;
  readonly objects: readonly LogObject[];
}

/** Makes tables of the lines and of the records among some parts. */
export async function makeBoth(name: string, parts: readonly Part[], seed: number): Promise<BothLogs> {
  const lines = await makeTable(`${name}_lines`);
  const records = await makeTrail(`${name}_records`);
  const folders = [
    write(`${name}_lines`, filesOfLog(parts.filter(({ kind }) => kind === "line"), seed)),
    write(`${name}_records`, filesOfTrail(textsOf(parts.filter(({ kind }) => kind === "record")))),
  ];
  return {
    tables: tablesOf([lines], [records]),
    objects: objectsIn(...folders),
  };
}

/** How many lines and records are in no group. */
export async function unusualOnes(tables: TableMappings): Promise<number> {
  const rows = (await run(requestsQuery(tables, { window: always, scope: undefined, byName: true }))).map(rowOf);
  return rows.reduce((sum, row) => sum + (row.fate === "unusual" ? row.example.count : Number(row.fate === "half")), 0);
}
