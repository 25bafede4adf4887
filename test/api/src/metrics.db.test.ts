import { parseExposition, type ParsedFamily } from "@groundswell/support";
import { addCollectorCounts, connect, writeCollectorStatus } from "@groundswell/db";
import { expect, test } from "vitest";
import { NOW, ORIGIN, onBothDatabases } from "./harness.ts";

const OPEN = "application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.3";

function valueOf(families: readonly ParsedFamily[], name: string, labels: Record<string, string> = {}) {
  return families
    .flatMap(({ samples }) => samples)
    .find((sample) => sample.name === name && JSON.stringify(sample.labels) === JSON.stringify(labels))?.value;
}

onBothDatabases("/metrics", (suite) => {
  async function scrape(api = suite.makeApi(), accept = "") {
    const response = await api.fetch(new Request(`${ORIGIN}/metrics`, { headers: { accept } }));
    const isOpen =
      response.headers.get("content-type") === "application/openmetrics-text; version=1.0.0; charset=utf-8";
    const families = parseExposition(await response.text(), isOpen ? "openmetrics" : "text");
    return { families, isOpen, status: response.status };
  }

  test("a strict reader of either format takes it, and both hold the same families", async () => {
    const api = suite.makeApi();
    const text = await scrape(api);
    const open = await scrape(api, OPEN);
    expect([text.status, text.isOpen, open.isOpen]).toEqual([200, false, true]);
    const plain = (families: ParsedFamily[]) => families.map(({ name }) => name.replace(/_(?:total|info)$/, ""));
    // The event loop's delays are known from the second scrape on.
    const isDelay = (name: string) => name.startsWith("nodejs_eventloop");
    expect(plain(open.families).filter((name) => !isDelay(name))).toEqual(
      plain(text.families).filter((name) => !isDelay(name)),
    );
    for (const { name } of text.families) expect(name).toMatch(/^(?:groundswell|process|nodejs)_/);
  });

  test("it says how fresh the figures are, what is due and what is left, from the collector's own words", async () => {
    const { db } = suite.connection();
    await writeCollectorStatus(
      db,
      {
        github: { state: "reachable", since: NOW, lastSuccessAt: NOW - 5_000, detail: null, authenticated: true },
        budgets: [{ bucket: "core", limit: 5_000, remaining: 12, resetsAt: NOW + 60_000 }],
        run: { running: true, intervalSeconds: 3_600, lastRunAt: NOW - 10_000, nextRunAt: null },
      },
      NOW,
    );
    const added = { requests: 2, steps: { "totals stored": 3 }, failures: { "server error": 1 } };
    await Promise.all([addCollectorCounts(db, added, NOW), addCollectorCounts(db, added, NOW)]);
    const { families } = await scrape();
    const value = (name: string, labels?: Record<string, string>) => valueOf(families, name, labels);
    expect(value("groundswell_database_up")).toBe(1);
    expect(value("groundswell_projects_watched")).toBeGreaterThan(20);
    expect(value("groundswell_github_budget_remaining", { bucket: "core" })).toBe(12);
    expect(value("groundswell_github_budget_reset_timestamp_seconds", { bucket: "core" })).toBe(NOW / 1_000 + 60);
    expect(value("groundswell_github_state", { state: "reachable" })).toBe(1);
    expect(value("groundswell_github_state", { state: "unreachable" })).toBe(0);
    expect(value("groundswell_collector_steps_total", { resource: "totals", outcome: "stored" })).toBe(6);
    expect(value("groundswell_collector_failures_total", { kind: "server error" })).toBe(2);
    expect(value("groundswell_collector_requests_total")).toBe(4);
    // The archive is not ours to be late with: nothing was read from GitHub yet.
    expect(value("groundswell_projects_observed")).toBe(0);
    expect(value("groundswell_totals_oldest_age_seconds")).toBeUndefined();
  });

  test("a route is told by its template, whatever is asked for", () => {
    const { routeOf } = suite.api();
    expect(routeOf("GET", "/api/v1/projects/a/b/series")).toBe("/api/v1/projects/{owner}/{name}/series");
    expect(routeOf("HEAD", "/charts/a/b/stars.svg")).toBe("/charts/*.svg");
    expect(routeOf("GET", "/embed/a/b/stars")).toBe("/embed/*");
    expect(routeOf("GET", "/feeds/a/b.atom")).toBe("/feeds/{owner}/{file}");
    for (const method of ["POST", "GET"]) expect(routeOf(method, "/hooks/github")).toBe("/hooks/github");
    for (const path of ["/api/v1/none/x", "/.env", "/api/v1"]) expect(routeOf("GET", path)).toBe("none");
  });

  test("answers out of the cache are told from those that were made", async () => {
    const api = suite.makeApi();
    for (let i = 0; i < 3; i += 1) await api.fetch(new Request(`${ORIGIN}/api/v1/categories`));
    const { families } = await scrape(api);
    const cached = (result: string) => valueOf(families, "groundswell_response_cache_requests_total", { result });
    expect([cached("hit"), cached("miss")]).toEqual([2, 1]);
  });

  test("a name that would break the format is escaped, whoever chose it", async () => {
    const { families } = await scrape(suite.makeApi({ version: 'a"b\\c\nd' }));
    const build = families.find(({ name }) => name === "groundswell_build_info");
    expect(build?.samples[0]?.labels["version"]).toBe('a"b\\c\nd');
  });

  test("without its database it says so, and the rest all the same", async () => {
    const url = process.env["TEST_DATABASE_URL"] ?? "";
    const gone = await connect({ url, dataDir: "", maxConnections: 1 });
    await gone.close();
    const { families, status } = await scrape(suite.makeApi({ db: gone.db }));
    expect([status, valueOf(families, "groundswell_database_up")]).toEqual([200, 0]);
    expect(families.map(({ name }) => name)).toContain("process_resident_memory_bytes");
    expect(families.map(({ name }) => name)).not.toContain("groundswell_projects_watched");
    // That a replica answers is of no help to what is to be stored.
    const followed = await scrape(suite.makeApi({ writeDb: gone.db }));
    expect(valueOf(followed.families, "groundswell_database_up")).toBe(0);
  });
});
