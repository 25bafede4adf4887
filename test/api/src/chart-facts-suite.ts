import type { AnySpec } from "@groundswell/charts";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { readJson } from "./answers.ts";
import { ORIGIN, type Suite } from "./harness.ts";

const GOOSE = "/charts/aaif-goose/goose";
const TWO = "projects=aaif-goose/goose,ollama/ollama";

/** Tests of what charts tell besides their figures: how old these are, what is marked, who was there. */
export function testChartFacts(suite: Suite): void {
  test("a metric is as old as its own figures: one without any is not, and of a comparison the stalest is named", async () => {
    const api = suite.makeApi({ now: () => Date.parse("2026-08-25T12:00:00Z") });
    const read = async (chart: string) => {
      const answer = await api.fetch(new Request(`${ORIGIN}/charts/${chart}`));
      const { staleSince, staleRepos = null } = (await answer.json()) as { staleSince: unknown; staleRepos?: unknown };
      return [staleSince, staleRepos];
    };
    expect(await read("aaif-goose/goose/gained.json")).toEqual([null, null]);
    expect(await read("compare/gained.json?projects=aaif-goose/goose")).toEqual([null, []]);
    expect(await read(`compare/stars.json?${TWO}`)).toEqual(["2026-08-22", []]);
    expect(await read("compare/stars.json?projects=aaif-goose/goose,exo-explore/exo")).toEqual([
      "2026-08-03",
      ["exo-explore/exo"],
    ]);
  });

  test("a live chart turns stale at its minute, though no data have changed since it was asked for", async () => {
    let now = Date.parse("2026-08-24T00:01:00Z");
    const api = suite.makeApi({ now: () => now });
    const read = async () => {
      const answer = await api.fetch(new Request(`${ORIGIN}${GOOSE}/stars.json`));
      return ((await answer.json()) as { staleSince: string | null }).staleSince;
    };
    expect(await read()).toBeNull();
    now = Date.parse("2026-08-24T23:59:00Z");
    expect(await read()).toBe("2026-08-22");
  });

  test("markers are those that are drawn: none of other days, and of a comparison only those asked for", async () => {
    const read = async (chart: string) => {
      const { markers, spec, alt } = await readJson(suite, chart);
      const drawn = (spec as AnySpec).markers.flatMap(({ items }) => items.map(({ label }) => label));
      expect((markers as { label: string }[]).map(({ label }) => label)).toEqual(drawn);
      return { days: (markers as { t: string }[]).map(({ t }) => t), alt };
    };
    const { days } = await read(`${GOOSE}/stars.json?from=2026-03-25&to=2026-04-08`);
    expect(days).not.toHaveLength(0);
    expect(days.every((day) => day >= "2026-03-20" && day <= "2026-04-11")).toBe(true);
    expect((await read(`/charts/compare/stars.json?${TWO}`)).days).toEqual([]);
    const marked = await read(`/charts/compare/stars.json?${TWO}&markers=stories`);
    expect([marked.days.length, marked.alt]).toEqual([1, expect.stringMatching(/one story marked\.$/)]);
  });

  test("an earlier board has no project of which nothing was known then, and does not count it", async () => {
    const read = async (asOf: string) => {
      const { rows, spec } = await readJson(suite, `/charts/board/momentum.json?limit=50&asOf=${asOf}`);
      return { repos: (rows as { repo: string }[]).map(({ repo }) => repo), spec: spec as AnySpec };
    };
    const early = await read("2016-06-01T00:00:00Z");
    const late = await read("2026-08-22T12:00:00Z");
    expect(early.repos.length).toBeLessThan(late.repos.length);
    const { db } = suite.connection();
    const known = await db.execute<{ repo: string }>(sql`
      select repo from projects p where watched and exists (
        select from observations where project_id = p.id and observed_at <= '2016-06-01T00:00:00Z')`);
    expect(new Set(early.repos)).toEqual(new Set([...known].map(({ repo }) => repo)));
    expect((await read("2008-02-01T00:00:00Z")).repos).toEqual([]);
  });
}
