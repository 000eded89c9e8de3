import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { type Ended, projectFolder, startMain } from "../cli/start-main.ts";
import { withFolder } from "../cli/temporary-folder.ts";
import { corpusOf, filesOf } from "../corpus/corpus.ts";
import { randomOf } from "../corpus/random.ts";
import { type FaultProxy, type ProxiedRequest, startFaultProxy } from "../s3/fault-proxy.ts";
import { logLine, trailText } from "../s3/log-text.ts";
import { credentialsOf, type Reach, type Runtime, runtimes } from "../s3/s3-runtimes.ts";
import { needsS3Server, type S3Server, startS3Server, testRegion } from "../s3/s3-server.ts";
import { type Files, filesOfFolder, seedBucket } from "../s3/seed-bucket.ts";

const at = (text: string): number => Date.parse(`${text}Z`);
const judged = ["-p", "examples/day/policies", "--now", "2026-03-20", "-f", "json"];

describe("logs in S3", needsS3Server(), () => {
  let server: S3Server;
  let proxy: FaultProxy;

  before(async () => {
    server = await startS3Server();
    proxy = await startFaultProxy(server);
  });
  after(async () => {
    await proxy.stop();
    await server.stop();
  });

  type Run = (args: readonly string[], reach?: Partial<Reach>) => Promise<Ended>;

  /** A test on every runtime. What it needs in S3 is made once. */
  function onAll(
    name: string,
    use: (run: Run, runtime: Runtime) => Promise<void>,
    seed: () => Promise<void> = async () => {},
  ): void {
    describe(name, () => {
      before(seed);
      for (const runtime of runtimes) {
        test(`on ${runtime.name}`, async () => {
          proxy.plan(() => undefined);
          await use((args, reach = {}) => runtime.start(args, { server, proxy, ...reach }), runtime);
        });
      }
    });
  }

  /** What the same files on disk give, as if their folder were the bucket. */
  async function onDisk(files: Files, bucket: string, args: (folder: string) => readonly string[]): Promise<Ended> {
    let ended: Ended | undefined;
    await withFolder(files, async (folder) => {
      const { stdout, ...rest } = await startMain(args(folder));
      ended = { ...rest, stdout: stdout.replaceAll(`${folder}/`, `s3://${bucket}/`) };
    });
    assert.ok(ended);
    return ended;
  }

  const gets = (): ProxiedRequest[] => proxy.requests.filter(({ isListing }) => !isListing);
  const keysGot = (bucket: string): string[] =>
    [...new Set(gets().map(({ path }) => decodeURIComponent(path).slice(bucket.length + 2)))].toSorted();

  describe("give what the same files on disk give, byte for byte", () => {
    const day = filesOfFolder(join(projectFolder, "examples/day/logs"));
    const made = Object.fromEntries(
      filesOf(
        corpusOf(7, 1500, { evidence: "mixed", duplicates: 0.05, noise: 0.05, hostile: 0.2, conflicts: 0.02 }),
        randomOf(7, 1),
        { gzip: true, size: 2 },
      ).map(({ name, bytes }) => [name, bytes]),
    );
    for (const [bucket, files] of [["day", day], ["corpus", made]] as const) {
      let disk: Ended;
      onAll(bucket, async (run) => {
        const ended = await run(["check", `s3://${bucket}`, ...judged]);
        assert.equal(ended.stderr, "");
        assert.equal(ended.stdout, disk.stdout);
        assert.equal(ended.status, disk.status);
      }, async () => {
        await seedBucket(server, bucket, files);
        disk = await onDisk(files, bucket, (folder) => ["check", folder, ...judged]);
      });
    }
    test("there are more objects than a listing has on a page", () => assert.ok(Object.keys(made).length > 1000));

    onAll("a page that comes twice", async (run) => {
      const args = ["profile", "s3://corpus"];
      const expected = await run(args);
      const saved = new Map<string, Buffer>();
      let first = Buffer.alloc(0);
      proxy.plan(({ isListing, query }) => {
        const token = query.get("continuation-token");
        const held = saved.get(token ?? "");
        if (held !== undefined) {
          return { answer: { status: 200, headers: { "content-type": "application/xml" }, body: held } };
        }
        if (!isListing || query.has("max-keys")) return undefined;
        return {
          change: (answer) => {
            const text = answer.body.toString();
            if (token === null) {
              first = Buffer.from(text);
              return answer;
            }
            if (saved.size > 0) return answer;
            saved.set("again", answer.body);
            const again = first.toString().replace(
              /<NextContinuationToken>[\s\S]*?<\/NextContinuationToken>/,
              "<NextContinuationToken>again</NextContinuationToken>",
            );
            return { ...answer, body: Buffer.from(again) };
          },
        };
      });
      const ended = await run(args);
      assert.equal(saved.size, 1);
      assert.deepEqual(ended, expected);
    });
  });

  describe("are chosen by time in every layout", () => {
    const days = Array.from({ length: 14 }, (_, i) => String(8 + i).padStart(2, "0"));
    const objectsOfDay = (day: string): Record<string, string | Uint8Array> => {
      // One record is older than the object's name says.
      const times = [at(`2026-03-${day}T12:00:00`), at(`2026-03-${day}T12:00:00`) - 20 * 3_600_000];
      const log = (layout: number): string =>
        times.map((time, i) =>
          `${logLine({ time, user: `log${layout}-${day}-${i}`, id: layout * 1000 + Number(day) * 10 + i })}\n`
        )
          .join("");
      const trail = (layout: number): Uint8Array =>
        gzipSync(
          trailText({ time: times[0] ?? 0, user: `trail${layout}-${day}`, id: layout * 1000 + Number(day) * 10 }),
        );
      const stamp = `2026-03-${day}-12-30-00-00000000000000${day}`;
      const named = (account: string): string =>
        `${account}/CloudTrail/ap-northeast-1/2026/03/${day}/${account}_CloudTrail_ap-northeast-1_202603${day}T1235Z_x${day}.json.gz`;
      return {
        [stamp]: log(1),
        [`simple/${stamp}`]: log(2),
        [`glued-${stamp}`]: log(3),
        [`by-day/111122223333/ap-northeast-1/testdata2020/2026/03/${day}/${stamp}`]: log(4),
        [`AWSLogs/${named("111122223333")}`]: trail(5),
        [`org/AWSLogs/o-abcdefghij/${named("444455556666")}`]: trail(6),
      };
    };
    const files: Record<string, string | Uint8Array> = Object.assign({}, ...days.map(objectsOfDay));
    const chosen = ["--from", "2026-03-12", "--to", "2026-03-13"];
    const deliveredIn = (from: number, to: number, prefix: string): string[] =>
      Object.keys(files).filter((key) => {
        const day = Number(/03[-/](\d\d)/.exec(key)?.[1]);
        return key.startsWith(prefix) && day >= from && day <= to;
      }).toSorted();
    const rows = (ended: Ended): string[] => {
      assert.equal(ended.status, 0, ended.stderr);
      return ended.stdout.split("\n").slice(1);
    };
    for (
      const prefix of [
        "",
        "2026",
        "simple/",
        "glued",
        "by-day/",
        "AWSLogs/",
        "org/",
        "by-day/111122223333/ap-northeast-1/testdata2020/2026/03/1",
      ]
    ) {
      let disk: Ended;
      onAll(`s3://layouts/${prefix}`, async (run) => {
        for (const args of [chosen, ["--since", "24h", "--now", "2026-03-13", "--to", "2026-03-13"]]) {
          proxy.plan(() => undefined);
          const ended = await run(["profile", `s3://layouts/${prefix}`, ...args]);
          assert.deepEqual(rows(ended), rows(disk));
          // What was written up to three days after the last moment can hold a record of before it.
          assert.deepEqual(keysGot("layouts"), deliveredIn(12, 15, prefix));
        }
      }, async () => {
        if (prefix === "") await seedBucket(server, "layouts", files);
        const wanted = Object.fromEntries(Object.entries(files).filter(([key]) => key.startsWith(prefix)));
        disk = await onDisk(wanted, "layouts", (folder) => ["profile", folder, ...chosen]);
        assert.ok(rows(disk).length > 1);
      });
    }
    onAll("a window that has nothing", async (run) => {
      const ended = await run(["check", "s3://layouts", ...judged, "--from", "2027-01-01"]);
      assert.equal(ended.status, 3);
      assert.deepEqual(gets(), []);
    });
  });

  describe("have keys of every kind", () => {
    const names = [
      "a space",
      " a space before",
      "a space behind ",
      "plus+plus",
      "100%",
      "per%20cent",
      "%2e%2e",
      'quo"tes"',
      "apo'strophe",
      "back\\slash",
      "a/../b",
      "../up",
      "a/./b",
      "./dot",
      "..",
      "a//b",
      "//two",
      "/leading",
      "que?ry=1&a=b",
      "ha#sh",
      "a;b,c:d@e$f=g",
      "star*(!)~",
      "<a>&amp;</a>",
      "]]>",
      "[b]{c}|^`",
      "tab\there",
      "new\nline",
      "return\rhere",
      "bell\u0007",
      "delete\u007f",
      "ünïcode",
      "e\u0301",
      "日本語",
      "emoji 😀👩‍👩‍👧",
      "no\u00a0break",
      "right\u202eleft",
      "line\u2028separator",
      "long".repeat(250),
      "::error::x",
      "%0A::add-mask::x",
      "0",
      "null",
      "__proto__",
    ];
    const files = new Map(names.map((name, i) => [name, `${logLine({ user: `user${i}`, id: i })}\n`]));
    const samplesOf = ({ stdout }: Ended): Map<string, string> =>
      new Map(
        stdout.trim().split("\n").slice(1).map((line) => {
          const row = JSON.parse(line) as { principal: string; samples: { places: { object: string }[] }[] };
          return [row.principal.split("/")[1] ?? "", row.samples[0]?.places[0]?.object ?? ""];
        }),
      );
    onAll("each is read by its own name", async (run) => {
      const ended = await run(["profile", "s3://keys"]);
      assert.equal(ended.status, 0, ended.stderr);
      assert.deepEqual(samplesOf(ended), new Map(names.map((name, i) => [`user${i}`, `s3://keys/${name}`])));
    }, () => seedBucket(server, "keys", Object.fromEntries(files)));
    onAll("and named alone", async (run) => {
      for (const name of ["per%20cent", "a/../b", "//two", "que?ry=1&a=b", "ha#sh", "emoji 😀", "plus+plus", "/"]) {
        const ended = await run(["profile", `s3://keys/${name}`]);
        const wanted = names.filter((one) => one.startsWith(name)).map((one) => `s3://keys/${one}`);
        assert.deepEqual([...samplesOf(ended).values()].toSorted(), wanted.toSorted());
      }
    });
    onAll("also where a page ends", async (run) => {
      const ended = await run(["profile", "s3://pages"]);
      assert.equal(ended.status, 0, ended.stderr);
      const { ledger } = JSON.parse(ended.stdout.split("\n")[0] ?? "") as { ledger: { objects: number; read: number } };
      assert.deepEqual([ledger.objects, ledger.read], [1100, 1100]);
    }, () =>
      seedBucket(
        server,
        "pages",
        Object.fromEntries(Array.from({ length: 1100 }, (_, i) => [`${i} +%\n\u0001&"ü😀/?#${i}`, logLine({ id: i })])),
      ));
  });

  describe("and what there is besides", () => {
    const text = `${logLine()}\n`;
    onAll(
      "empty objects that stand for folders are left out, once each",
      async (run) => {
        const ended = await run(["profile", "s3://folders", "s3://folders/a/"]);
        assert.equal(ended.status, 0);
        assert.match(ended.stderr, /^note: 3 empty objects that stand for folders were left out\n/);
        assert.deepEqual(keysGot("folders"), ["a/b/log", "a_$folder$x"]);
      },
      () =>
        seedBucket(server, "folders", {
          "a/": "",
          "a/b/": "",
          "a/b/log": text,
          "old_$folder$": "",
          "a_$folder$x": text,
        }),
    );

    onAll("an object that two inputs name is read once", async (run) => {
      const once = await run(["profile", "s3://folders/a/b/"]);
      proxy.plan(() => undefined);
      const twice = await run(["profile", "s3://folders/a/b/log", "s3://folders/a/b/"]);
      assert.equal(twice.stdout, once.stdout);
      // To tell what it is, and to read it.
      assert.ok(gets().length <= 2);
    });

    onAll("an empty object is no log", async (run) => {
      const ended = await run(["check", "s3://empty", ...judged]);
      assert.equal(ended.status, 3);
      assert.match(ended.stdout, /is empty, and no log is delivered empty/);
    }, () => seedBucket(server, "empty", { log: "" }));

    onAll("inputs that cannot be opened", async (run) => {
      const wrong = { ...credentialsOf(server), AWS_SECRET_ACCESS_KEY: "another" };
      const unknown = { ...credentialsOf(server), AWS_ACCESS_KEY_ID: "AKIANOTKNOWNNOTKNOWN" };
      const cases: readonly (readonly [input: string, env: Record<string, string> | undefined, said: RegExp])[] = [
        ["s3://folders/nothing/", undefined, /no object has a key that begins so/],
        ["s3://no-such-bucket/", undefined, /there is no such bucket/],
        ["s3://folders", wrong, /S3 refuses the signature: the secret access key is not the one of the access key/],
        ["s3://folders", unknown, /S3 does not know the access key: set AWS_PROFILE, or/],
        ["s3://folders", { AWS_REGION: testRegion }, /no AWS credentials were found: set AWS_PROFILE, or/],
        ["s3://", undefined, /it names no bucket/],
        ["s3://UPPER_/", undefined, /a name that none can have/],
      ];
      for (const [input, env, said] of cases) {
        const ended = await run(["check", input, ...judged], env === undefined ? {} : { env });
        assert.equal(ended.status, 2, input);
        assert.equal(ended.stdout, "");
        assert.match(ended.stderr, said);
        assert.ok(ended.stderr.includes(`Cannot open ${input}: `));
      }
      const ended = await run(["check", "s3://folders/a/", "s3://no-such-bucket/", ...judged]);
      assert.equal(ended.status, 3);
      assert.match(ended.stdout, /"object": "s3:\/\/no-such-bucket\/",\s+"message": "there is no such bucket"/);
    });

    onAll("a server where nobody listens", async (run) => {
      const options = ["--endpoint-url", proxy.url.replace(/\d+$/, "1")];
      const ended = await run(["profile", "s3://folders"], { options, denoPermissions: ["run", "--no-prompt", "-A"] });
      assert.equal(ended.status, 2);
      assert.match(ended.stderr, /nothing answers at the endpoint: look at --endpoint-url/);
    });

    onAll("who pays is told with every request", async (run) => {
      for (const args of [["--request-payer"], []]) {
        proxy.plan(() => undefined);
        assert.equal((await run(["profile", "s3://folders", ...args])).status, 0);
        assert.ok(proxy.requests.length > 2);
        const payer = args.length > 0 ? "requester" : undefined;
        assert.ok(proxy.requests.every(({ headers }) => headers["x-amz-request-payer"] === payer));
      }
    });

    onAll("the bucket stands in the path where it is to", async (run) => {
      const options = ["--endpoint-url", proxy.url.replace("127.0.0.1", "localhost")];
      const denoPermissions = ["run", "--no-prompt", "-A"];
      const ended = await run(["profile", "s3://folders", "--path-style"], { options, denoPermissions });
      assert.equal(ended.status, 0, ended.stderr);
      assert.ok(proxy.requests.every(({ path }) => path.startsWith("/folders/")));
      proxy.plan(() => undefined);
      // Whether the name of the host is known is the machine's affair.
      await run(["profile", "s3://folders"], { options, denoPermissions });
      assert.ok(
        proxy.requests.every(({ path, headers }) =>
          !path.startsWith("/folders/") && headers["host"]?.startsWith("folders.localhost:")
        ),
      );
    });

    onAll("what a state has is not read again", async (run) => {
      await withFolder({}, async (folder) => {
        const denoPermissions = [
          "run",
          "--no-prompt",
          "--allow-env",
          "--allow-read",
          "--allow-net",
          `--allow-write=${folder}`,
        ];
        const args = [
          "profile",
          "s3://day",
          "--state",
          join(folder, "state"),
          "--now",
          "2026-03-16",
          "--allow-incomplete",
        ];
        const first = await run(args, { denoPermissions });
        assert.equal(first.status, 0, first.stderr);
        assert.equal(keysGot("day").length, 11);
        proxy.plan(() => undefined);
        const second = await run(args, { denoPermissions });
        assert.deepEqual(gets(), []);
        assert.equal(second.stdout, first.stdout);
      });
    });
  });

  describe("with what the environment and the files of AWS say", () => {
    const keys = (): string => {
      const { accessKeyId, secretAccessKey } = server.credentials;
      return `aws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`;
    };
    const process = (): string => {
      const { accessKeyId, secretAccessKey } = server.credentials;
      const told = JSON.stringify({ Version: 1, AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey });
      return `credential_process = /bin/echo '${told}'\n`;
    };
    const named = ["run", "--no-prompt", "--allow-read", "--allow-net", "--ignore-env", "--allow-env=HOME,AWS_*"];
    const wide = ["run", "--no-prompt", "--allow-read", "--allow-net", "--allow-env", "--allow-run"];

    async function withAwsFiles(use: (env: Record<string, string>) => Promise<void>): Promise<void> {
      const config = "[profile keys]\nregion = eu-west-3\n[profile process]\nregion = eu-west-3\n" + process();
      await withFolder(
        { config, credentials: `[keys]\n${keys()}[default]\n${keys()}` },
        (folder) => use({ AWS_CONFIG_FILE: `${folder}/config`, AWS_SHARED_CREDENTIALS_FILE: `${folder}/credentials` }),
      );
    }

    for (const profile of ["keys", "process"]) {
      onAll(`AWS_PROFILE of ${profile}`, async (run) => {
        await withAwsFiles(async (files) => {
          const env = { ...files, AWS_PROFILE: profile };
          const ended = await run(["profile", "s3://folders"], {
            env,
            denoPermissions: profile === "keys" ? named : wide,
          });
          assert.equal(ended.status, 0, ended.stderr);
          // The Region is the profile's.
          for (const { headers } of proxy.requests) assert.match(headers["authorization"] ?? "", /\/eu-west-3\/s3\//);
        });
      });
    }
    onAll("no profile, and no Region", async (run) => {
      await withAwsFiles(async (env) => {
        const ended = await run(["profile", "s3://folders"], { env, denoPermissions: named });
        assert.equal(ended.status, 0, ended.stderr);
        for (const { headers } of proxy.requests) assert.match(headers["authorization"] ?? "", /\/us-east-1\/s3\//);
      });
    });
    onAll("a session token", async (run) => {
      await run(["profile", "s3://folders"], { env: { ...credentialsOf(server), AWS_SESSION_TOKEN: "a-token" } });
      assert.ok(proxy.requests.length > 0);
      assert.ok(proxy.requests.every(({ headers }) => headers["x-amz-security-token"] === "a-token"));
    });
    onAll("the endpoint, and FIPS", async (run) => {
      const env = { ...credentialsOf(server), AWS_ENDPOINT_URL_S3: proxy.url };
      const ended = await run(["profile", "s3://folders"], { env, options: [], denoPermissions: named });
      assert.equal(ended.status, 0, ended.stderr);
      assert.ok(proxy.requests.length > 0);
      const fips = await run(["profile", "s3://folders"], {
        env: { ...env, AWS_USE_FIPS_ENDPOINT: "true" },
        denoPermissions: named,
      });
      assert.equal(fips.status, 2);
      assert.match(fips.stderr, /FIPS/);
    });
    onAll("a permission that Deno lacks is told", async (run, runtime) => {
      if (runtime.name !== "Deno") return;
      const ended = await run(["profile", "s3://folders"], { denoPermissions: ["run", "--no-prompt", "--allow-read"] });
      assert.equal(ended.status, 2);
      assert.match(ended.stderr, /Deno was not given a permission that S3 needs: docs\/s3\.md lists them/);
    });
  });
});
