import type { IncomingMessage, ServerResponse } from "node:http";
import { createFetcher, type SourceReport } from "@groundswell/sources";
import { expect, test } from "vitest";
import { closeAfterEach, onBothDatabases } from "../harness.ts";
import { serve } from "../serve.ts";
import { HOSTILE_DOCUMENTS } from "./documents.ts";

const MAX_BYTES = 5_000_000;
/** For all of them together, two databases and a busy machine considered. */
const RUN_TIMEOUT_MS = 300_000;
/** The test's own servers and databases are in this process too. */
const MAX_GROWTH_BYTES = 400_000_000;

onBothDatabases("malformed and hostile documents", (suite) => {
  const begin = closeAfterEach();

  test(
    "each has an entry in the report that says what became of it, and none stops the run",
    async () => {
      let trespasses = 0;
      const forbidden = begin({ ...(await serve(() => trespasses++)), breaches: [] });
      const listeners = new Map(HOSTILE_DOCUMENTS.map(({ serve: listener }, index) => [`/${index}`, listener]));
      const server = await serve((request: IncomingMessage, response: ServerResponse) => {
        const path = /^\/\d+/.exec(request.url ?? "")?.[0] ?? "";
        listeners.get(path)?.(request, response);
      });
      begin({ ...server, breaches: [] });
      const port = Number(new URL(forbidden.url).port);
      const addressed = HOSTILE_DOCUMENTS.map(({ address }, index) => address?.(port) ?? `${server.url}/${index}`);
      const watchlist = await suite.watch("projects:\n  - ollama/ollama\n");
      const fetcher = createFetcher({
        allowPrivate: [new URL(server.url).host],
        userAgent: "groundswell-test",
        timeoutMs: 3_000,
        idleTimeoutMs: 1_000,
        maxBytes: MAX_BYTES,
      });
      const before = process.memoryUsage().rss;
      const coverage = addressed.map((url) => ({ kind: "feed" as const, url }));
      const { sources } = await suite.sync({ ...watchlist, coverage }, { fetcher });
      await fetcher.close();
      expect(process.memoryUsage().rss - before).toBeLessThan(MAX_GROWTH_BYTES);
      expect(await Promise.all(sources.map((report, index) => toldOf(report, index)))).toEqual(
        HOSTILE_DOCUMENTS.map(expected),
      );
      expect(trespasses).toBe(0);
      expect(
        sources.every(({ problem }) => problem === null || (problem.message !== "" && problem.remedy !== "")),
      ).toBe(true);
      expect(sources.flatMap(({ skipped }) => skipped).every(({ what, why }) => what !== "" && why !== "")).toBe(true);
    },
    RUN_TIMEOUT_MS,
  );

  /** What a report says of the document with this number, and what was stored of it. */
  async function toldOf(report: SourceReport, index: number) {
    const titles = HOSTILE_DOCUMENTS[index]?.titles;
    const rows = await suite
      .db()
      .execute<{ title: string }>(`select title from story_versions where told_by = '${report.id}' order by title`);
    const stored = rows.map(({ title }) => title);
    return {
      name: HOSTILE_DOCUMENTS[index]?.name,
      outcome: report.outcome,
      code: report.problem?.code ?? null,
      titles: titles === undefined ? stored.length : stored.toSorted(),
      skipped: report.skippedCount,
    };
  }
});

function expected({ name, titles, code: wanted, skipped = 0 }: (typeof HOSTILE_DOCUMENTS)[number]) {
  const code = wanted ?? null;
  const read = code === null ? 500 : 0;
  return { name, outcome: code === null ? "ok" : "failed", code, titles: titles?.toSorted() ?? read, skipped };
}

test("there are at least sixty of them, each with a name of its own", () => {
  expect(new Set(HOSTILE_DOCUMENTS.map(({ name }) => name)).size).toBe(HOSTILE_DOCUMENTS.length);
  expect(HOSTILE_DOCUMENTS.length).toBeGreaterThanOrEqual(60);
});
