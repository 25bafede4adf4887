import { expect, test } from "vitest";
import { onBothDatabases } from "./harness.ts";

const GOOSE = "/api/v1/projects/aaif-goose/goose";
const MUESLI = "/api/v1/projects/Muesli-HQ/muesli";
/** The day of a rename, before its first observation and after it; and a day whose surge goes on. */
const INSTANTS = ["2026-04-07T01:00:00Z", "2026-04-10T12:00:00Z", "2026-06-04T12:00:00Z"];

const LISTS = ["sort=momentum", "sort=velocity", "sort=velocity&window=30d", "sort=net&window=90d", "sort=stars"];
const PATHS = [
  GOOSE,
  MUESLI,
  `${GOOSE}/events?limit=200`,
  `${GOOSE}/events?limit=200&kind=surge,step`,
  ...LISTS.map((query) => `/api/v1/projects?limit=200&${query}`),
  "/api/v1/projects?limit=200&category=agents&sort=momentum",
];

const CHARTS = [
  ...["stars", "releases"].map((metric) => `/charts/aaif-goose/goose/${metric}.json?markers=releases`),
  "/charts/compare/stars.json?projects=block/goose,ollama/ollama&align=index",
  "/charts/compare/net.json?projects=block/goose,ollama/ollama&align=age&interval=week",
  "/charts/board/momentum.json?limit=5",
];

/** All that a chart tells but how it is to be cited. */
async function readFigures(response: Response): Promise<unknown> {
  expect(response.status).toBe(200);
  const { series, releases, rows, asOf, sources, markers } = (await response.json()) as Record<string, unknown>;
  return { series, releases, rows, asOf, sources, markers };
}

onBothDatabases("what was known at an instant", (suite) => {
  for (const instant of INSTANTS) {
    test(`is what a database says that has nothing later: ${instant}`, async () => {
      const then = await suite.openKnownBy(Date.parse(instant));
      try {
        for (const path of PATHS) {
          const asOf = `${path}${path.includes("?") ? "&" : "?"}asOf=${instant}`;
          const told: unknown = await (await suite.get(asOf)).json();
          expect([path, told]).toEqual([path, await (await then.get(path)).json()]);
        }
        const trend = (await (await suite.get(`${GOOSE}/trend?asOf=${instant}`)).json()) as object;
        const known = (await (await then.get(`${GOOSE}/trend`)).json()) as object;
        expect(trend).toEqual({ ...known, asOf: instant });
        for (const path of CHARTS) {
          const pinned = await readFigures(await suite.get(`${path}${path.includes("?") ? "&" : "?"}asOf=${instant}`));
          expect([path, pinned]).toEqual([path, await readFigures(await then.get(path))]);
        }
      } finally {
        await then.close();
      }
    }, 120_000);
  }

  test("is nothing before the first figure, and says so", async () => {
    const project = await (await suite.get(`${GOOSE}?asOf=2008-06-01T00:00:00Z`)).json();
    expect(project).toMatchObject({
      stars: { value: null },
      momentum: { label: "too little data" },
      lastRelease: null,
    });
    const { items } = (await (await suite.get(`${GOOSE}/events?asOf=2008-06-01T00:00:00Z`)).json()) as { items: [] };
    expect(items).toEqual([]);
  });

  test("does not change later: the answer can be cited", async () => {
    const path = `${GOOSE}/trend?asOf=2026-04-10T12:00:00Z`;
    const first = await suite.get(path);
    const later = suite.makeApi({ now: () => Date.parse("2030-01-01T00:00:00Z") });
    const again = await later.fetch(new Request(`http://localhost:4000${path}`));
    expect(again.headers.get("etag")).toBe(first.headers.get("etag"));
  });
});
