import { addCollectorCounts, writeCollectorStatus } from "@groundswell/db";
import { parseExposition, readText, readYaml } from "@groundswell/support";
import { sql } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { NOW, ORIGIN, onBothDatabases } from "./harness.ts";

interface Rules {
  groups: {
    rules: { alert: string; expr: string; labels: Record<string, string>; annotations: { summary: string } }[];
  }[];
}

const { groups } = readYaml("deploy/alerts.yml") as Rules;
const rules = groups.flatMap((group) => group.rules);

/** Prometheus' own: what it says of each target. */
const BUILT_IN = ["up"];
/** Words of PromQL that look like names of metrics. */
const FUNCTIONS = ["time", "rate", "increase", "sum", "max", "histogram_quantile", "and", "by", "humanizeDuration"];

/** The names of metrics in an expression, without labels, durations and the labels that it groups by. */
function listMetrics(expr: string): string[] {
  const bare = expr
    .replaceAll(/\{[^}]*\}/g, "")
    .replaceAll(/\[[^\]]*\]/g, "")
    .replaceAll(/by \([^)]*\)/g, "by ");
  return [...bare.matchAll(/[a-z_][a-z0-9_]*/gi)].map(([name]) => name).filter((name) => !FUNCTIONS.includes(name));
}

onBothDatabases("alert rules", (suite) => {
  test("each asks for what /metrics has, with labels that it has", async () => {
    const { db } = suite.connection();
    const github = { state: "reachable", since: NOW, lastSuccessAt: NOW, detail: null, authenticated: true } as const;
    const budgets = [{ bucket: "core", limit: 5_000, remaining: 0, resetsAt: NOW + 60_000 }];
    const run = { running: true, intervalSeconds: 3_600, lastRunAt: NOW, nextRunAt: null };
    await writeCollectorStatus(db, { github, budgets, run }, NOW);
    await addCollectorCounts(db, { requests: 1, steps: {}, failures: { "not stored": 1 } }, NOW);
    await db.execute(sql`update standings set totals_archived = false`);
    await db.execute(sql`insert into poll_state (project_id, resource, next_at)
      select id, 'totals', ${new Date(NOW - 9e6).toISOString()}::timestamptz from projects on conflict do nothing`);
    await db.execute(sql`insert into coverage_sources (id, next_at, failures) values ('feed x', now(), 9)
      on conflict do nothing`);
    const replica = { state: () => ({ isInUse: true, lag: { bytes: 1, seconds: 2 } }), epoch: () => 1 };
    const api = suite.makeApi({ disk: () => Promise.resolve({ freeBytes: 1, sizeBytes: 2 }), replica });
    api.counts.note({ method: "GET", route: "none", status: 503, seconds: 0.1 });
    const scrape = async () =>
      parseExposition(await (await api.fetch(new Request(`${ORIGIN}/metrics`))).text(), "text");
    // The event loop's delays are known once it has gone round.
    const families = await vi.waitFor(async () => {
      const scraped = await scrape();
      expect(scraped.map(({ name }) => name)).toContain("nodejs_eventloop_lag_p99_seconds");
      return scraped;
    });
    const labelsOf = new Map(
      families.flatMap(({ samples }) => samples).map(({ name, labels }) => [name, Object.keys(labels)]),
    );
    const asked = rules.flatMap(({ expr }) => listMetrics(expr));
    expect(new Set(asked).size).toBeGreaterThan(12);
    expect(asked.filter((name) => !labelsOf.has(name) && !BUILT_IN.includes(name))).toEqual([]);
    const selected = rules.flatMap(({ expr }) => [...expr.matchAll(/([a-z_0-9]+)\{([^}]*)\}/g)]);
    const unknown = selected.flatMap(([, name = "", selector = ""]) =>
      [...selector.matchAll(/(\w+)(?==)/g)]
        .map(([label]) => label)
        .filter((label) => label !== "job" && labelsOf.get(name)?.includes(label) !== true)
        .map((label) => `${name}{${label}}`),
    );
    expect(unknown).toEqual([]);
  });
});

test("each is explained to whoever is woken by it", () => {
  const guide = readText("docs/operate.md");
  expect(rules.filter(({ alert }) => !guide.includes(`\`${alert}\``)).map(({ alert }) => alert)).toEqual([]);
  for (const { labels, annotations } of rules) {
    expect(labels["severity"]).toMatch(/^(?:page|ticket)$/);
    expect(annotations.summary).not.toBe("");
  }
});
