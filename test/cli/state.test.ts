import assert from "node:assert/strict";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { type Ended, projectFolder, startMain, type StartOptions } from "./start-main.ts";
import { withFolder } from "./temporary-folder.ts";

const policies = ["-p", "examples/day/policies"];
const day = join(projectFolder, "examples/day/logs");

function allowed(folder: string): StartOptions {
  return { denoPermissions: ["run", "--no-prompt", "--allow-read", `--allow-write=${folder}`] };
}

// What only a report of a state says, where it looks back far enough for all of it.
const nothingLeftOut = / {2}"lookBack": \{\s*"days": 31,\s*"requests": 0\s*\},\n/;

interface JsonReport {
  readonly findings: readonly { readonly rule: string; readonly notices?: { readonly count: number } }[];
  readonly evidence: { readonly objects: Readonly<Record<string, number>> };
}

test("runs with a state report what one check of a profile of everything reports", async () => {
  await withFolder({}, async (folder) => {
    const [state, profile, logs] = [join(folder, "state"), join(folder, "all.ndjson"), join(folder, "logs")];
    const check = (...args: string[]): Promise<Ended> =>
      startMain(["check", ...args, ...policies, "--state", state, "-f", "json"], allowed(folder));
    // The access log comes first, CloudTrail two days later.
    cpSync(join(day, "s3"), join(logs, "s3"), { recursive: true });
    const first = await check(logs, "--now", "2026-03-17");
    assert.equal(first.stderr, "");
    cpSync(join(day, "AWSLogs"), join(logs, "AWSLogs"), { recursive: true });
    const second = await check(logs, "--now", "2026-03-19");
    const third = await check(logs, "--now", "2026-03-19");
    const later = await check("--now", "2026-03-19");
    assert.equal((await startMain(["profile", logs, "-o", profile, "--allow-incomplete"], allowed(folder))).status, 0);
    const direct = await startMain(["check", profile, ...policies, "-f", "json", "--now", "2026-03-19"]);
    for (const ended of [second, third, later]) {
      assert.equal(ended.stderr, "");
      assert.equal(ended.stdout.replace(nothingLeftOut, ""), direct.stdout);
      assert.match(ended.stdout, nothingLeftOut);
      assert.equal(ended.status, direct.status);
    }
    assert.notEqual(first.stdout, second.stdout);
    assert.deepEqual(readdirSync(state).filter((name) => name.startsWith("manifest-")).length, 2);

    const ofState = await startMain(
      ["profile", "--state", state, "--now", "2026-03-19", "--allow-incomplete"],
      allowed(folder),
    );
    assert.equal(ofState.stdout, readFileSync(profile, "utf8"));
  });
});

test("late evidence is a finding with its place, and ends with status 3", async () => {
  await withFolder({}, async (folder) => {
    const state = join(folder, "state");
    const check = (input: string, now: string): Promise<Ended> =>
      startMain(
        ["check", join(day, input), ...policies, "--state", state, "-f", "json", "--now", now, "--fail-on", "none"],
        allowed(folder),
      );
    await check("s3", "2026-03-21");
    const ended = await check("AWSLogs", "2026-03-21");
    const { findings } = JSON.parse(ended.stdout) as JsonReport;
    const late = findings.find(({ rule }) => rule === "PERIM2008");
    assert.ok((late?.notices?.count ?? 0) > 300);
    assert.match(ended.stdout, /"position": "record \d+"/);
    assert.equal(ended.status, 3);
  });
});

test("an object that cannot be read is tried again, and ends with status 3 until then", async () => {
  await withFolder({ "logs/a.gz": new Uint8Array([0x1f, 0x8b, 8, 0]) }, async (folder) => {
    const state = join(folder, "state");
    const args = [
      "check",
      join(folder, "logs"),
      "examples/seed/logs",
      "-p",
      "examples/seed/policies",
      "--state",
      state,
    ];
    const run = async (): Promise<[number | null, JsonReport]> => {
      const ended = await startMain(
        [...args, "-f", "json", "--now", "2019-02-08", "--fail-on", "none"],
        allowed(folder),
      );
      return [ended.status, JSON.parse(ended.stdout) as JsonReport];
    };
    for (let i = 0; i < 2; i++) {
      const [status, { findings, evidence }] = await run();
      assert.equal(status, 3);
      assert.ok(findings.some(({ rule }) => rule === "PERIM2102"));
      assert.deepEqual([evidence.objects["read"], evidence.objects["unread"]], [2, 1]);
    }
    cpSync(join(projectFolder, "examples/seed/logs/access.log"), join(folder, "logs/a.gz"));
    const [, { findings, evidence }] = await run();
    assert.ok(!findings.some(({ rule }) => rule === "PERIM2102"));
    assert.deepEqual([evidence.objects["duplicate"], evidence.objects["unread"]], [1, 0]);
  });
});

