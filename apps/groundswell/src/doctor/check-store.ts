import {
  connect,
  DataFolderInUse,
  hasDatabase,
  readSchemaState,
  readStoreHealth,
  type Connection,
} from "@groundswell/db";
import { Status } from "@groundswell/wire";
import type { Config } from "../config.ts";
import { composeApi } from "../runtime/compose.ts";
import { count } from "../runtime/say.ts";
import { describeHealth } from "./check-health.ts";
import { fail, failFor, ok, warn, type Check } from "./check.ts";

const NAME = "database";
const REMEDY =
  "check DATABASE_URL, the server's own log and its rights; for the embedded one, see Backup and restore in docs/operate.md";
const API_TIMEOUT_MS = 5_000;

/** How the database is, and what it says of the collection; null when it can't be asked. */
export interface StoreFindings {
  check: Check;
  status: Status | null;
  /** Of what it holds besides; absent: it can't be asked by us. */
  more?: Check[];
}

/** Looks at the database without making, migrating or changing one. Who owns the folder is asked over its API. */
export async function checkStore(config: Config): Promise<StoreFindings> {
  const { databaseUrl, dataDir } = config;
  if (databaseUrl === undefined && !hasDatabase(dataDir)) {
    const says = `there is no database in ${dataDir} yet`;
    return { check: warn(NAME, says, "npm start makes it, and so does the verb migrate"), status: null };
  }
  try {
    const connection = await connect({ url: databaseUrl, dataDir, maxConnections: 2 });
    try {
      return await inspect(connection, config);
    } finally {
      await connection.close();
    }
  } catch (error) {
    if (error instanceof DataFolderInUse) return askOwner(error, config);
    return { check: failFor(NAME, error, REMEDY), status: null };
  }
}

async function inspect({ db, kind }: Connection, config: Config): Promise<StoreFindings> {
  const where =
    kind === "server" ? "the PostgreSQL server answers" : `the embedded database in ${config.dataDir} opens`;
  const { pending, unknown } = await readSchemaState(db);
  if (unknown > 0) {
    const says = `${where}, but a newer Groundswell has changed its schema`;
    return { check: fail(NAME, says, "update this checkout"), status: null };
  }
  if (pending > 0) {
    const says = `${where}; its schema lacks ${count(pending, "migration")}`;
    return { check: warn(NAME, says, "npm start applies them, and so does the verb migrate"), status: null };
  }
  const response = await composeApi({ db, config }).fetch(new Request("http://localhost/api/v1/status"));
  return { ...(await readStatus(where, response)), more: describeHealth(await readStoreHealth(db)) };
}

/** What the status route answered; when it could not, that is what is wrong with the database. */
export async function readStatus(where: string, response: Response): Promise<StoreFindings> {
  const status = response.ok ? Status.safeParse(await response.json().catch(() => null)).data : undefined;
  if (status !== undefined) return { check: ok(NAME, `${where}; its schema is up to date`), status };
  const says = `${where}, but the status can't be read from it (the route answers ${response.status})`;
  return { check: fail(NAME, says, REMEDY), status: null };
}

async function askOwner({ message, where, remedy }: DataFolderInUse, config: Config): Promise<StoreFindings> {
  const url = `http://${toHost(config.host)}:${config.port}`;
  const status = await askForStatus(url);
  const held = `${where ?? config.dataDir}: ${message}`;
  // Whoever runs a simulated world there has a folder of its own.
  if (status?.world === "real") return { check: ok(NAME, `${held}; asked at ${url}`), status };
  const says = `${held}; nothing answers for it at ${url}, so figures and plan were not looked at`;
  return { check: warn(NAME, says, `set PORT to that process's, or ${remedy}`), status: null };
}

/** An address that means every interface is not one to connect to. */
function toHost(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
}

async function askForStatus(url: string): Promise<Status | null> {
  try {
    const response = await fetch(`${url}/api/v1/status`, { signal: AbortSignal.timeout(API_TIMEOUT_MS) });
    return Status.safeParse(await response.json()).data ?? null;
  } catch {
    // Whether nobody is there, or somebody who speaks otherwise: it is not the owner's API.
    return null;
  }
}
