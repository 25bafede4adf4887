import { randomBytes } from "node:crypto";
import { connect } from "@groundswell/db";

export interface TestDatabase {
  url: string;
  /** Removes it, whoever is still connected. */
  drop(): Promise<void>;
}

/**
 * Makes an empty database with a random name, so that suites never see each other's rows.
 * @param serverUrl a server on which its user may create databases
 */
export async function createTestDatabase(serverUrl: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString("hex")}`;
  await execute(serverUrl, `create database ${name} template template0`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => execute(serverUrl, `drop database if exists ${name} with (force)`) };
}

async function execute(url: string, statement: string): Promise<void> {
  const connection = await connect({ url, dataDir: "", maxConnections: 1 });
  try {
    await connection.db.execute(statement);
  } finally {
    await connection.close();
  }
}
