import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startPostgres } from "./start-postgres.ts";
import { dropServerTemplates, TEMPLATES_FOLDER } from "./store-templates.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A real PostgreSQL server, of a superuser; make databases of your own in it with `createTestDatabase`. */
    postgresUrl: string;
  }
}

/**
 * Vitest's global set-up: one PostgreSQL server for the run, or the one that TEST_DATABASE_URL names, and a folder for
 * what stores are copied from. Tests get the server's address from `inject("postgresUrl")`, or, where they can't see this
 * package's types, from TEST_DATABASE_URL.
 * @returns the tear-down
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const templates = await mkdtemp(join(tmpdir(), "groundswell-templates-"));
  process.env[TEMPLATES_FOLDER] = templates; // the test processes start with this environment
  const { url, stop } = await provideServer(project);
  return async () => {
    await dropServerTemplates(templates, url);
    await rm(templates, { recursive: true, force: true });
    await stop();
  };
}

interface ProvidedServer {
  url: string;
  stop: () => Promise<void>;
}

async function provideServer(project: TestProject): Promise<ProvidedServer> {
  const given = process.env["TEST_DATABASE_URL"];
  if (given !== undefined && given !== "") {
    project.provide("postgresUrl", given);
    return { url: given, stop: () => Promise.resolve() };
  }
  const server = await startPostgres();
  project.provide("postgresUrl", server.url);
  process.env["TEST_DATABASE_URL"] = server.url;
  const stop = async () => {
    delete process.env["TEST_DATABASE_URL"];
    await server.stop();
  };
  return { url: server.url, stop };
}
