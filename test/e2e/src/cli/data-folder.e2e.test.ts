import { cpSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findProcessesOf, runGroundswell, startGroundswell } from "@groundswell/support";
import { beforeAll, describe, expect, test } from "vitest";
import { hashCluster, makeFolder, OBSERVATIONS_HEADER, parseLines, writeIn } from "./fixtures.ts";

const folder = makeFolder();
const dataDir = join(folder, "data");
const cluster = join(dataDir, "postgres");

const run = (args: readonly string[], env: Record<string, string> = {}) =>
  runGroundswell(args, { env: { GROUNDSWELL_DATA_DIR: dataDir, ...env } });

beforeAll(async () => {
  const { code, stdout, stderr } = await run(["migrate"]);
  if (code !== 0 || !stdout.includes("13,202 observations and 4,588 releases added")) throw new Error(stderr || stdout);
});

describe("invalid input touches nothing that is stored", () => {
  test.each([
    ["a malformed watchlist", "watchlist.yaml", "projects:\n  - nonsense\n", ["migrate"]],
    ["a malformed watchlist, for a running service", "watchlist.yaml", "projects: 7\n", ["api"]],
    [
      "a malformed archive",
      "bad.csv",
      `${OBSERVATIONS_HEADER}\n2026-09-01,ollama/ollama,-5,1,1,me\n`,
      ["archive", "import"],
    ],
    ["an archive with a fault in its last line", "late.csv", lateFault(), ["archive", "import"]],
  ])("%s", async (_, name, text, verb) => {
    const file = writeIn(folder, name, text);
    const before = hashCluster(cluster);
    const isWatchlist = name === "watchlist.yaml";
    const { code, stderr } = await run(isWatchlist ? verb : [...verb, file], isWatchlist ? { WATCHLIST: file } : {});
    expect(code).toBe(2);
    expect(stderr).toMatch(new RegExp(`${name.replace(".", "\\.")}:\\d+:\\d+ error .+ \\(.+\\)`));
    expect(hashCluster(cluster)).toBe(before);
  });
});

function lateFault(): string {
  const good = Array.from({ length: 500 }, (_, i) => `2026-09-01T00:00:${i % 60}Z,ollama/ollama,${i},1,1,s${i}`);
  return [OBSERVATIONS_HEADER, ...good, "2026-09-02T00:00:00Z,ollama/ollama,x,1,1,me", ""].join("\n");
}

describe("the archive and what it says", () => {
  test("an import of the documented form is stored once, however often it is run", async () => {
    const rows = [
      "2026-09-01T06:00:00Z,block/goose,53300,6100,90,by hand",
      "2026-09-01,ollama/ollama,180000,17000,,by hand",
    ];
    const file = writeIn(folder, "mine.csv", [OBSERVATIONS_HEADER, ...rows, ""].join("\n"));
    const first = await run(["archive", "import", file, "--json"]);
    expect(first.code).toBe(0);
    expect(parseLines(first.stdout)).toMatchObject([
      { alreadyImported: false, observations: { read: 2, added: 2 }, unknown: {} },
    ]);
    const second = await run(["archive", "import", file, "--json"]);
    expect(second.code).toBe(0);
    expect(parseLines(second.stdout)).toMatchObject([{ alreadyImported: true, observations: { added: 0 } }]);
  });

  test("rows of repositories that nobody watches are left out, and said to be", async () => {
    const file = writeIn(folder, "strange.csv", `${OBSERVATIONS_HEADER}\n2026-09-01,no/body,1,1,1,by hand\n`);
    const { code, stdout } = await run(["archive", "import", file]);
    expect(code).toBe(0);
    expect(stdout).toContain("left out 1 row of no/body");
  });

  test("series prints CSV: figures of the archive, nothing for a day without one", async () => {
    const { code, stdout } = await run(["series", "block/goose", "--csv"]);
    expect(code).toBe(0);
    const lines = stdout.split("\n");
    expect(lines[0]).toBe("day,value,quality,receipt");
    expect(lines).toContainEqual(expect.stringMatching(/^2026-03-26,33581,archived,1-[0-9a-f]{16}$/));
    expect(lines).toContainEqual(expect.stringMatching(/^2026-08-22,53197,archived,/));
    expect(lines).toContain("2026-08-23,,missing,");
  });

  test("series --json says the same as one JSON document", async () => {
    const { code, stdout } = await run(["series", "aaif-goose/goose", "--json", "--metric", "stars"]);
    expect(code).toBe(0);
    const [series] = parseLines(stdout) as { repo: string; points: { t: string; value: number | null }[] }[];
    expect(series?.repo).toBe("aaif-goose/goose");
    expect(series?.points.find(({ t }) => t === "2026-03-26")?.value).toBe(33_581);
    expect(series?.points.find(({ t }) => t === "2026-08-23")?.value).toBeNull();
  });

  test.each([
    ["a metric that is none", ["series", "ollama/ollama", "--metric", "glory"], /--metric.+use one of/],
    ["a project that nobody watches", ["series", "no/body"], /no watched project is or was called no\/body — /],
  ])("series refuses %s with exit code 2", async (_, args, message) => {
    const { code, stdout, stderr } = await run(args);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toMatch(message);
  });
});

