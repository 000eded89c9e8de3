// Makes every generated file of the project: `node --import tsx scripts/generate.ts` writes them, with `--check` it
// only names those that are stale and exits with 1. A further generated file is one more entry of the list below.
import { execFileSync } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import { build } from "esbuild";
import { severities } from "../src/diagnostic/severity.ts";
import { claims } from "../src/record/claim.ts";
import { operationNames } from "../src/record/operation.ts";
import { reasons } from "../src/evaluate/verdict.ts";
import { possibleVerdicts } from "../src/policy-test/possible-verdicts.ts";
import { evidences, outcomes } from "../src/policy-test/request-fields.ts";
import { rulesDocument } from "../src/rule/rules-document.ts";
import { runWalkThrough } from "../test/corpus/walk-through.ts";
import { sampleDay } from "../test/corpus/sample-day.ts";

interface GeneratedFile {
  /** From the project's root. */
  readonly path: string;
  readonly make: () => Promise<string>;
}

const root = fileURLToPath(new URL("..", import.meta.url));

const verdictKinds = new Set(["not-covered", ...[...possibleVerdicts().values()].flatMap((kinds) => [...kinds])]);

const files: readonly GeneratedFile[] = [
  // Before the validator: entries are made and written in this order.
  filledSchema("schemas/policy.schema.json", {
    "/$defs/policy/properties/severity/enum": severities,
    "/$defs/operation/enum": [...operationNames].toSorted(),
  }),
  shapeValidator("schemas/policy.schema.json", "src/policy/policy-shape.generated.ts", "validatePolicyShape"),
  filledSchema("schemas/report.schema.json", { "/$defs/severity/enum": severities }),
  shapeValidator("schemas/report.schema.json", "src/report/report-shape.generated.ts", "validateReportShape"),
  { path: "docs/rules.md", make: async () => rulesDocument() },
  filledSchema("schemas/profile.schema.json", { "/$defs/class/properties/claim/enum": claims }),
  filledSchema("schemas/policy-test.schema.json", {
    "/$defs/request/properties/evidence/enum": evidences,
    "/$defs/request/properties/outcome/enum": outcomes,
    "/$defs/request/properties/claim/enum": claims,
    "/$defs/operation/enum": [...operationNames].toSorted(),
    "/$defs/expectation/properties/verdict/enum": [...verdictKinds].toSorted(),
    "/$defs/expectation/properties/reason/enum": Object.keys(reasons).toSorted(),
  }),
  shapeValidator(
    "schemas/policy-test.schema.json",
    "src/policy-test/policy-test-shape.generated.ts",
    "validatePolicyTestShape",
  ),
  filledSchema("schemas/policy-test-report.schema.json", {
    "/$defs/verdict/enum": [...verdictKinds].toSorted(),
    "/$defs/reason/enum": Object.keys(reasons).toSorted(),
  }),
  sharedSchema("schemas/diff.schema.json", "schemas/report.schema.json", [
    "evidence",
    "place",
    "severity",
    "finding",
    "traffic",
    "few",
    "time",
    "exception",
  ]),
  versionModule("src/cli/version.generated.ts"),
  wasmModule("assembly/access-log.ts", "src/format/access-log-wasm.generated.ts", "accessLogWasm"),
  wasmModule("assembly/cloudtrail.ts", "src/format/cloudtrail-wasm.generated.ts", "cloudTrailWasm"),
  shapeValidator("schemas/profile.schema.json", "src/profile/profile-shape.generated.ts", "validateProfileLine"),
  filledSchema("schemas/state.schema.json", {}),
  shapeValidator("schemas/state.schema.json", "src/state/state-shape.generated.ts", "validateStateShape"),
  ...sampleDay().map(({ name, bytes }): GeneratedFile => ({
    path: `examples/day/logs/${name}`,
    make: () => Promise.resolve(Buffer.from(bytes).toString("utf8")),
  })),
  programOutput("examples/day/traffic.ndjson", ["profile", "examples/day/logs"]),
  // Last: they show what the program makes of all the others.
  filledReadme("README.md"),
  {
    path: "docs/walk-through.md",
    make: async () => runWalkThrough(await readFile(`${root}docs/walk-through.md`, "utf8")),
  },
];

