import { createTestDatabase, dropDatabase, execute, type TestDatabase } from "./create-test-database.ts";

/** Vitest's projects with databases take a Citus cluster's workers from here: `host:port,host:port`. */
const WORKERS = "TEST_CITUS_WORKERS";

/** The workers of the cluster that TEST_DATABASE_URL names the coordinator of; none: it is a server by itself. */
export function readWorkers(): string[] {
  const given = process.env[WORKERS] ?? "";
  return given
    .split(",")
    .map((worker) => worker.trim())
    .filter((worker) => worker !== "");
}

/**
 * Makes a database of a test's own on a Citus cluster: one of the same name on every node, as a cluster is one of
 * databases, and the nodes known to the coordinator's.
 * @param coordinatorUrl a role that may create databases and extensions, on the workers likewise
 */
export async function createClusterDatabase(coordinatorUrl: string, workers: readonly string[]): Promise<TestDatabase> {
  const made = await createTestDatabase(coordinatorUrl);
  const coordinator = new URL(made.url);
  const name = coordinator.pathname.slice(1);
  for (const worker of workers) {
    await execute(at(coordinatorUrl, worker), `create database ${name}`);
    await execute(at(made.url, worker), "create extension citus");
  }
  await execute(made.url, "create extension citus");
  await execute(
    made.url,
    `select citus_set_coordinator_host('${coordinator.hostname}', ${coordinator.port || "5432"})`,
  );
  for (const worker of workers) {
    const [host = "", port = "5432"] = worker.split(":");
    await execute(made.url, `select citus_add_node('${host}', ${port})`);
  }
  return {
    url: made.url,
    async drop() {
      await made.drop();
      for (const worker of workers) await dropDatabase(at(coordinatorUrl, worker), name);
    },
  };
}

/** The same address on another node. */
function at(url: string, node: string): string {
  const changed = new URL(url);
  changed.host = node;
  return changed.href;
}