test("a finding stays while logs are silent, and goes after a look-back window with evidence", async () => {
  await withFolder({}, async (folder) => {
    const [state, logs] = [join(folder, "state"), join(folder, "logs")];
    mkdirSync(logs);
    const dayOf = (index: number): string => new Date(Date.UTC(2026, 2, 1 + index)).toISOString().slice(0, 10);
    const write = (index: number, address: string): void => {
      const [year, , day] = dayOf(index).split("-");
      const line =
        `79a5 testdata2020 [${day}/Mar/${year}:10:00:00 +0000] ${address} arn:aws:iam::111122223333:user/app ` +
        `${
          String(index).padStart(16, "0")
        } REST.GET.OBJECT k "GET /k HTTP/1.1" 200 - 10 10 5 4 "-" "-" - x= SigV4 TLS ` +
        "AuthHeader h TLSv1.2 - -\n";
      writeFileSync(join(logs, `${dayOf(index)}.log`), line);
    };
    // On the first day from an address that is not allowed, then for nine days from one that may be.
    write(0, "198.51.100.7");
    const check = async (day: number, ...args: string[]): Promise<[rules: string[], text: string]> => {
      const ended = await startMain(
        ["check", logs, "-p", "examples/seed/policies", "--state", state, "-f", "json", "--now", dayOf(day), ...args],
        allowed(folder),
      );
      assert.notEqual(ended.status, 2, ended.stderr);
      const { findings } = JSON.parse(ended.stdout) as JsonReport;
      return [findings.map(({ rule }) => rule), ended.stdout];
    };
    assert.ok((await check(0, "--look-back", "1"))[0].includes("PERIM1001"));
    for (let index = 1; index < 10; index++) write(index, "10.0.1.7");
    // Of nine later days the last three and the day itself are awaited still, and prove nothing.
    assert.ok((await check(9, "--look-back", "6"))[0].includes("PERIM1001"));
    assert.ok(!(await check(9, "--look-back", "5"))[0].includes("PERIM1001"));
    const [rules, text] = await check(10, "--look-back", "6");
    assert.ok(!rules.includes("PERIM1001"));
    assert.match(text, /"lookBack": \{\s*"days": 6,\s*"requests": 1\s*\}/);
    assert.ok((await check(10))[0].includes("PERIM1001"));
    assert.ok(!rules.includes("PERIM2009"));
    // A hundred days of silence close nothing, and are told.
    const [silent, said] = await check(110, "--look-back", "10");
    assert.ok(silent.includes("PERIM1001"));
    assert.ok(silent.includes("PERIM2009"));
    assert.match(said, /nothing of 97 days from 2026-03-11 to 2026-06-15 came, .* the last is 2026-03-10/);
    const shown = await startMain(["state", "show", state, "--days"], allowed(folder));
    assert.match(shown.stdout, /^2026-03-01 {2}testdata2020: access log, 1 object, read on 2026-03-01$/m);
    assert.equal(shown.stdout.match(/^2026-03-\d\d {2}testdata2020/gm)?.length, 10);
  });
});

test("of two runs at once one ends with status 2 and changes nothing", async () => {
  await withFolder({}, async (folder) => {
    const state = join(folder, "state");
    const logs = ["s3", "AWSLogs"].map((name) => join(day, name));
    const results = await Promise.all(logs.flatMap((input) =>
      [1, 2].map(() =>
        startMain(
          ["check", input, ...policies, "--state", state, "--now", "2026-03-17", "-f", "json", "--fail-on", "none"],
          allowed(folder),
        )
      )
    ));
    for (const { status, stdout, stderr } of results) {
      assert.ok(status === 2 || status === 3 || status === 0, stderr);
      assert.equal(stdout === "", status === 2);
      if (status === 2) assert.match(stderr, /Another run has changed the state .*\n {2}let one run at a time/);
    }
    assert.ok(results.some(({ status }) => status !== 2));
    const all = await startMain(
      ["check", ...logs, ...policies, "--state", state, "--now", "2026-03-17", "-f", "json"],
      allowed(folder),
    );
    const fresh = await startMain(
      ["check", ...logs, ...policies, "--state", join(folder, "fresh"), "--now", "2026-03-17", "-f", "json"],
      allowed(folder),
    );
    assert.equal(all.stdout, fresh.stdout);
  });
});