describe("a damaged data folder is named with a remedy and left as it is", () => {
  const damages: [string, (cluster: string) => void][] = [
    ["no control file", (at) => rmSync(join(at, "global", "pg_control"))],
    ["an empty control file", (at) => truncateSync(join(at, "global", "pg_control"), 0)],
    ["a control file of noise", (at) => writeFileSync(join(at, "global", "pg_control"), Buffer.alloc(8_192, 0xa5))],
    ["no tables", (at) => rmSync(join(at, "base"), { recursive: true })],
    ["another version", (at) => writeFileSync(join(at, "PG_VERSION"), "9\n")],
    ["no write-ahead log", (at) => rmSync(join(at, "pg_wal"), { recursive: true })],
  ];

  test.each(damages)("%s", async (_, damage) => {
    const damaged = join(makeFolder(), "data");
    cpSync(dataDir, damaged, { recursive: true });
    damage(join(damaged, "postgres"));
    const before = hashCluster(join(damaged, "postgres"));
    const { code, stdout, stderr } = await run(["migrate"], { GROUNDSWELL_DATA_DIR: damaged });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(damaged);
    expect(stderr).toMatch(/ — .*(backup|move it away)/);
    expect(hashCluster(join(damaged, "postgres"))).toBe(before);
  });
});

describe("a first start that is cut short", () => {
  test("leaves nothing that passes for a database, and the next start makes a whole one", async () => {
    const home = join(makeFolder(), "data");
    const env = { GROUNDSWELL_DATA_DIR: home };
    const slow = startGroundswell(["migrate"], { env });
    await waitForFile(join(home, "postgres.unfinished", "PG_VERSION"));
    // As slow as can be: it stands still in the middle of making the cluster, and still holds the folder.
    slow.kill("SIGSTOP");
    expect(existsSync(join(home, "postgres"))).toBe(false);
    const second = await runGroundswell(["migrate"], { env });
    expect(second.code).toBe(2);
    expect(second.stderr).toContain(`in use by process ${slow.pid ?? 0}`);
    slow.kill("SIGKILL");
    await slow.exited;
    expect(existsSync(join(home, "postgres"))).toBe(false);
    const third = await runGroundswell(["migrate"], { env });
    expect(third).toMatchObject({ code: 0, stderr: "" });
    expect(third.stdout).toContain("13,202 observations and 4,588 releases added");
    expect(existsSync(join(home, "postgres.unfinished"))).toBe(false);
    expect(readFileSync(join(home, "postgres", "PG_VERSION"), "utf8")).toMatch(/^\d+\n$/);
    expect(findProcessesOf(home)).toEqual([]);
  });
});

async function waitForFile(file: string): Promise<void> {
  for (let left = 3_000; left > 0 && !existsSync(file); left -= 1) await sleep(10);
  expect(existsSync(file)).toBe(true);
}