/** A schema written by hand but for definitions that it has from another one, which is made before it. */
function sharedSchema(path: string, from: string, names: readonly string[]): GeneratedFile {
  return {
    path,
    make: async () => {
      const schema = JSON.parse(await readFile(root + path, "utf8"));
      const { $defs } = JSON.parse(await readFile(root + from, "utf8"));
      for (const name of names) {
        if (!(name in $defs)) throw new TypeError(`Cannot find the definition ${name} of ${path} in ${from}`);
        schema.$defs[name] = $defs[name];
      }
      return `${JSON.stringify(schema, undefined, 2)}\n`;
    },
  };
}

/** A schema written by hand but for lists of names, which come from the code. `lists` is by JSON pointer. */
function filledSchema(path: string, lists: Readonly<Record<string, readonly string[]>>): GeneratedFile {
  return {
    path,
    make: async () => {
      const schema: unknown = JSON.parse(await readFile(root + path, "utf8"));
      for (const [pointer, names] of Object.entries(lists)) {
        const keys = pointer.slice(1).split("/");
        const last = keys.pop() as string;
        let parent = schema as Record<string, unknown>;
        for (const key of keys) parent = parent[key] as Record<string, unknown>;
        if (!(last in parent)) throw new TypeError(`Cannot fill ${pointer} of ${path}: it is not there`);
        parent[last] = names;
      }
      return `${JSON.stringify(schema, undefined, 2)}\n`;
    },
  };
}

/** The version of package.json, which a program that may read nothing but its inputs cannot open. */
function versionModule(path: string): GeneratedFile {
  return {
    path,
    make: async () => {
      const { version } = JSON.parse(await readFile(`${root}package.json`, "utf8")) as { version: string };
      const comment = "// Made from package.json by scripts/generate.ts: do not edit.";
      return `${comment}\n\n/** The version of this program. */\nexport const version: string = ${
        JSON.stringify(version)
      };\n`;
    },
  };
}

/** An AssemblyScript source, compiled: in a module of its own, since a program may not be allowed to read its own files. */
function wasmModule(source: string, path: string, name: string): GeneratedFile {
  return {
    path,
    make: async () => {
      const binary = await compileAssembly(`${root}${source}`);
      return `// Made from ${source} by scripts/generate.ts: do not edit.\n\n/** The module in base64. */\nexport const ${name}: string =\n  ${
        JSON.stringify(Buffer.from(binary).toString("base64"))
      };\n`;
    },
  };
}

/** What is used of AssemblyScript's compiler: its own types redefine the console of all other files. */
interface AssemblyCompiler {
  main(args: readonly string[], options: object): Promise<{ readonly error: Error | null }>;
  createMemoryStream(): { toString(): string };
}

async function compileAssembly(source: string): Promise<Uint8Array> {
  const compiler = "assemblyscript/asc";
  const asc = (await import(compiler)).default as AssemblyCompiler;
  let binary: Uint8Array | undefined;
  const stderr = asc.createMemoryStream();
  // 28 MB of memory, of which what is not written to takes none.
  const memory = ["--runtime", "stub", "--initialMemory", "448"];
  const { error } = await asc.main([
    source,
    "--outFile",
    "module.wasm",
    ...memory,
    "--enable",
    "simd",
    "-O3",
    "--noAssert",
  ], {
    stderr,
    writeFile: (_: string, contents: string | Uint8Array) => {
      if (typeof contents !== "string") binary = contents;
    },
  });
  if (error !== null || binary === undefined) throw new Error(`${source} does not compile: ${stderr.toString()}`);
  return binary;
}

/** What the program writes to standard output. */
function programOutput(path: string, args: readonly string[]): GeneratedFile {
  return {
    path,
    make: () => {
      const all = ["--import", "tsx", "src/main.ts", ...args, "--allow-incomplete"];
      return Promise.resolve(
        execFileSync(process.execPath, all, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }),
      );
    },
  };
}

