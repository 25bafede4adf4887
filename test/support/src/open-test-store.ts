import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, distribute, migrate, type Connection, type ConnectOptions } from "@groundswell/db";
import { createClusterDatabase, readWorkers } from "./create-cluster-database.ts";
import { createTestDatabase } from "./create-test-database.ts";
import { findEmbeddedTemplate, findServerTemplate, TEMPLATES_FOLDER, type StoreTemplate } from "./store-templates.ts";

/** An open database of a test's own. */
export interface TestStore {
  connection: Connection;
  /** Closes it, and removes it. */
  drop: () => Promise<void>;
}

/** A new database without a schema. */
export const EMPTY_STORE: StoreTemplate = { name: "empty", fill: () => Promise.resolve() };

/** One with today's schema and nothing in it. */
export const MIGRATED_STORE: StoreTemplate = { name: "migrated", fill: migrate };

/**
 * Opens a database of a test's own: an embedded one in a folder of its own, or one on the real PostgreSQL server that
 * vitest's projects `database` and `end-to-end` have.
 * @param template what it begins with: made once a run, and copied, as making a cluster takes ten times as long
 * @param onStatement is told of each statement that is sent
 */
export async function openTestStore(
  kind: Connection["kind"],
  template = EMPTY_STORE,
  onStatement?: ConnectOptions["onStatement"],
): Promise<TestStore> {
  const { options, remove } = kind === "embedded" ? await makeFolder(template) : await makeServerDatabase(template);
  const connection = await connect({ ...options, onStatement });
  return {
    connection,
    async drop() {
      await connection.close();
      await remove();
    },
  };
}

async function makeFolder(template: StoreTemplate) {
  const dataDir = await mkdtemp(join(tmpdir(), "groundswell-test-"));
  await cp(await findEmbeddedTemplate(readSetting(TEMPLATES_FOLDER), template), join(dataDir, "postgres"), {
    recursive: true,
  });
  return { options: { dataDir }, remove: () => rm(dataDir, { recursive: true, force: true }) };
}

async function makeServerDatabase(template: StoreTemplate) {
  const url = readSetting("TEST_DATABASE_URL");
  const workers = readWorkers();
  if (workers.length > 0) return makeClusterDatabase(url, workers, template);
  const made = await (template === EMPTY_STORE
    ? createTestDatabase(url)
    : createTestDatabase(url, await findServerTemplate(readSetting(TEMPLATES_FOLDER), url, template)));
  return { options: { url: made.url, dataDir: "" }, remove: () => made.drop() };
}

/** A distributed database can't be copied: each is filled anew, and spread. */
async function makeClusterDatabase(url: string, workers: readonly string[], template: StoreTemplate) {
  const made = await createClusterDatabase(url, workers);
  const connection = await connect({ url: made.url, dataDir: "" });
  try {
    await template.fill(connection);
    if (template !== EMPTY_STORE) await distribute(connection);
  } finally {
    await connection.close();
  }
  return { options: { url: made.url, dataDir: "" }, remove: () => made.drop() };
}

function readSetting(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: run this in vitest's project \`database\``);
  return value;
}
