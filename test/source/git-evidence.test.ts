import assert from "node:assert/strict";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { test } from "node:test";
import { type GitEvidence, listEvidence } from "../../src/source/git-evidence.ts";
import { openRepository, resolveRevision } from "../../src/source/git-repository.ts";
import { readBytes } from "../../src/source/read-bytes.ts";
import { type GitFolder, withRepository } from "./git-folder.ts";

async function* nothing(): AsyncGenerator<Uint8Array> {}

/** What is listed as of `main`, with what is there now being another branch. */
async function evidenceOf({ folder }: GitFolder, ...inputs: string[]): Promise<GitEvidence> {
  const repository = await openRepository(folder);
  const commit = await resolveRevision(repository, "refs/heads/main");
  assert.ok(commit !== undefined);
  return await listEvidence({ repository, commit, name: "main" }, inputs, nothing);
}

/** Content by name from the repository's folder. */
async function contentOf(repository: GitFolder, ...inputs: string[]): Promise<Record<string, string>> {
  const { objects, unread } = await evidenceOf(repository, ...inputs.map((input) => join(repository.folder, input)));
  assert.deepEqual(unread, []);
  const contents: Record<string, string> = {};
  for (const object of objects) {
    contents[relative(repository.folder, object.name)] = Buffer.from(await readBytes(object, 1e6)).toString("utf8");
  }
  return contents;
}

async function refused(repository: GitFolder, input: string, message: RegExp): Promise<void> {
  await assert.rejects(evidenceOf(repository, join(repository.folder, input)), (error: Error) => {
    assert.match(error.message, message);
    return true;
  });
}

const files: Readonly<Record<string, string>> = {
  "evidence/a.ndjson": "base a",
  "evidence/more/b.ndjson": "base b",
  "other.txt": "base other",
};

async function onBranch(use: (repository: GitFolder) => Promise<void>): Promise<void> {
  await withRepository(files, async (repository) => {
    repository.git("checkout", "--quiet", "-b", "change");
    await use(repository);
  });
}

test("tracked evidence is the base's, though the change has edited or removed it", async () => {
  await onBranch(async (repository) => {
    repository.write({ "evidence/a.ndjson": "forged", "policies/p.yaml": "x" });
    repository.remove("evidence/more");
    repository.commit();
    const base = { "evidence/a.ndjson": "base a", "evidence/more/b.ndjson": "base b" };
    assert.deepEqual(await contentOf(repository, "evidence"), base);
    assert.deepEqual(await contentOf(repository, "evidence/"), base);
    assert.deepEqual(await contentOf(repository, "evidence/a.ndjson"), { "evidence/a.ndjson": "base a" });
    assert.deepEqual(await contentOf(repository, "evidence/a.ndjson", "evidence"), base);
    assert.deepEqual(await contentOf(repository, "evidence/more"), { "evidence/more/b.ndjson": "base b" });
    const { notes } = await evidenceOf(repository, join(repository.folder, "evidence"));
    assert.match(notes.join("\n"), /read as of main: .*a\.ndjson, .*b\.ndjson/);
    assert.match(notes.join("\n"), /the working copy differs, and is not read: .*a\.ndjson$/m);
    assert.match(notes.join("\n"), /the working copy has it no more: .*b\.ndjson$/m);
  });
});

test("the removal of all of it, or a file in place of the folder, changes nothing", async () => {
  await onBranch(async (repository) => {
    repository.remove("evidence");
    repository.commit();
    assert.equal((await contentOf(repository, "evidence"))["evidence/a.ndjson"], "base a");
    repository.write({ evidence: "a file" });
    repository.commit();
    await refused(repository, "evidence", /evidence is not in main and is tracked now/);
  });
});

test("what came with the change is refused, committed or only staged", async () => {
  await onBranch(async (repository) => {
    repository.write({ "evidence/c.ndjson": "new", "fresh/d.ndjson": "new" });
    repository.git("add", "--all");
    await refused(
      repository,
      "evidence/c.ndjson",
      /c\.ndjson is not in main and is tracked now: it came with the change/,
    );
    await refused(repository, "evidence", /c\.ndjson is not in main/);
    repository.commit();
    await refused(repository, "fresh", /d\.ndjson is not in main/);
  });
});