/** The README with the beginning and the account of what `npm start` prints. */
function filledReadme(path: string): GeneratedFile {
  return {
    path,
    make: async () => {
      const { scripts } = JSON.parse(await readFile(`${root}package.json`, "utf8")) as { scripts: { start: string } };
      const args = ["--import", "tsx", "src/main.ts", ...scripts.start.split(" ").slice(2)];
      const output = execFileSync(process.execPath, args, { cwd: root, encoding: "utf8" });
      const part = (from: string, to: string): string => {
        const start = output.indexOf(from);
        return output.slice(start, output.indexOf(to, start)).trimEnd();
      };
      const shown = [part("POLICY ", "\n\n  PERIM1005"), part("ACCOUNTING", "\nNEXT")];
      const readme = await readFile(root + path, "utf8");
      return readme.replaceAll(/```text\n[\s\S]*?```/g, () => `\`\`\`text\n${shown.shift()}\n\`\`\``);
    },
  };
}

/**
 * The validator of a schema as one module without imports: compiling schemas takes ajv and `new Function`, which cost
 * start-up time and are not allowed everywhere.
 *
 * @param name of the exported function
 */
function shapeValidator(schemaPath: string, path: string, name: string): GeneratedFile {
  return {
    path,
    make: async () => {
      const schema = JSON.parse(await readFile(root + schemaPath, "utf8")) as object;
      const ajv = new Ajv2020({
        code: { source: true, esm: true, lines: true },
        allErrors: true,
        verbose: true,
        allowUnionTypes: true,
        // `required` in a branch of anyOf need not repeat the properties.
        strictRequired: false,
        strictTypes: false,
      });
      const code = standalone.default(ajv, ajv.compile(schema)).replaceAll(
        /const (\w+) = require\("([^"]+)"\)\.default;/g,
        (_, variable: string, id: string) =>
          `import ${variable}_ from "${id}.js";const ${variable} = ${variable}_.default;`,
      );
      const { outputFiles } = await build({
        stdin: { contents: code, resolveDir: root, sourcefile: "validator.js" },
        absWorkingDir: root,
        bundle: true,
        write: false,
        format: "esm",
        platform: "neutral",
        target: "es2022",
        charset: "utf8",
        legalComments: "none",
      });
      const bundled = outputFiles[0]?.text ?? "";
      const body = bundled.replace(
        /export \{[^}]*?(\w+) as default[^}]*\};\s*$/,
        `export const ${name}: ShapeValidator = $1;\n`,
      );
      if (body === bundled || /\brequire\(|^import |new Function|\beval\(/m.test(body)) {
        throw new Error(`Cannot make ${path}: the bundle is not one module without imports and run-time code`);
      }
      return `${header(schemaPath)}${body}`;
    },
  };
}

function header(schemaPath: string): string {
  return `// @ts-nocheck
// Made from ${schemaPath} by scripts/generate.ts: do not edit.

/** What a value breaks: one keyword of the schema. */
export interface ShapeError {
  readonly keyword: string;
  /** JSON pointer to the value. */
  readonly instancePath: string;
  /** JSON pointer to the keyword. */
  readonly schemaPath: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The key that is checked, where it is the key and not its value. */
  readonly propertyName?: string;
  /** The schema object that the keyword is in. */
  readonly parentSchema?: Readonly<Record<string, unknown>>;
}

/** Whether a value has the shape; if not, \`errors\` says why until the next call. */
export interface ShapeValidator {
  (data: unknown): boolean;
  errors?: readonly ShapeError[] | null;
}

`;
}

const check = process.argv.includes("--check");
for (const { path, make } of files) {
  const text = await make();
  const old = await readFile(root + path, "utf8").catch(() => "");
  if (old === text) continue;
  if (check) {
    process.exitCode = 1;
    console.error(`${path} is stale: run npm run generate`);
  } else {
    await mkdir(dirname(root + path), { recursive: true });
    await writeFile(root + path, text);
    console.error(`${path} written`);
  }
}
