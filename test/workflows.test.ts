import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import process from "node:process";
import { test } from "node:test";
import { parse } from "yaml";
import { diffMarker } from "../src/diff/render-diff-markdown.ts";
import { projectFolder } from "./cli/start-main.ts";
import { withFolder } from "./cli/temporary-folder.ts";

interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string | number | boolean>>;
}

interface Workflow {
  readonly name: string;
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: unknown;
  readonly jobs: Readonly<
    Record<string, { permissions: Record<string, string>; "timeout-minutes": number; steps: readonly Step[] }>
  >;
}

interface Action {
  readonly inputs: Readonly<Record<string, { description: string; required?: boolean; default?: string }>>;
  readonly outputs: Readonly<Record<string, { description: string }>>;
}

const read = (path: string): string => readFileSync(join(projectFolder, path), "utf8");
const page = read("docs/github.md");
const action = parse(read("action.yml")) as Action;
const folder = "examples/workflows";
const names = readdirSync(join(projectFolder, folder)).toSorted();
const workflows = names.map((name) => {
  const text = read(`${folder}/${name}`);
  const workflow = parse(text) as Workflow;
  return { name, text, workflow, jobs: Object.values(workflow.jobs) };
});
const ownAction = "OWNER/s3-perimeter@COMMIT";

function stepOf(name: string, isIt: (step: Step) => boolean): Step {
  const found = workflows.find((workflow) => workflow.name === name)?.jobs.flatMap(({ steps }) => steps).find(isIt);
  assert.ok(found !== undefined, name);
  return found;
}

test("docs/github.md shows the workflows as they are", () => {
  assert.deepEqual(names, ["default-branch.yml", "pull-request.yml", "schedule.yml"]);
  const blocks = [...page.matchAll(/^```yaml\n([^]*?)^```$/gm)].map(([, text]) => text ?? "");
  for (const { text } of workflows) assert.ok(blocks.includes(text));
  // The others are the shortest use of the action, and of the hooks.
  assert.equal(blocks.length, workflows.length + 2);
  for (const text of blocks) assert.ok(parse(text) !== null);
});

test("docs/github.md describes every input and output in the action's words", () => {
  for (const [name, { description, required, default: value }] of Object.entries(action.inputs)) {
    const unless = required === true ? "needed" : value === "" ? "nothing" : `\`${value}\``;
    assert.ok(page.includes(`| \`${name}\` | ${description} | ${unless} |`), name);
  }
  for (const [name, { description }] of Object.entries(action.outputs)) {
    assert.ok(page.includes(`| \`${name}\` | ${description} |`), name);
  }
});

test("the hooks of docs/github.md are those that there are", () => {
  const hooks = parse(read(".pre-commit-hooks.yaml")) as readonly { id: string }[];
  assert.deepEqual(
    [...page.matchAll(/^ {6}- id: (\S+)$/gm)].filter(([, id]) => id?.startsWith("s3-")).map(([, id]) => id),
    [
      ...hooks.map(({ id }) => id),
    ],
  );
});

