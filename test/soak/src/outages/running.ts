import { createHmac } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import {
  createTestDatabase,
  freePort,
  startGroundswell,
  startPostgres,
  type RunningProcess,
} from "@groundswell/support";

export const SECRET = "a secret of the outages";
const READY_MS = 120_000;

/** `up` on a PostgreSQL server of its own, which can go away. */
export interface Running {
  url: string;
  program: RunningProcess;
  databaseUrl: string;
  server: Awaited<ReturnType<typeof startPostgres>>;
  close: () => Promise<void>;
}

/**
 * @param parent where the server keeps its data; absent: among temporary files
 * @param nodeFlags for the program's Node
 */
export async function startRunning(
  options: { parent?: string; nodeFlags?: string[]; env?: Record<string, string> } = {},
): Promise<Running> {
  const { parent } = options;
  // What it has said to be stored has to be there when it was killed.
  const server = await startPostgres({
    settings: { synchronous_commit: "on", full_page_writes: "on" },
    ...(parent === undefined ? {} : { parent }),
  });
  const database = await createTestDatabase(server.url);
  const port = await freePort();
  const program = startGroundswell(["up"], {
    ...(options.nodeFlags === undefined ? {} : { nodeFlags: options.nodeFlags }),
    env: {
      PORT: String(port),
      DATABASE_URL: database.url,
      // Nobody is there unless a test says so: figures come from the archive and from webhooks.
      GITHUB_API_URL: `http://127.0.0.1:${await freePort()}`,
      GITHUB_WEBHOOK_SECRET: SECRET,
      LOG_LEVEL: "warn",
      ...options.env,
    },
  });
  const url = `http://127.0.0.1:${port}`;
  await untilStatus(`${url}/readyz`, 200, READY_MS);
  return {
    url,
    program,
    databaseUrl: database.url,
    server,
    async close() {
      program.kill("SIGKILL");
      await program.exited;
      await server.stop();
    },
  };
}

/** @returns after how many milliseconds an address was answered so. @throws Error when it was not in time */
export async function untilStatus(address: string, status: number, withinMs: number): Promise<number> {
  const started = performance.now();
  for (;;) {
    const seen = await fetch(address).then(
      (response) => response.status,
      () => 0,
    );
    const ms = performance.now() - started;
    if (seen === status) return ms;
    if (ms > withinMs) throw new Error(`${address} is answered ${seen}, not ${status}, after ${ms.toFixed(0)} ms`);
    await sleep(100);
  }
}

/** Tells of Goose's stars as GitHub would. @returns the answer's status */
export async function deliverStars(url: string, stars: number, at: number): Promise<number> {
  const instant = new Date(at).toISOString().replace(/\.\d+Z$/, "Z");
  const repository = {
    id: 847_080_413,
    node_id: "R_kgDOMn1fnQ",
    full_name: "aaif-goose/goose",
    private: false,
    description: null,
    homepage: null,
    license: null,
    language: "Rust",
    topics: [],
    default_branch: "main",
    archived: false,
    disabled: false,
    visibility: "public",
    created_at: "2024-08-23T19:03:36Z",
    updated_at: instant,
    pushed_at: instant,
    stargazers_count: stars,
    watchers_count: stars,
    forks_count: 5_100,
    open_issues_count: 610,
  };
  const body = JSON.stringify({ action: "created", starred_at: instant, repository });
  const signature = createHmac("sha256", SECRET).update(body).digest("hex");
  const headers = {
    "content-type": "application/json",
    "x-github-event": "star",
    "x-hub-signature-256": `sha256=${signature}`,
  };
  const response = await fetch(`${url}/hooks/github`, { method: "POST", headers, body });
  await response.arrayBuffer();
  return response.status;
}
