import { spawn } from "node:child_process";

/** What a run of git left behind. */
export interface GitEnded {
  readonly status: number;
  readonly stdout: Uint8Array;
  /** The first few thousand bytes of what it said. */
  readonly stderr: string;
}

/** git could not be run, or has not what was asked for. The message says what and why. */
export class GitError extends Error {
  override name = "GitError";
  /** What to do about it, a line each. */
  readonly hints: readonly string[];

  constructor(message: string, ...hints: readonly string[]) {
    super(message);
    this.hints = hints;
  }
}

/*
 * No hook and no program that the repository's settings name is run: none of the commands used has hooks, fsmonitor is
 * off, nothing is refreshed or locked, and what a partial clone lacks is not fetched. Replacement objects would show other
 * content than an object id stands for.
 */
const safely: readonly string[] = [
  "--no-pager",
  "--no-optional-locks",
  "--no-replace-objects",
  "--literal-pathspecs",
  "-c",
  "core.fsmonitor=false",
  "-c",
  "core.quotePath=false",
  "-c",
  "protocol.allow=never",
];

const errorLimit = 4096;

/**
 * Runs git without a shell, in a repository that is told and not looked for: neither the environment nor a folder that
 * looks like a repository, which anybody can put into another one, has a say in which it is.
 *
 * @param root the folder that has `.git`
 * @param limit most bytes of its output that are kept; more is an error
 * @throws GitError where git cannot be run or says more than that; a status other than 0 is no error here
 */
export async function runGit(
  root: string,
  args: readonly string[],
  { input = "", limit }: { readonly input?: string; readonly limit: number },
): Promise<GitEnded> {
  const place = ["-C", root, `--git-dir=${root}/.git`, `--work-tree=${root}`];
  const all = [...place, ...safely, ...args];
  try {
    return await (deno === undefined ? runOnNode(all, input, limit) : runOnDeno(deno, all, input, limit));
  } catch (error) {
    if (error instanceof GitError) throw error;
    const { code, name, message } = error as { code?: string; name?: string; message?: string };
    if (name === "NotCapable" || name === "PermissionDenied") {
      throw new GitError("Deno was not given the permission to run git (--allow-run=git)");
    }
    if (code === "ENOENT") throw new GitError("git is not installed, or not in PATH");
    throw new GitError(`git cannot be run (${code ?? message ?? String(error)})`);
  }
}

async function runOnNode(args: readonly string[], input: string, limit: number): Promise<GitEnded> {
  const child = spawn("git", args, { stdio: ["pipe", "pipe", "pipe"], windowsHide: true });
  const status = new Promise<number>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? -1));
  });
  // Awaited below, after what it says.
  status.catch(() => {});
  // Where it ends before it has read everything, its status says why.
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  try {
    const [stdout, stderr] = await Promise.all([
      collect(child.stdout, limit, true),
      collect(child.stderr, errorLimit, false),
    ]);
    return { status: await status, stdout, stderr: text(stderr) };
  } catch (error) {
    child.kill();
    // A program that could not be started tells it here.
    await status;
    throw error;
  }
}

/*
 * Deno's own interface: that of Node asks for leave to read the whole environment, secrets of a workflow included, where
 * this one needs `--allow-run=git` and nothing else.
 */
interface DenoProcess {
  readonly stdin: WritableStream<Uint8Array>;
  readonly stdout: ReadableStream<Uint8Array>;
  readonly stderr: ReadableStream<Uint8Array>;
  readonly status: Promise<{ readonly code: number }>;
  kill(): void;
}

interface Deno {
  readonly Command: new (
    program: string,
    options: { args: readonly string[]; stdin: "piped"; stdout: "piped"; stderr: "piped" },
  ) => { spawn(): DenoProcess };
}

const deno = (globalThis as { Deno?: Deno }).Deno;

async function runOnDeno({ Command }: Deno, args: readonly string[], input: string, limit: number): Promise<GitEnded> {
  const child = new Command("git", { args, stdin: "piped", stdout: "piped", stderr: "piped" }).spawn();
  const writer = child.stdin.getWriter();
  const written = writer.write(new TextEncoder().encode(input)).then(() => writer.close()).catch(() => {});
  try {
    const [stdout, stderr] = await Promise.all([
      collect(child.stdout, limit, true),
      collect(child.stderr, errorLimit, false),
    ]);
    await written;
    return { status: (await child.status).code, stdout, stderr: text(stderr) };
  } catch (error) {
    child.kill();
    await child.status;
    throw error;
  }
}

async function collect(chunks: AsyncIterable<Uint8Array>, limit: number, isStrict: boolean): Promise<Uint8Array> {
  const kept: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    if (isStrict && length + chunk.length > limit) {
      throw new GitError(`git has more to tell than the ${limit} bytes that are taken`);
    }
    if (length < limit) kept.push(chunk.subarray(0, limit - length));
    length += chunk.length;
  }
  return Buffer.concat(kept);
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).trim();
}
