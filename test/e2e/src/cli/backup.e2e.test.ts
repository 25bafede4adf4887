import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { copyFirstStart, createTestDatabase, runGroundswell, type TestDatabase } from "@groundswell/support";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hashCluster, makeFolder, parseLines, SMALL_WATCHLIST, writeIn } from "./fixtures.ts";

const folder = makeFolder();
const dataDir = join(folder, "data");
const backup = join(folder, "backup.jsonl.gz");
const WATCHLIST = writeIn(folder, "watchlist.yaml", SMALL_WATCHLIST);
let server: TestDatabase;

const run = (args: readonly string[], env: Record<string, string> = {}) =>
  runGroundswell(args, { env: { WATCHLIST, GROUNDSWELL_DATA_DIR: dataDir, ...env } });

/** The commands of docs/operate.md, in its order: backup, restore, move, upgrade. */
beforeAll(async () => {
  server = await createTestDatabase(process.env["TEST_DATABASE_URL"] ?? "");
  await copyFirstStart(dataDir, WATCHLIST);
});
afterAll(() => server.drop());

function linesOf(file: string): string[] {
  return gunzipSync(readFileSync(file)).toString().trimEnd().split("\n");
}

describe("a backup", () => {
  test("is one file, which a server's database is restored from, and makes the same file of", async () => {
    const written = await run(["archive", "export", backup, "--json"]);
    expect([written.code, written.stderr]).toEqual([0, ""]);
    expect(parseLines(written.stdout)).toMatchObject([{ file: backup, tables: { projects: 3, stories: 1 } }]);
    const env = { DATABASE_URL: server.url };
    const restored = await run(["archive", "import", backup], env);
    expect([restored.code, restored.stderr]).toEqual([0, ""]);
    expect(restored.stdout).toMatch(/rows read, [\d,]+ new\.\n {2}projects: 3\n/);
    const again = await run(["archive", "import", backup, "--json"], env);
    expect(parseLines(again.stdout)).toMatchObject([
      { knownProjects: 3, renumbered: 0, tables: { receipts: { added: 0 } } },
    ]);
    const other = join(folder, "other.jsonl.gz");
    expect((await run(["archive", "export", other], env)).code).toBe(0);
    expect(linesOf(other).slice(1, -1)).toEqual(linesOf(backup).slice(1, -1));
  });

  test("that was changed is refused by its line, and so is one beyond a limit; nothing is stored", async () => {
    const lines = linesOf(backup);
    const bad = join(folder, "bad.jsonl");
    writeFileSync(bad, `${lines.map((line) => line.replace("ollama/ollama", "ollama/llamas")).join("\n")}\n`);
    const before = hashCluster(join(dataDir, "postgres"));
    const changed = await run(["archive", "import", bad]);
    expect(changed.code).toBe(2);
    expect(changed.stderr).toMatch(/bad\.jsonl:\d+: .+ — .+; nothing was stored\n$/);
    const limited = await run(["archive", "import", backup, "--max-bytes", "1000"]);
    expect([limited.code, limited.stderr]).toEqual([2, expect.stringContaining("raise --max-bytes")]);
    expect((await run(["archive", "import", backup, "--max-ratio", "much"])).code).toBe(2);
    expect(hashCluster(join(dataDir, "postgres"))).toBe(before);
  });

  test("needs a database, and a name that says what it is; neither makes one", async () => {
    const none = await run(["archive", "export", join(folder, "none.jsonl.gz")], {
      GROUNDSWELL_DATA_DIR: join(folder, "nobody"),
    });
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining("there is no database here")]);
    const named = await run(["archive", "export", join(folder, "backup.zip")]);
    expect([named.code, named.stderr]).toEqual([2, expect.stringContaining("ends in .jsonl.gz or .jsonl")]);
  });
});
