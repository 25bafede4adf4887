import type { TestProject } from "vitest/node";
import { startPostgres } from "./start-postgres.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A real PostgreSQL server, of a superuser; make databases of your own in it with `createTestDatabase`. */
    postgresUrl: string;
  }
}

/**
 * Vitest's global set-up: one PostgreSQL server for the run, or the one that TEST_DATABASE_URL names. Tests get its
 * address from `inject("postgresUrl")`, or, where they can't see this package's types, from TEST_DATABASE_URL.
 * @returns the tear-down
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env["TEST_DATABASE_URL"];
  if (given !== undefined && given !== "") {
    project.provide("postgresUrl", given);
    return () => Promise.resolve();
  }
  const server = await startPostgres();
  project.provide("postgresUrl", server.url);
  process.env["TEST_DATABASE_URL"] = server.url; // the test processes start with this environment
  return async () => {
    delete process.env["TEST_DATABASE_URL"];
    await server.stop();
  };
}
