import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UserError } from "@groundswell/core";
import { connect, findProject, migrate, syncWatchlist } from "@groundswell/db";
import { startProcess } from "@groundswell/support";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { entry } from "./databases.ts";

/** No trouble with a data folder may take longer than this to be told. */
const SOON_MS = 60_000;

let scratch = "";
/** A whole data folder with one project, made once: making a cluster takes seconds. */
let template = "";
/** A copy of it for the test. */
let dataDir = "";

beforeAll(async () => {
  scratch = await realpath(await mkdtemp(join(tmpdir(), "groundswell-embedded-")));
  template = join(scratch, "template");
  // A process that was killed while it made its database has left this behind.
  await mkdir(join(template, "postgres.unfinished", "base"), { recursive: true });
  await writeFile(join(template, "postgres.unfinished", "PG_VERSION"), "17\n");
  const connection = await connect({ dataDir: template });
  await migrate(connection);
  await syncWatchlist(connection.db, [entry("a/b")]);
  await connection.close();
});
beforeEach(async () => {
  dataDir = join(await mkdtemp(join(scratch, "test-")), "data");
  await cp(template, dataDir, { recursive: true });
});
afterEach(async () => {
  await rm(join(dataDir, ".."), { recursive: true, force: true });
});
afterAll(async () => {
  await rm(scratch, { recursive: true, force: true });
});

/** Opens the folder, looks for the project, and closes it. */
async function findStored(folder: string): Promise<string | null> {
  const connection = await connect({ dataDir: folder });
  try {
    return (await findProject(connection.db, "a/b"))?.repo ?? null;
  } finally {
    await connection.close();
  }
}

/** The error that opening the folder ends with. */
async function failureOf(folder: string): Promise<UserError> {
  const error: unknown = await connect({ dataDir: folder }).catch((thrown: unknown) => thrown);
  if (!(error instanceof UserError)) throw new Error("not the error that was expected", { cause: error });
  return error;
}

/** A process that owns the folder; it watches late/one, says so, and holds on until it is killed. */
function startOwner(...args: string[]) {
  const program = join(import.meta.dirname, "own-folder.ts");
  return startProcess(process.execPath, ["--disable-warning=ExperimentalWarning", program, dataDir, ...args]);
}

/** Every file of a folder by what it holds. */
async function fingerprint(folder: string): Promise<Record<string, string>> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
  const hashes: Record<string, string> = {};
  for (const path of paths.sort())
    hashes[path] = createHash("sha256")
      .update(await readFile(path))
      .digest("hex");
  return hashes;
}

describe("a data folder", () => {
  it("keeps what was stored, and nothing that was half made", async () => {
    expect(await findStored(dataDir)).toBe("a/b");
    expect(existsSync(join(template, "postgres.unfinished"))).toBe(false);
  });

  it("with a whole database opens though something half made lies beside it", async () => {
    await mkdir(join(dataDir, "postgres.unfinished", "base"), { recursive: true });
    expect(await findStored(dataDir)).toBe("a/b");
  });

  it("has one owner: the second is refused, told who it is, and served when it has gone", async () => {
    const owner = await connect({ dataDir });
    const error = await failureOf(dataDir);
    expect(error.message).toContain(`in use by process ${process.pid}`);
    expect([error.where, error.remedy]).toEqual([dataDir, expect.stringContaining("GROUNDSWELL_DATA_DIR")]);
    expect(await owner.db.execute(sql`select 1 as one`)).toEqual([{ one: 1 }]);
    await owner.close();
    expect(await findStored(dataDir)).toBe("a/b");
  });

  it("is free again when its owner was killed, and whole", { timeout: 2 * SOON_MS }, async () => {
    const owner = startOwner();
    await owner.waitForLine(/holding/, SOON_MS);
    const error = await failureOf(dataDir);
    expect(error.message).toContain(`in use by process ${owner.pid ?? 0} since 2`);
    owner.kill("SIGKILL");
    await owner.exited;
    expect(await findStored(dataDir)).toBe("a/b");
  });

  it("keeps what was committed the moment before its owner was killed", { timeout: 2 * SOON_MS }, async () => {
    expect(await startOwner("and die").exited).toBe(128 + 9);
    const connection = await connect({ dataDir });
    expect((await findProject(connection.db, "late/one"))?.name).toBe("Late");
    await connection.close();
  });

  it("is not the matter of who asks at once: of many, one gets it", async () => {
    const asked = await Promise.allSettled(Array.from({ length: 4 }, () => connect({ dataDir })));
    const open = asked.filter((answer) => answer.status === "fulfilled");
    expect(open).toHaveLength(1);
    for (const { value } of open) await value.close();
  });
});

describe("a damaged database", () => {
  const damages: [string, (cluster: string) => Promise<void>][] = [
    ["without its control file", (cluster) => rm(join(cluster, "global/pg_control"))],
    ["with an empty control file", (cluster) => truncate(join(cluster, "global/pg_control"), 0)],
    [
      "with a control file of noise",
      (cluster) => writeFile(join(cluster, "global/pg_control"), Buffer.alloc(8_192, 7)),
    ],
    ["without its log", (cluster) => rm(join(cluster, "pg_wal"), { recursive: true })],
    ["with an empty log", (cluster) => emptyFolder(join(cluster, "pg_wal"))],
    ["without its version", (cluster) => rm(join(cluster, "PG_VERSION"))],
    ["of another version", (cluster) => writeFile(join(cluster, "PG_VERSION"), "9\n")],
    ["without its tables", (cluster) => rm(join(cluster, "base"), { recursive: true })],
    ["that is an empty folder", (cluster) => emptyFolder(cluster)],
  ];

  it.each(damages)(
    "%s is refused with its place and a remedy, and not touched",
    { timeout: SOON_MS },
    async (_, damage) => {
      const cluster = join(dataDir, "postgres");
      await damage(cluster);
      const before = await fingerprint(cluster);
      const error = await failureOf(dataDir);
      expect(error.message).toMatch(/^the embedded database can't be opened: ./);
      expect([error.where, error.remedy]).toEqual([cluster, expect.stringContaining("nothing in it was changed")]);
      expect(await fingerprint(cluster)).toEqual(before);
    },
  );

  it("can be opened once it is mended: the folder was given back", async () => {
    const control = join(dataDir, "postgres/global/pg_control");
    const content = await readFile(control);
    await rm(control);
    await failureOf(dataDir);
    await writeFile(control, content);
    expect(await findStored(dataDir)).toBe("a/b");
  });

  async function emptyFolder(folder: string): Promise<void> {
    await rm(folder, { recursive: true });
    await mkdir(folder);
  }
});

describe("the path of a data folder", () => {
  it.each([
    ["longer than a socket's may be", "long-".repeat(30)],
    ["short in letters and long in bytes, with spaces and quotes", `${"é".repeat(45)} o'clock "a" $b`],
  ])("may be %s", async (_, name) => {
    const folder = join(dataDir, "..", name);
    await cp(template, folder, { recursive: true });
    expect(await findStored(folder)).toBe("a/b");
  });

  it("that can't be made is named", async () => {
    const file = join(dataDir, "..", "file");
    await writeFile(file, "");
    await expect(connect({ dataDir: join(file, "data") })).rejects.toMatchObject({ name: "UserError" });
  });
});
