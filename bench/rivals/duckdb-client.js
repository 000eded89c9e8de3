// Runs the SQL of a file in DuckDB: `duckdb-client.js FILE THREADS`.
import { readFileSync } from "node:fs";
import process from "node:process";
import { DuckDBInstance } from "@duckdb/node-api";

const [file, threads] = process.argv.slice(2);
const instance = await DuckDBInstance.create(":memory:", { threads });
const connection = await instance.connect();
await connection.run(readFileSync(file, "utf8"));
