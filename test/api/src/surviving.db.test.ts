import { addDays, contentHash, dayRange, type Receipt as CoreReceipt } from "@groundswell/core";
import { findProject, recordDetails, recordSurvivingDays } from "@groundswell/db";
import { Receipt, Series } from "@groundswell/wire";
import { expect, test } from "vitest";
import { NOW, ORIGIN, onBothDatabases, type Suite } from "./harness.ts";

const REPO = "aaif-goose/goose";
const SERIES = `/api/v1/projects/${REPO}/series`;
/** Goose as if it had been created then: a Wednesday, some 130 days before the archive's last figure. */
const CREATED = "2026-04-15";
const LAST = "2026-08-22";
/** A hundred survive of each day but the first three, which were before it was created. */
const DAYS = dayRange(addDays(CREATED, -3), LAST).map((day, i) => ({ day, count: i < 3 ? 0 : 100 }));

const receipt: CoreReceipt = {
  source: "GitHub REST API",
  sourceUrl: null,
  request: "GET /repositories/7/stargazers/history",
  fetchedAt: NOW - 60_000,
  status: 200,
  contentHash: contentHash("history"),
  method: "stars still held when fetched, by the day they were given",
};

async function fillHistory(suite: Suite): Promise<void> {
  const { db } = suite.connection();
  const project = await findProject(db, REPO);
  const id = project?.id ?? 0;
  await recordDetails(db, id, receipt, {
    githubId: 7,
    fullName: REPO,
    description: null,
    homepage: null,
    license: null,
    language: null,
    topics: [],
    defaultBranch: null,
    archived: false,
    disabled: false,
    visibility: "public",
    createdAt: Date.parse(`${CREATED}T09:00:00Z`),
  });
  await recordSurvivingDays(db, id, receipt, "stars", DAYS);
}

onBothDatabases("surviving stars", (suite) => {
  const read = async (query: string) => {
    const answer: unknown = await (await suite.get(`${SERIES}?${query}`)).json();
    const series = Series.parse(answer);
    expect(series).toStrictEqual(answer);
    return series;
  };
  /** From an API of its own, which remembers no earlier answer. */
  const chart = async (path: string) => {
    const { fetch } = suite.makeApi();
    return (await fetch(new Request(`${ORIGIN}/charts/${REPO}/${path}`))).text();
  };

  test("a chart without a whole history has the observed totals alone", async () => {
    const svg = await chart("stars.svg");
    expect(svg).not.toContain("Surviving stars");
    expect(svg.match(/data-series/g)).toHaveLength(1);
  });

  test("their points bear the running total, and no other metric's do", async () => {
    await fillHistory(suite);
    const { points } = await read("metric=surviving&from=2026-04-14&to=2026-04-17");
    expect(points.map((p) => [p.t, p.value, p.total])).toEqual([
      ["2026-04-14", 0, 0],
      ["2026-04-15", 100, 100],
      ["2026-04-16", 100, 200],
      ["2026-04-17", 100, 300],
    ]);
    for (const metric of ["stars", "gained", "lost", "net", "forks", "releases"]) {
      const others = await read(`metric=${metric}&from=2026-04-14&to=2026-04-17`);
      expect([metric, others.points.some((p) => "total" in p)]).toEqual([metric, false]);
    }
  });

  test("every day's total has the receipt of the day's own report", async () => {
    const { points } = await read("metric=surviving&from=2026-05-01&to=2026-05-01");
    const { source } = Receipt.parse(await (await suite.get(`/api/v1/receipts/${points[0]?.receipt ?? ""}`)).json());
    expect(source).toBe(receipt.source);
  });

  test("a week that is not over has a total, and no sum", async () => {
    const { points } = await read("metric=surviving&interval=week");
    expect(points.at(-1)).toMatchObject({ t: "2026-08-17", value: null, total: (DAYS.length - 3) * 100 });
    expect(points.at(-2)).toMatchObject({ value: 700, total: (DAYS.length - 3 - 6) * 100 });
  });

  test("as of an instant before the history was fetched there is none", async () => {
    expect((await read("metric=surviving&asOf=2026-08-01T00:00:00Z")).points).toEqual([]);
  });

  test.each([
    ["", "by weeks"],
    ["from=2026-04-20", "by days"],
  ])("a chart of a whole history has both lines, named and told (%s, %s)", async (query) => {
    const svg = await chart(`stars.svg?theme=light&${query}`);
    expect(svg.match(/data-series/g)).toHaveLength(2);
    expect(svg).toMatch(/<desc[^>]*>[^<]*: observed stars from [^<]*; surviving stars from [^<]*<\/desc>/);
    expect(svg).toContain(`to ${((DAYS.length - 3) * 100).toLocaleString("en-GB")} on `);
    expect(svg).toContain("GitHub REST API");
  });

  test("a chart of forks has one line", async () => {
    const svg = await chart("forks.svg");
    expect(svg.match(/data-series/g)).toHaveLength(1);
  });

  test("the document declares the total", async () => {
    const document = (await (await suite.get("/api/v1/openapi.json")).json()) as {
      components: { schemas: { Point: { properties: Record<string, object>; required: string[] } } };
    };
    const { properties, required } = document.components.schemas.Point;
    expect(Object.keys(properties)).toEqual(["t", "value", "quality", "receipt", "total"]);
    expect(required).toEqual(["t", "value", "quality", "receipt"]);
  });
});
