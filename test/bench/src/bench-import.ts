import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArchiveCsv } from "@groundswell/archive";
import { connect, importArchive, migrate, syncWatchlist } from "@groundswell/db";
import { createTestDatabase } from "@groundswell/support";
import type { Figure } from "./figure.ts";

const PROJECTS = 50;
const ROWS_PER_PROJECT = 4_000;
const HOUR_MS = 3_600_000;

/**
 * Rows a second from the CSV's text to stored observations with their caches, in a database of its own.
 * @param serverUrl a PostgreSQL server; null for the embedded database
 */
export async function benchImport(serverUrl: string | null): Promise<Figure> {
  const dataDir = await mkdtemp(join(tmpdir(), "groundswell-bench-"));
  const database = serverUrl === null ? null : await createTestDatabase(serverUrl);
  const store = await connect({ url: database?.url, dataDir });
  try {
    await migrate(store);
    const names = Array.from({ length: PROJECTS }, (_, i) => `bench/project-${i}`);
    const entry = { category: null, description: null, homepage: null, formerly: [] };
    await syncWatchlist(
      store.db,
      names.map((repo) => ({ ...entry, repo, name: repo })),
    );
    const csv = writeCsv(names);
    const startedAt = performance.now();
    const { archive } = parseArchiveCsv(csv, "bench.csv", { now: Date.now() });
    if (archive === null) throw new Error("the generated archive has errors");
    const parsedMs = performance.now() - startedAt;
    const data = { ...archive, releases: [], compiledAt: 0, sourceUrls: new Map<string, string>() };
    const { observations } = await importArchive(store.db, data, Date.now());
    const seconds = (performance.now() - startedAt) / 1_000;
    return {
      name: `archive import (${store.kind === "server" ? "PostgreSQL" : "embedded"})`,
      value: observations.added / seconds,
      unit: "rows/s, from text to caches",
      aim: store.kind === "server" ? "≥ 50,000" : null,
      detail: { rows: observations.added, parseMs: Math.round(parsedMs), totalMs: Math.round(seconds * 1_000) },
    };
  } finally {
    await store.close();
    await database?.drop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Three-hourly observations of steadily growing projects, newest yesterday. */
function writeCsv(names: readonly string[]): string {
  const end = Math.floor(Date.now() / HOUR_MS) * HOUR_MS - 24 * HOUR_MS;
  const lines = ["observed_at,repo,stars,forks,open_issues,source"];
  for (const [p, name] of names.entries()) {
    for (let i = 0; i < ROWS_PER_PROJECT; i += 1) {
      const at = new Date(end - (ROWS_PER_PROJECT - i) * 3 * HOUR_MS).toISOString().replace(".000Z", "Z");
      lines.push(`${at},${name},${1_000 + i * (p + 1)},${100 + i},${i % 300},bench`);
    }
  }
  return `${lines.join("\n")}\n`;
}
