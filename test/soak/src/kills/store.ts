import { execFile } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { connect, type Connection } from "@groundswell/db";
import { createTestDatabase } from "@groundswell/support";

/** Where a chain of runs keeps its data. */
export interface Store {
  kind: "embedded" | "server";
  /** The settings that lead the program to it. */
  env: Record<string, string>;
  /** Shows what is stored now, as the kill left it, without touching what the next start will find. */
  inspect<T>(look: (connection: Connection) => Promise<T>): Promise<T>;
  remove(): Promise<void>;
}

/** A new folder for this machine's tests. */
export function makeFolder(): string {
  return mkdtempSync(join(tmpdir(), "groundswell-kills-"));
}

/** @param template a data folder to begin with; absent: an empty one */
export async function createEmbeddedStore(template?: string): Promise<Store & { dataDir: string }> {
  const home = makeFolder();
  const dataDir = join(home, "data");
  if (template !== undefined) await copyFolder(template, dataDir);
  return {
    kind: "embedded",
    dataDir,
    env: { GROUNDSWELL_DATA_DIR: dataDir },
    async inspect(look) {
      const copy = join(home, "copy");
      await copyFolder(dataDir, copy);
      const connection = await connect({ dataDir: copy });
      try {
        return await look(connection);
      } finally {
        await connection.close();
        await removeFolder(copy);
      }
    },
    remove: () => removeFolder(home),
  };
}

/** An empty database of a PostgreSQL server. */
export async function createServerStore(serverUrl: string): Promise<Store> {
  const database = await createTestDatabase(serverUrl);
  const home = makeFolder();
  return {
    kind: "server",
    env: { DATABASE_URL: database.url, GROUNDSWELL_DATA_DIR: join(home, "unused") },
    async inspect(look) {
      const connection = await connect({ url: database.url, dataDir: "", maxConnections: 1 });
      try {
        await waitForSessionsToEnd(connection);
        return await look(connection);
      } finally {
        await connection.close();
      }
    },
    async remove() {
      await database.drop();
      await removeFolder(home);
    },
  };
}

/** A server notices only after a moment that its client was killed, and ends what that was about. */
async function waitForSessionsToEnd({ db }: Connection): Promise<void> {
  for (let left = 200; left > 0; left -= 1) {
    const [row] = await db.execute<{ others: number }>(
      "select count(*)::int as others from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
    );
    if (row?.others === 0) return;
    await sleep(25);
  }
  throw new Error("the killed process's sessions did not end");
}

async function copyFolder(from: string, to: string): Promise<void> {
  await removeFolder(to);
  const reflink = process.platform === "linux" ? ["--reflink=auto"] : [];
  await promisify(execFile)("cp", ["-R", ...reflink, from, to]);
}

function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true });
}
