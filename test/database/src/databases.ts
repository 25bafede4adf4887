import { syncWatchlist, type Connection, type ProjectRow, type WatchedProject } from "@groundswell/db";
import { emptyTables, MIGRATED_STORE, openTestStore, type TestStore } from "@groundswell/support";
import { afterAll, beforeAll, beforeEach, describe } from "vitest";
import { checkStatement } from "./check-statement.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A real PostgreSQL server, of a superuser: what the run's global set-up started. */
    postgresUrl: string;
  }
}

type Kind = Connection["kind"];

/** An empty, migrated database, while the tests of a suite run. */
export interface OpenDatabase {
  readonly connection: Connection;
  readonly db: Connection["db"];
}

/**
 * The same suite on the embedded database and on a real PostgreSQL server. A file has one database of each kind, as
 * making an embedded cluster takes seconds; it is empty at the start of every test.
 */
export function eachDatabase(name: string, define: (database: OpenDatabase, kind: Kind) => void): void {
  // Of the file that asks, not of this one: files share their process, and it is loaded once.
  afterAll(dropAll);
  describe.each<Kind>(["embedded", "server"])(`${name} (%s)`, (kind) => {
    let connection: Connection | null = null;
    const database: OpenDatabase = {
      get connection() {
        if (connection === null) throw new Error("the database is open only while tests run");
        return connection;
      },
      get db() {
        return this.connection.db;
      },
    };
    beforeAll(async () => {
      const opening = opened.get(kind) ?? open(kind);
      opened.set(kind, opening);
      ({ connection } = await opening);
    });
    beforeEach(async () => {
      await emptyTables(database.db);
    });
    define(database, kind);
  });
}

/** The databases of this test file. */
const opened = new Map<Kind, Promise<TestStore>>();

/** Statements of the product's that a distributed database would refuse or send to every node, with what is wrong. */
const undistributable = new Map<string, string[]>();

/** Once for a file: nothing is left for the second who asks. */
async function dropAll(): Promise<void> {
  const stores = [...opened.values()];
  opened.clear();
  for (const opening of stores) await (await opening).drop();
  const found = [...undistributable].map(([statement, faults]) => `${faults.join("; ")}: ${statement}`);
  undistributable.clear();
  if (found.length > 0) throw new Error(`for a distributed database this would not do:\n${found.join("\n")}`);
}

async function open(kind: Kind): Promise<TestStore> {
  return openTestStore(kind, MIGRATED_STORE, (statement) => {
    const faults = checkStatement(statement);
    if (faults.length > 0) undistributable.set(statement, faults);
  });
}

/** A watchlist's entry with nothing but its name, unless said otherwise. */
export function entry(repo: string, rest: Partial<WatchedProject> = {}): WatchedProject {
  return { repo, name: repo, category: null, description: null, homepage: null, formerly: [], ...rest };
}

/** Watches these projects, and no others, and returns them. */
export async function watch({ db }: OpenDatabase, ...list: (string | WatchedProject)[]): Promise<ProjectRow[]> {
  return syncWatchlist(
    db,
    list.map((item) => (typeof item === "string" ? entry(item) : item)),
  );
}

/** Watches one project. */
export async function watchOne(database: OpenDatabase, item: string | WatchedProject): Promise<ProjectRow> {
  const [project] = await watch(database, item);
  if (project === undefined) throw new Error("nothing is watched");
  return project;
}
