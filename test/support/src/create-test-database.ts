import { randomBytes } from "node:crypto";
import { connect } from "@groundswell/db";

export interface TestDatabase {
  url: string;
  /** Removes it, whoever is still connected. */
  drop(): Promise<void>;
}

/**
 * Makes a database with a random name, so that suites never see each other's rows: an empty one, or a copy.
 * @param serverUrl a server on which its user may create databases
 * @param template name of the database to copy, to which nobody is connected
 */
export async function createTestDatabase(serverUrl: string, template = "template0"): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString("hex")}`;
  const direct = toDirect(serverUrl);
  if (direct !== serverUrl) await execute(direct, endSessionsOf(template));
  await execute(direct, `create database ${name} template ${template}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => dropDatabase(serverUrl, name) };
}

/** Removes a database, whoever is still connected. */
export function dropDatabase(serverUrl: string, name: string): Promise<void> {
  return execute(toDirect(serverUrl), `drop database if exists ${name} with (force)`);
}

/** The server behind the pooler to which the tests' address may lead; of any other server its own address. */
function toDirect(serverUrl: string): string {
  const direct = process.env["TEST_DATABASE_DIRECT_URL"];
  return direct !== undefined && serverUrl === process.env["TEST_DATABASE_URL"] ? direct : serverUrl;
}

/** A pooler keeps them though nobody uses them any more, and what somebody is connected to can't be copied. */
function endSessionsOf(database: string): string {
  return `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${database}'`;
}

/** Runs one statement on a database. */
export async function execute(url: string, statement: string): Promise<void> {
  const connection = await connect({ url, dataDir: "", maxConnections: 1 });
  try {
    await connection.db.execute(statement);
  } finally {
    await connection.close();
  }
}