for (const { name, text, workflow, jobs } of workflows) {
  test(`${name}: every action is pinned to a commit, or the placeholder that the page explains`, () => {
    const lines = text.split("\n").filter((line) => /\buses:/.test(line));
    assert.ok(lines.length > 2);
    for (const line of lines) {
      assert.match(line, /uses: (?:OWNER\/s3-perimeter@COMMIT|[\w.-]+(?:\/[\w.-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/);
    }
    assert.match(page, /`OWNER\/s3-perimeter` is the repository/);
    assert.match(page, /`COMMIT` the full id/);
  });

  test(`${name}: permissions are none, then the least a job needs, and no token is left in the checkout`, () => {
    assert.deepEqual(workflow.permissions, {});
    assert.ok(!("pull_request_target" in workflow.on) && !("workflow_run" in workflow.on));
    for (const job of jobs) {
      assert.equal(job.permissions["contents"], "read");
      const used = job.steps.map(({ uses = "" }) => uses);
      const wants = {
        "security-events": used.some((uses) => uses.includes("upload-sarif")),
        "pull-requests": used.some((uses) => uses.includes("github-script")),
        "id-token": used.some((uses) => uses.includes("configure-aws-credentials")),
      };
      const writes = Object.entries(job.permissions).filter(([, value]) => value === "write").map(([key]) => key);
      assert.deepEqual(writes.toSorted(), Object.entries(wants).filter(([, is]) => is).map(([key]) => key).toSorted());
      assert.ok(job["timeout-minutes"] <= 60);
      for (const step of job.steps.filter(({ uses = "" }) => uses.startsWith("actions/checkout@"))) {
        assert.equal(step.with?.["persist-credentials"], false);
      }
    }
  });

  test(`${name}: no expression stands in a script`, () => {
    for (const { run, with: inputs } of jobs.flatMap(({ steps }) => steps)) {
      assert.doesNotMatch(`${run ?? ""}${inputs?.["script"] ?? ""}`, /\$\{\{/);
    }
  });

  test(`${name}: inputs and outputs are those of the action, and what it has made is used whatever its status`, () => {
    for (const { steps } of jobs) {
      const own = steps.filter(({ uses }) => uses === ownAction);
      assert.ok(own.length > 0);
      for (const { id, with: inputs = {} } of own) {
        assert.ok(id !== undefined);
        for (const input of Object.keys(inputs)) assert.ok(input in action.inputs, input);
        assert.equal(inputs["command"] === "diff", "base" in inputs);
        if (inputs["command"] === "check") assert.equal(typeof inputs["category"], "string");
      }
      const ids = new Set(own.map(({ id }) => id));
      const outputs = [...JSON.stringify(steps).matchAll(/steps\.(\w+)\.outputs\.([\w-]+)/g)];
      for (const [, id, output = ""] of outputs) if (ids.has(id)) assert.ok(output in action.outputs, output);
      const uploads = steps.filter(({ uses = "" }) => uses.includes("upload-sarif"));
      assert.equal(uploads.length, 1);
      for (const { if: condition, with: inputs } of uploads) {
        const [, path] = /^\$\{\{ (steps\.\w+\.outputs\.sarif) \}\}$/.exec(String(inputs?.["sarif_file"])) ?? [];
        assert.ok(path !== undefined && condition?.includes(`!cancelled() && ${path} != ''`));
      }
    }
  });
}

test("in a pull request, what writes is left out for forks", () => {
  const writing = workflows.find(({ name }) => name === "pull-request.yml")?.jobs.flatMap(({ steps }) => steps)
    .filter(({ uses = "" }) => /github-script|upload-sarif/.test(uses)) ?? [];
  assert.equal(writing.length, 2);
  for (const { if: condition } of writing) {
    assert.match(condition ?? "", /github\.event\.pull_request\.head\.repo\.full_name == github\.repository/);
  }
});

interface Comment {
  readonly id: number;
  readonly user: { readonly login: string } | null;
  body: string;
}

// GitHub itself cannot be had here: comments in memory are in its place, and the script is the workflow's own.
test("the comment is made once and then updated, and never one of somebody else", async () => {
  const script = String(stepOf("pull-request.yml", ({ uses = "" }) => uses.includes("github-script")).with?.["script"]);
  const comments: Comment[] = [
    { id: 1, user: { login: "mallory" }, body: `${diffMarker}\nforged` },
    { id: 2, user: { login: "github-actions[bot]" }, body: "<!-- of another tool -->\n" },
    { id: 3, user: null, body: diffMarker },
  ];
  const at = { owner: "o", repo: "r", issue_number: 7 };
  const listComments = (): Comment[] => comments;
  const github = {
    paginate: (list: () => Comment[], where: Record<string, unknown>): Promise<Comment[]> => {
      assert.deepEqual(where, { ...at, per_page: 100 });
      return Promise.resolve(list());
    },
    rest: {
      issues: {
        listComments,
        createComment: ({ body, ...where }: { body: string }): void => {
          assert.deepEqual(where, at);
          comments.push({ id: 4, user: { login: "github-actions[bot]" }, body });
        },
        updateComment: ({ body, comment_id }: { body: string; comment_id: number }): void => {
          const comment = comments.find(({ id }) => id === comment_id);
          assert.ok(comment !== undefined);
          comment.body = body;
        },
      },
    },
  };
  const context = { repo: { owner: "o", repo: "r" }, payload: { pull_request: { number: 7 } } };
  const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor as new (
    ...texts: string[]
  ) => (...values: unknown[]) => Promise<void>;
  await withFolder({}, async (temporary) => {
    const file = join(temporary, "report.md");
    const run = async (body: string): Promise<void> => {
      writeFileSync(file, body);
      const processOfStep = { env: { MARKDOWN: file } };
      await new AsyncFunction("github", "context", "require", "process", script)(
        github,
        context,
        createRequire(import.meta.url),
        processOfStep,
      );
    };
    await run(`${diffMarker}\n\nfirst \${{ github.token }}`);
    await run(`${diffMarker}\n\nsecond`);
  });
  assert.deepEqual(comments.map(({ id }) => id), [1, 2, 3, 4]);
  assert.equal(comments[0]?.body, `${diffMarker}\nforged`);
  assert.equal(comments[2]?.body, diffMarker);
  assert.equal(comments[3]?.body, `${diffMarker}\n\nsecond`);
});

test("the schedule hands on its report: none at first, then the last one", async () => {
  const keep = stepOf("schedule.yml", ({ name }) => name === "Keep the report");
  const last = stepOf("schedule.yml", ({ id }) => id === "last");
  await withFolder({ "new/report.json": "{}" }, async (temporary) => {
    const runnerTemp = join(temporary, "runner temp");
    mkdirSync(runnerTemp);
    const run = ({ run = "" }: Step): string => {
      const output = join(temporary, "output");
      writeFileSync(output, "");
      const env = {
        PATH: process.env["PATH"] ?? "",
        RUNNER_TEMP: runnerTemp,
        GITHUB_OUTPUT: output,
        REPORT: join(temporary, "new/report.json"),
      };
      const { status, stderr } = spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", run], {
        env,
        encoding: "utf8",
      });
      assert.equal(status, 0, stderr);
      return readFileSync(output, "utf8");
    };
    assert.equal(run(last), "");
    run(keep);
    assert.equal(run(last), `report=${join(runnerTemp, "last-report/report.json")}\n`);
  });
});
