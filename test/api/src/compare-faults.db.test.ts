import { METRICS } from "@groundswell/core";
import { Problem } from "@groundswell/wire";
import fc from "fast-check";
import { expect, test } from "vitest";
import { onBothDatabases, type Suite } from "./harness.ts";

const COMPARE = "/api/v1/compare";
const GOOSE = "aaif-goose/goose";
const OLLAMA = "ollama/ollama";
const MUESLI = "Muesli-HQ/muesli";

/** Repositories of the watchlist, one more than can be compared. */
async function listEleven(suite: Suite): Promise<string[]> {
  const { db } = suite.connection();
  const rows = await db.execute<{ repo: string }>("select repo from projects where watched order by id limit 11");
  return rows.map(({ repo }) => repo);
}

onBothDatabases("questions that no comparison answers", (suite) => {
  for (const [query, parameter, words] of [
    ["", "projects", /projects/],
    ["projects=", "projects", /1 to 10 .* there are 0/],
    [`projects=${Array.from({ length: 11 }, (_, i) => `a/${i}`).join()}`, "projects", /1 to 10 .* there are 11/],
    [`projects=no/body,${GOOSE},nonsense,a%2500/b`, "projects", /no\/body, nonsense/],
    [`projects=${GOOSE}&align=index&metric=net`, "align", /totals/],
    [`projects=${GOOSE}&align=index&metric=releases`, "align", /totals/],
    [`projects=${GOOSE}&align=index&base=2999-01-01`, "base", /future/],
    [`projects=${GOOSE}&align=sideways`, "align", /align/],
    [`projects=${GOOSE}&interval=year`, "interval", /interval/],
    [`projects=${GOOSE}&format=xls`, "format", /format/],
    [`projects=${GOOSE}&origin=birth`, "origin", /origin/],
    [`projects=${GOOSE}&from=2026-02-02&to=2026-02-01`, "to", /before/],
    [`projects=${GOOSE}&asOf=2999-01-01T00:00:00Z`, "asOf", /future/],
  ] as const) {
    test(`a wrong ${parameter} is named: ${query.slice(0, 70)}`, async () => {
      const response = await suite.get(`${COMPARE}?${query}`);
      expect(response.status).toBe(400);
      const { errors, detail } = Problem.parse(await response.json());
      expect(errors?.map((error) => error.parameter)).toEqual([parameter]);
      expect(detail).toMatch(words);
    });
  }

  for (const [query, parameters] of [
    [
      "projects=no/such,x&align=index&metric=net&from=2001-01-01&base=2001-01-01&asOf=2999-01-01T00:00:00Z",
      ["align", "asOf", "base", "from", "projects"],
    ],
    [
      "interval=year&from=2999-01-01&to=2001-01-01&asOf=2999-01-01T00:00:00Z",
      ["asOf", "from", "interval", "projects", "to"],
    ],
    [`projects=no/such&metric=likes&align=index&base=2999-01-01`, ["base", "metric", "projects"]],
  ] as const) {
    test(`all that is wrong is named at once: ${parameters.join(", ")}`, async () => {
      const response = await suite.get(`${COMPARE}?${query}`);
      const { errors } = Problem.parse(await response.json());
      expect([response.status, errors?.map(({ parameter }) => parameter).sort()]).toEqual([400, parameters]);
    });
  }

  test("eleven projects are one too many", async () => {
    const response = await suite.get(`${COMPARE}?projects=${(await listEleven(suite)).join()}`);
    expect([response.status, Problem.parse(await response.json()).detail]).toEqual([
      400,
      expect.stringMatching(/1 to 10 .* there are 11/),
    ]);
  });

  test("no query brings it down", async () => {
    const hostile = fc.oneof(
      fc.string({ unit: "binary", maxLength: 30 }),
      fc.constantFrom("\u0000", "'; drop table projects; --", "%", ",,,", "a/b,", "__proto__/x", "9".repeat(40), "-1"),
      fc.constantFrom(...METRICS, "date", "age", "index", "week", "month", "csv", "json", "release", GOOSE, MUESLI),
      fc.integer({ min: -999_999, max: 999_999 }).map((n) => `${String(n).padStart(4, "0")}-01-01`),
      fc.date({ noInvalidDate: true }).map((d) => d.toISOString().slice(0, 10)),
    );
    const name = fc.constantFrom(
      "projects",
      "align",
      "metric",
      "from",
      "to",
      "interval",
      "asOf",
      "base",
      "origin",
      "format",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(name, hostile), { maxLength: 5 }), fc.boolean(), async (pairs, isFound) => {
        const search = new URLSearchParams(isFound ? [["projects", `${GOOSE},${OLLAMA}`]] : []);
        for (const [key, value] of pairs) search.set(key, value.toWellFormed());
        const response = await suite.get(`${COMPARE}?${search.toString()}`);
        expect(response.status).toBeLessThan(500);
        const type = response.headers.get("content-type") ?? "";
        expect(type).toMatch(/^(application\/(problem\+)?json|text\/csv)/);
        if (type.includes("json")) JSON.parse(await response.text());
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});
