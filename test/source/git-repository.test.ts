import assert from "node:assert/strict";
import { existsSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { type GitRevision, listRevisionFiles, readRevisionFiles } from "../../src/source/git-files.ts";
import { GitError } from "../../src/source/run-git.ts";
import {
  isInRepository,
  isShallow,
  listIndex,
  openRepository,
  pathInRepository,
  readBlobs,
  resolveRevision,
} from "../../src/source/git-repository.ts";
import { readBytes } from "../../src/source/read-bytes.ts";
import { withFolder } from "../cli/temporary-folder.ts";
import { type GitFolder, gitFolder, withRepository } from "./git-folder.ts";

async function revisionOf(folder: string, name: string): Promise<GitRevision> {
  const repository = await openRepository(folder);
  const commit = await resolveRevision(repository, name);
  assert.ok(commit !== undefined, `${name} is no revision`);
  return { repository, commit, name };
}

/** Everything that a revision has at a path: content by name. */
async function contentAt(folder: string, name: string, path: string): Promise<Record<string, string>> {
  const revision = await revisionOf(folder, name);
  const objects = await readRevisionFiles(revision, await listRevisionFiles(revision, path, path), 1e6);
  const contents: Record<string, string> = {};
  for (const object of objects) contents[object.name] = Buffer.from(await readBytes(object, 1e6)).toString("utf8");
  return contents;
}

const oddNames: readonly string[] = [
  "a b.txt",
  "-dash.txt",
  "line\nbreak.txt",
  "tab\there.txt",
  "日本語/é.txt",
  "star*?[x].txt",
  ":(top)x.txt",
  "quote\"'.txt",
  " leading.txt",
];

test("files of a revision are read as they were committed, whatever they are called", async () => {
  const files = Object.fromEntries(oddNames.map((name) => [`in/${name}`, `content of ${name}`]));
  await withRepository({ ...files, "in/empty": "", "out.txt": "x" }, async ({ folder, write, remove }) => {
    write({ "in/a b.txt": "changed" });
    remove("in/-dash.txt");
    assert.deepEqual(await contentAt(folder, "main", "in"), { ...files, "in/empty": "" });
    for (const [name, content] of Object.entries(files)) {
      assert.deepEqual(await contentAt(folder, "HEAD", name), { [name]: content });
    }
    assert.deepEqual(await contentAt(folder, "HEAD", "in/a"), {});
    assert.deepEqual(Object.keys(await contentAt(folder, "HEAD", "")).length, oddNames.length + 2);
    const index = await listIndex(await openRepository(folder));
    assert.deepEqual(index.map(({ path }) => path), [...Object.keys(files), "in/empty", "out.txt"].toSorted());
  });
});

test("binary content comes whole, and more than the limit is refused", async () => {
  const bytes = Uint8Array.from({ length: 700_001 }, (_, index) => index % 251 === 7 ? 10 : index % 256);
  await withRepository({ "one.bin": bytes, "two.bin": "\n\nblob 3\n", "same.bin": bytes }, async ({ folder }) => {
    const revision = await revisionOf(folder, "main");
    const files = await listRevisionFiles(revision, "", ".");
    const objects = await readRevisionFiles(revision, files, 2e6);
    const read = await Promise.all(objects.map((object) => readBytes(object, 1e7)));
    assert.deepEqual(objects.map(({ name, size }) => [name, size]), [
      ["./one.bin", 700_001],
      ["./same.bin", 700_001],
      ["./two.bin", 9],
    ]);
    assert.ok(Buffer.from(bytes).equals(Buffer.from(read[0] ?? [])));
    assert.equal(Buffer.from(read[2] ?? []).toString(), "\n\nblob 3\n");
    await assert.rejects(
      readRevisionFiles(revision, files, 1000),
      /3 files of main have 1400011 bytes.*1000 are taken/,
    );
  });
});

test("what is no revision is none, and nothing of it is taken for an option", async () => {
  await withRepository({ "a.txt": "x" }, async ({ folder, git, commit }) => {
    git("tag", "v1");
    git("branch", "topic/with-slash");
    const second = commit("second");
    const repository = await openRepository(folder);
    assert.equal(await resolveRevision(repository, "HEAD"), second);
    assert.equal(await resolveRevision(repository, "v1"), git("rev-parse", "HEAD~1"));
    assert.equal(await resolveRevision(repository, "refs/heads/topic/with-slash"), git("rev-parse", "HEAD~1"));
    assert.equal(await resolveRevision(repository, second.slice(0, 12)), second);
    const wrong = [
      "",
      "nothing",
      "--help",
      "--output=x",
      "-",
      "HEAD:a.txt",
      "HEAD HEAD",
      "HEAD\nHEAD",
      "main..v1",
      "\0",
    ];
    for (const name of [...wrong, "$(id)", "0".repeat(40)]) {
      assert.equal(await resolveRevision(repository, name), undefined, JSON.stringify(name));
    }
  });
});

test("it works from a folder below, in a worktree, through a link above, and of a path that is not there", async () => {
  await withRepository({ "deep/er/a.txt": "one" }, async ({ folder, git }) => {
    git("worktree", "add", "--quiet", "../worktree", "-b", "other");
    const worktree = gitFolder(join(folder, "../worktree"));
    worktree.write({ "deep/er/a.txt": "two" });
    worktree.commit();
    const link = join(folder, "../link");
    symlinkSync(folder, link);
    for (const path of ["", "deep/er", "deep/er/a.txt", "deep/not/there.txt"]) {
      assert.deepEqual(await openRepository(join(folder, path)), { root: folder });
      assert.deepEqual(await openRepository(join(link, path)), { root: folder });
      assert.equal(isInRepository(join(folder, path)), true);
      assert.equal(pathInRepository({ root: folder }, join(folder, path)), path);
      assert.equal(pathInRepository({ root: folder }, join(link, path)), path);
    }
    assert.equal(pathInRepository({ root: folder }, join(folder, "..")), undefined);
    assert.equal(pathInRepository({ root: folder }, worktree.folder), undefined);
    assert.deepEqual(await contentAt(worktree.folder, "main", "deep/er"), { "deep/er/a.txt": "one" });
    assert.deepEqual(await contentAt(worktree.folder, "other", "deep/er"), { "deep/er/a.txt": "two" });
  });
});

test("a shallow clone tells that it is one", async () => {
  await withRepository({ "a.txt": "1" }, async ({ folder, git, commit }) => {
    const first = git("rev-parse", "HEAD");
    commit("second");
    git("clone", "--quiet", "--depth=1", `file://${folder}`, "../shallow");
    const shallow = await openRepository(join(folder, "../shallow"));
    assert.equal(await resolveRevision(shallow, first), undefined);
    assert.equal(await isShallow(shallow), true);
    assert.equal(await isShallow(await openRepository(folder)), false);
  });
});

test("symbolic links and submodules of a revision are refused where they are asked for", async () => {
  await withRepository({ "real/a.txt": "x", "in/b.txt": "y" }, async (repository: GitFolder) => {
    const { folder, git, commit } = repository;
    symlinkSync("real", join(folder, "linked"));
    symlinkSync("../real/a.txt", join(folder, "in/link.txt"));
    const other = join(folder, "../other");
    mkdirSync(other);
    git("-C", other, "init", "--quiet");
    git("-C", other, "commit", "--quiet", "--allow-empty", "--message", "x");
    git("submodule", "--quiet", "add", other, "sub/module");
    commit();
    const revision = await revisionOf(folder, "HEAD");
    const refused = async (path: string, message: RegExp): Promise<void> => {
      await assert.rejects(listRevisionFiles(revision, path, path), (error: Error) => {
        assert.ok(error instanceof GitError);
        assert.match(error.message, message);
        return true;
      });
    };
    await refused("linked", /linked is a symbolic link at HEAD/);
    await refused("linked/a.txt", /linked is a symbolic link at HEAD/);
    await refused("in", /in\/link\.txt is a symbolic link at HEAD/);
    await refused("in/link.txt", /in\/link\.txt is a symbolic link/);
    await refused("sub", /sub\/module is a submodule/);
    await refused("sub/module/x.txt", /sub\/module is a submodule/);
    const wanted = await listRevisionFiles(revision, "in", "in", (name) => name.endsWith("b.txt"));
    assert.deepEqual(wanted.map(({ name }) => name), ["in/b.txt"]);
  });
});

test("what Git LFS keeps elsewhere is refused", async () => {
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${"0".repeat(64)}\nsize 12345\n`;
  await withRepository({ "traffic.ndjson": pointer }, async ({ folder }) => {
    await assert.rejects(contentAt(folder, "HEAD", "traffic.ndjson"), /traffic\.ndjson is kept in Git LFS at HEAD/);
  });
});

test("settings of the repository run nothing, and replacements replace nothing", async () => {
  await withRepository({ "a.txt": "true" }, async ({ folder, git, write }) => {
    write({ "../trap.sh": "#!/bin/sh\ntouch ../sprung\n", "../forged.txt": "false" });
    git("replace", git("rev-parse", "HEAD:a.txt"), git("hash-object", "-w", "../forged.txt"));
    git("config", "core.fsmonitor", "sh ../trap.sh");
    await listIndex(await openRepository(folder));
    assert.deepEqual(await contentAt(folder, "HEAD", "a.txt"), { "a.txt": "true" });
    assert.equal(existsSync(join(folder, "../sprung")), false);
  });
});

test("files that look like a bare repository are none, and nothing is fetched for them", async () => {
  await withRepository({ "a.txt": "true" }, async ({ folder, git, write }) => {
    git("clone", "--quiet", "--bare", ".", "policies");
    write({ "../trap.sh": "#!/bin/sh\ntouch ../sprung\n" });
    git("--git-dir=policies", "config", "core.sshCommand", "sh ../trap.sh");
    assert.equal((await openRepository(join(folder, "policies"))).root, folder);
    // Of a partial clone, what is missing.
    git("config", "core.sshCommand", "sh ../trap.sh");
    git("config", "remote.origin.url", "ssh://example.invalid/x");
    git("config", "remote.origin.promisor", "true");
    git("config", "extensions.partialClone", "origin");
    const id = git("rev-parse", "HEAD:a.txt");
    rmSync(join(folder, ".git/objects", id.slice(0, 2), id.slice(2)));
    await assert.rejects(contentAt(folder, "HEAD", "a.txt"), /git/);
    assert.equal(existsSync(join(folder, "../sprung")), false);
  });
});

test("where there is no repository, that is told", async () => {
  await withFolder({}, async (empty) => {
    await assert.rejects(openRepository(empty), /is in no git repository$/);
    mkdirSync(join(empty, ".git"));
    await assert.rejects(
      openRepository(empty),
      /is in no git repository that can be read: fatal: not a git repository/,
    );
    rmSync(join(empty, ".git"), { recursive: true });
    assert.equal(isInRepository(empty), false);
  });
});

test("an object that is not there is told", async () => {
  await withRepository({ "a.txt": "x" }, async ({ folder, git }) => {
    const repository = await openRepository(folder);
    const missing = "1".repeat(40);
    await assert.rejects(readBlobs(repository, [missing], 1000), /git cannot read object 1{40}: 1{40} missing/);
    await assert.rejects(readBlobs(repository, [git("rev-parse", "HEAD")], 1000), /git cannot read object .* commit/);
  });
});
