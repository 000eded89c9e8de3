// Runs the SQL of a file in ClickHouse local and writes the result: `chdb-client.js FILE THREADS OUTPUT`.
import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { query } from "chdb";

const [file, threads, output] = process.argv.slice(2);
writeFileSync(output, query(readFileSync(file, "utf8").replace("{threads}", threads), "TabSeparatedRaw"));
