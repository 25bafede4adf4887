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
  const direct = directUrl();
  if (direct !== null) await execute(direct, endSessionsOf(template));
  await execute(direct ?? serverUrl, `create database ${name} template ${template}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => dropDatabase(serverUrl, name) };
}

/** Removes a database, whoever is still connected. */
export function dropDatabase(serverUrl: string, name: string): Promise<void> {
  return execute(directUrl() ?? serverUrl, `drop database if exists ${name} with (force)`);
}

/** The server behind the pooler that the tests' address leads to; null: it leads to the server itself. */
function directUrl(): string | null {
  return process.env["TEST_DATABASE_DIRECT_URL"] ?? null;
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
