import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, type Connection } from "@groundswell/db";
import { createTestDatabase } from "./create-test-database.ts";

/** An open database of a test's own. */
export interface TestStore {
  connection: Connection;
  /** Closes it, and removes it. */
  drop: () => Promise<void>;
}

/**
 * Opens a new, empty database that has no schema yet: an embedded one in a folder of its own, or one on the real
 * PostgreSQL server that vitest's projects `database` and `end-to-end` have.
 */
export async function openTestStore(kind: Connection["kind"]): Promise<TestStore> {
  const { options, remove } = kind === "embedded" ? await makeFolder() : await makeServerDatabase();
  const connection = await connect(options);
  return {
    connection,
    async drop() {
      await connection.close();
      await remove();
    },
  };
}

async function makeFolder() {
  const dataDir = await mkdtemp(join(tmpdir(), "groundswell-test-"));
  return { options: { dataDir }, remove: () => rm(dataDir, { recursive: true, force: true }) };
}

async function makeServerDatabase() {
  const url = process.env["TEST_DATABASE_URL"];
  if (url === undefined) throw new Error("no PostgreSQL server: run this in vitest's project `database`");
  const made = await createTestDatabase(url);
  return { options: { url: made.url, dataDir: "" }, remove: () => made.drop() };
}