test("what is untracked, ignored, or outside is read from disk", async () => {
  await onBranch(async (repository) => {
    repository.write({ ".gitignore": "*.tmp\n" });
    repository.commit();
    repository.write({
      "evidence/untracked.ndjson": "job",
      "evidence/x.tmp": "ignored",
      "../outside/e.ndjson": "outside",
    });
    assert.deepEqual(await contentOf(repository, "evidence", "../outside"), {
      "../outside/e.ndjson": "outside",
      "evidence/a.ndjson": "base a",
      "evidence/more/b.ndjson": "base b",
      "evidence/untracked.ndjson": "job",
      "evidence/x.tmp": "ignored",
    });
  });
});

test("a tracked symbolic link leads nowhere, wherever it points to", async (t) => {
  await onBranch(async (repository) => {
    const { folder, commit, remove, write } = repository;
    write({ "../outside/e.ndjson": "outside", "forged/a.ndjson": "forged" });
    symlinkSync("../../outside/e.ndjson", join(folder, "evidence/link.ndjson"));
    symlinkSync("../outside", join(folder, "linked"));
    remove("evidence/more");
    symlinkSync("../forged", join(folder, "evidence/more"));
    commit();
    await t.test("a file", () =>
      refused(repository, "evidence/link.ndjson", /leads to evidence\/link\.ndjson, a tracked symbolic link/));
    await t.test("a folder", () => refused(repository, "linked", /leads to linked, a tracked symbolic link/));
    await t.test("a file in it", () =>
      refused(repository, "linked/e.ndjson", /leads to linked, a tracked symbolic link/));
    await t.test("in place of a folder of the base", () => refused(repository, "evidence/more", /tracked/));
    await t.test("what the base has behind it is the base's", async () => {
      assert.deepEqual(await contentOf(repository, "evidence/more/b.ndjson"), { "evidence/more/b.ndjson": "base b" });
    });
    await t.test("an untracked link to one", () => {
      symlinkSync("linked/e.ndjson", join(folder, "untracked"));
      return refused(repository, "untracked", /leads to linked, a tracked symbolic link/);
    });
    await t.test("a link from outside", () => {
      symlinkSync(join(folder, "forged"), join(folder, "../way-in"));
      return refused(repository, "../way-in", /forged\/a\.ndjson/);
    });
    await t.test("a way round by ..", () => refused(repository, "policies/../linked/e.ndjson", /linked/));
  });
});

test("a link from outside to evidence of the base gives the base's", async () => {
  await onBranch(async (repository) => {
    repository.write({ "evidence/a.ndjson": "forged" });
    repository.commit();
    symlinkSync(join(repository.folder, "evidence"), join(repository.folder, "../way-in"));
    assert.deepEqual(await contentOf(repository, "../way-in"), {
      "../way-in/a.ndjson": "base a",
      "../way-in/more/b.ndjson": "base b",
    });
  });
});

test("a submodule that the change added is refused", async () => {
  await onBranch(async (repository) => {
    const { folder, git, commit } = repository;
    const other = join(folder, "../other");
    mkdirSync(other);
    git("-C", other, "init", "--quiet");
    writeFileSync(join(other, "e.ndjson"), "forged");
    git("-C", other, "add", "--all");
    git("-C", other, "commit", "--quiet", "--message", "x");
    git("submodule", "--quiet", "add", other, "evidence/module");
    commit();
    await refused(repository, "evidence", /leads to evidence\/module, a tracked submodule/);
  });
});

test("what is no file is told as it is without git, and the repository's own folder is no evidence", async () => {
  await onBranch(async (repository) => {
    const missing = await evidenceOf(repository, join(repository.folder, "nothing.ndjson"));
    assert.deepEqual([missing.objects.length, missing.unread.length], [0, 1]);
    assert.deepEqual(Object.keys(await contentOf(repository, "")).toSorted(), Object.keys(files).toSorted());
  });
});
