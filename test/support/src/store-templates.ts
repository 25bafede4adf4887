import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { connect, type Connection } from "@groundswell/db";
import { createTestDatabase, dropDatabase } from "./create-test-database.ts";

/** What many tests begin with. It is made once a run, and each test gets a copy of its own. */
export interface StoreTemplate {
  /** Names it within the run: the same name, the same content. */
  name: string;
  /** Fills a new, empty database. */
  fill: (connection: Connection) => Promise<void>;
}

/** Vitest's global set-up puts the folder of a run's templates here. */
export const TEMPLATES_FOLDER = "TEST_TEMPLATES";

const POLL_MS = 50;
const MOST_MS = 120_000;

/** The embedded database's folder of a template: to be copied, never opened. */
export function findEmbeddedTemplate(folder: string, template: StoreTemplate): Promise<string> {
  return makeOnce(join(folder, `embedded-${template.name}`), async (at) => {
    const dataDir = await mkdtemp(join(tmpdir(), "groundswell-template-"));
    const connection = await connect({ dataDir });
    try {
      await template.fill(connection);
    } finally {
      await connection.close();
    }
    await cp(join(dataDir, "postgres"), join(at, "postgres"), { recursive: true });
    await rm(dataDir, { recursive: true, force: true });
    return join(at, "postgres");
  });
}

/** The name of the server's database to be copied; nobody is connected to it. */
export function findServerTemplate(folder: string, serverUrl: string, template: StoreTemplate): Promise<string> {
  return makeOnce(join(folder, `server-${template.name}`), async () => {
    const made = await createTestDatabase(serverUrl);
    const connection = await connect({ url: made.url, dataDir: "" });
    try {
      await template.fill(connection);
    } finally {
      await connection.close();
    }
    return new URL(made.url).pathname.slice(1);
  });
}

/** Removes what a run has left on a server that may outlive it. */
export async function dropServerTemplates(folder: string, serverUrl: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const done = join(folder, name, "done");
    if (name.startsWith("server-") && (await exists(done))) await dropDatabase(serverUrl, await readFile(done, "utf8"));
  }
}

/**
 * Makes something once for all of a run's processes: the first to come makes it, the others wait.
 * @param at a folder that whoever makes it gets
 * @throws Error when whoever made it failed, or takes too long
 */
export async function makeOnce(at: string, make: (at: string) => Promise<string>): Promise<string> {
  const done = join(at, "done");
  try {
    await mkdir(at);
  } catch {
    return waitFor(done, at);
  }
  try {
    const made = await make(at);
    await writeFile(done, made);
    return made;
  } catch (error) {
    await writeFile(join(at, "failed"), String(error));
    throw error;
  }
}

async function waitFor(done: string, at: string): Promise<string> {
  for (let waited = 0; waited < MOST_MS; waited += POLL_MS) {
    if (await exists(done)) {
      const made = await readFile(done, "utf8");
      if (made !== "") return made;
    }
    if (await exists(join(at, "failed")))
      throw new Error(`a template failed: ${await readFile(join(at, "failed"), "utf8")}`);
    await sleep(POLL_MS);
  }
  throw new Error(`nobody made the template ${at} in ${MOST_MS} ms`);
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