test("state show, prune and rebuild", async () => {
  await withFolder({}, async (folder) => {
    const state = join(folder, "state");
    const command = (...args: string[]): Promise<Ended> => startMain(["state", ...args], allowed(folder));
    const check = (now: string): Promise<Ended> =>
      startMain(["check", day, ...policies, "--state", state, "--now", now, "--horizon", "1"], allowed(folder));
    await check("2026-03-16");
    await check("2026-03-25");
    const shown = await command("show", state);
    assert.equal(shown.status, 0, shown.stderr);
    assert.match(shown.stdout, /^generation +2$/m);
    assert.match(shown.stdout, /^objects +11 read, 0 duplicates, 11 names$/m);
    assert.match(shown.stdout, /^days +1 from 2026-03-16 to 2026-03-16$/m);
    assert.match(shown.stdout, /^open +0 records/m);
    assert.match(shown.stdout, /^horizon +1 day: awaited from 2026-03-24 on$/m);
    assert.match(shown.stdout, /^customer-exports: access log, 1 day, 1 object, came on the same day$/m);
    for (const line of shown.stdout.split("\n")) assert.doesNotMatch(line, /\s$/);

    const refused = await command("prune", state, "--before", "2026-03-24");
    assert.equal(refused.status, 2);
    assert.match(refused.stderr, /the latest day that can be given is 2026-03-23/);
    const pruned = await command("prune", state, "--before", "2026-03-20");
    assert.match(pruned.stdout, /^forgotten: 1 day, 2026-03-16 to 2026-03-16, \d+ request classes, \d+ notices\n$/);
    assert.match((await command("show", state)).stdout, /^forgotten +days before 2026-03-20$/m);
    assert.match((await check("2026-03-25")).stdout, /PERIM2007/);

    const manifest = readdirSync(state).filter((name) => name.startsWith("manifest-")).at(-1) as string;
    const { parts } = JSON.parse(readFileSync(join(state, manifest), "utf8")) as {
      parts: { generation: number; sha256: string }[];
    };
    const part = `part-${String(parts[0]?.generation).padStart(10, "0")}-${parts[0]?.sha256}.gz`;
    truncateSync(join(state, part), 10);
    for (const run of [() => check("2026-03-25"), () => command("show", state)]) {
      const ended = await run();
      assert.equal(ended.status, 2);
      assert.equal(ended.stdout, "");
      assert.match(ended.stderr, /part-.* is damaged: [\s\S]*s3-perimeter state rebuild/);
    }
    const rebuilt = await command("rebuild", state);
    assert.equal(rebuilt.status, 0);
    const aside = readdirSync(state).find((name) => name.startsWith("set-aside-")) as string;
    assert.ok(existsSync(join(state, aside, part)));
    assert.match((await check("2026-03-17")).stdout, /11 read, 0 duplicates/);
  });
});

test("wrong usage is told, with status 2", async () => {
  await withFolder({ "other/x.log": "x", "here/logs/a.log": "x" }, async (folder) => {
    const state = join(folder, "state");
    mkdirSync(join(folder, "here/logs/state"));
    writeFileSync(join(folder, "empty.log"), "");
    const cases: readonly (readonly [readonly string[], RegExp])[] = [
      [["check", ...policies, "--state", state], /There is no state in .*\n.*begins one/],
      [["check", "-", ...policies, "--state", state], /Cannot read standard input with --state/],
      [["check", day, ...policies, "--state", "gs://bucket/state"], /Cannot keep a state in gs:.*\n.*s3:\/\/BUCKET/],
      [
        ["check", day, ...policies, "--state", "s3://b_/state"],
        /Cannot keep a state in s3:.* a name that none can have/,
      ],
      [["check", "s3://bucket/", ...policies, "--state", "s3://bucket/state"], /lie in each other/],
      [["check", "s3://bucket/state/x", ...policies, "--state", "s3://bucket/state"], /lie in each other/],
      [["check", day, ...policies, "--state", join(folder, "other")], /is no state: .* and x\.log is in it/],
      [["check", join(folder, "here"), ...policies, "--state", join(folder, "here/logs/state")], /lie in each other/],
      [["check", join(folder, "here"), ...policies, "--state", join(folder, "here/a/new")], /lie in each other/],
      [["check", join(folder, "missing"), ...policies, "--state", state], /Cannot open .*missing/],
      [["check", day, ...policies, "--state", state, "--horizon", "x"], /--horizon x is no number of days/],
      [["check", day, ...policies, "--state", state, "--since", "24h"], /choose objects in S3, and no input is there/],
      [["check", day, ...policies, "--horizon", "3"], /--horizon means something with --state only/],
      [["profile", day, ...policies, "--state", state], /--policies or --state, not both/],
      [["state"], /state needs one of show, prune, rebuild/],
      [["state", "sho", state], /state sho is not known/],
      [["state", "show"], /needs one state/],
      [["state", "show", state], /There is no state in/],
      [["state", "show", state, "--before", "2026-01-01"], /takes no --before/],
      [["check", day, ...policies, "--look-back", "3"], /--look-back means something with --state only/],
      [["check", day, ...policies, "--state", state, "--look-back", "0"], /would look at nothing/],
      [["state", "prune", state, "--days"], /takes no --days/],
      [["state", "prune", state], /needs --before DAY/],
      [["state", "prune", state, "--before", "2026-02-30"], /--before 2026-02-30 is no day/],
      [["state", "rebuild", state], /nothing to rebuild/],
    ];
    const all = await Promise.all(cases.map(([args]) => startMain(args, allowed(folder))));
    for (const [index, ended] of all.entries()) {
      const [args, message] = cases[index] as (typeof cases)[number];
      assert.equal(ended.status, 2, args.join(" "));
      assert.match(ended.stderr, message);
      assert.equal(ended.stdout, "");
    }
    assert.ok(!existsSync(state));
  });
});
