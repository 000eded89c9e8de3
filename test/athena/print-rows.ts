// Runs a query with the engine for Athena and prints its rows: a program of its own, so that Deno gives it what docs/athena.md says.
import process from "node:process";
import { AthenaEngine } from "../../src/athena/athena-engine.ts";
import { defaultS3Options } from "../../src/source/s3-options.ts";

const [url = "", endpointUrl = ""] = process.argv.slice(2);
const s3 = { ...defaultS3Options, endpointUrl, pathStyle: true };
const engine = new AthenaEngine({ url, s3, run: "a run", outputLocation: "s3://results/of" });
for await (const row of engine.query("SELECT 1")) console.log(JSON.stringify(row));
await engine.close();
