import { METRICS } from "@groundswell/core";
import { Comparison, Series } from "@groundswell/wire";
import { expect, test } from "vitest";
import { onBothDatabases, ORIGIN, type Suite } from "./harness.ts";

const SERIES = "/api/v1/projects/aaif-goose/goose/series";
const COMPARE = "/api/v1/compare?projects=aaif-goose/goose,ollama/ollama";
const CHART = "/charts/aaif-goose/goose/stars.csv";

interface Table {
  notes: string[];
  rows: Record<string, string>[];
  response: Response;
}

/** The table of an address; none of its cells needs quotes. */
async function readTable(suite: Suite, path: string): Promise<Table> {
  const response = await suite.get(path);
  const text = await response.text();
  expect([path, response.status, text.endsWith("\r\n")]).toEqual([path, 200, true]);
  const lines = text.split("\r\n").slice(0, -1);
  const notes = lines.filter((line) => line.startsWith("# "));
  const [header = [], ...rows] = lines.slice(notes.length).map((line) => line.split(","));
  expect(rows.filter((cells) => cells.length !== header.length)).toEqual([]);
  return {
    response,
    notes: notes.map((note) => note.slice(2)),
    rows: rows.map((cells) => Object.fromEntries(header.map((column, i) => [column, cells[i] ?? ""]))),
  };
}

const cell = (value: number | string | null | undefined) => String(value ?? "");

onBothDatabases("tables of figures", (suite) => {
  for (const metric of METRICS) {
    test(`a series of ${metric} as CSV holds what it holds as JSON; a missing day is an empty cell`, async () => {
      for (const interval of ["day", "month"]) {
        const query = `?metric=${metric}&interval=${interval}`;
        const series = Series.parse(await (await suite.get(SERIES + query)).json());
        const { rows } = await readTable(suite, `${SERIES}${query}&format=csv`);
        expect(rows).toEqual(
          series.points.map(({ t, value, total, quality, receipt }) => ({
            day: t,
            value: cell(value),
            ...(metric === "surviving" ? { total: cell(total) } : {}),
            quality,
            receipt: cell(receipt),
          })),
        );
      }
    });
  }

  for (const align of ["date", "age", "index"]) {
    test(`a comparison by ${align} as CSV holds what it holds as JSON, a row for each point`, async () => {
      const query = `&align=${align}&from=2025-06-01`;
      const { series } = Comparison.parse(await (await suite.get(COMPARE + query)).json());
      const { rows } = await readTable(suite, `${COMPARE}${query}&format=csv`);
      expect(rows).toEqual(
        series.flatMap(({ repo, points }) =>
          points.map(({ t, age, value, quality, receipt }) => ({
            ...{ repo, day: t },
            ...(align === "age" ? { age: cell(age) } : {}),
            ...{ value: cell(value), quality, receipt: cell(receipt) },
          })),
        ),
      );
    });
  }

  test("a chart's figures are the days of its series in the range of the chart", async () => {
    const range = "from=2026-03-01&to=2026-04-10";
    const { rows } = await readTable(suite, `${CHART}?${range}&theme=dark`);
    expect(rows).toEqual((await readTable(suite, `${SERIES}?${range}&format=csv`)).rows);
    expect(rows).toHaveLength(41);
  });

  for (const [path, file] of [
    [`${SERIES}?format=csv&metric=net`, "aaif-goose-goose-net.csv"],
    [`${COMPARE}&format=csv&align=age`, "compare-stars-by-age.csv"],
    [CHART, "aaif-goose-goose-stars.csv"],
  ] as const) {
    test(`${path} says what it is, from where, and how to cite it`, async () => {
      const { response, notes } = await readTable(suite, path);
      expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8; header=present");
      expect(response.headers.get("content-disposition")).toBe(`attachment; filename="${file}"`);
      expect(response.headers.get("access-control-allow-origin")).toBe("*");
      expect(response.headers.get("etag")).toMatch(/^"[\w-]+"$/);
      const text = notes.join("\n");
      expect(notes[0]).toMatch(/^Goose.*: (net change of stars|stars on GitHub)/);
      for (const line of [
        /^Metric: (net|stars): \w.+ UTC day/m,
        /^Interval: \w/m,
        /^As of: 2026-08-2\dT\S+Z, /m,
        /^Source: EvanLi\/Github-Ranking, https:\/\/github\.com\/EvanLi\/Github-Ranking, MIT licence, /m,
        /^.*A missing day is an empty cell, never zero\.$/m,
        /^Receipt: .*http:\/\/localhost:4000\/api\/v1\/receipts\//m,
      ]) {
        expect(text).toMatch(line);
      }
      expect(notes.at(-1)).toMatch(/^Cite as: Groundswell\. Goose.*, as of 2026-08-2\d\. /);
      expect(notes.at(-1)?.endsWith(`. ${ORIGIN}${path}`)).toBe(true);
    });
  }

  test("a table that is unchanged is not sent again", async () => {
    const etag = (await suite.get(CHART)).headers.get("etag") ?? "";
    expect((await suite.get(CHART, { "if-none-match": etag })).status).toBe(304);
  });

  test("a table is cited by its public address, and that of a demo says that it is one", async () => {
    const api = suite.makeApi({ publicUrl: "https://stars.example", world: "demo" });
    const text = await (await api.fetch(new Request(`${ORIGIN}${SERIES}?format=csv`))).text();
    expect(text).toContain(`. https://stars.example${SERIES}?format=csv\r\n`);
    expect(text).toContain("# Simulated world: these figures are invented\r\n");
    expect(text).not.toContain(ORIGIN);
  });

  test("an earlier name leads to today's table, and an unknown chart says what there is", async () => {
    const moved = await suite.get("/charts/block/goose/stars.csv?from=2026-01-01");
    expect([moved.status, moved.headers.get("location")]).toEqual([301, `${CHART}?from=2026-01-01`]);
    const unknown = await suite.get("/charts/aaif-goose/goose/stars.xlsx");
    expect([unknown.status, await unknown.text()]).toEqual([404, expect.stringContaining("stars.csv")]);
  });

  test("a comparison names for each project what was asked for and where its age begins", async () => {
    const { notes } = await readTable(suite, "/api/v1/compare?projects=block/goose&align=age&format=csv");
    const [project = ""] = notes.filter((note) => note.startsWith("Project: "));
    expect(project).toMatch(
      /^Project: aaif-goose\/goose: Goose; asked for as block\/goose; age from \d{4}-\d\d-\d\d, its /,
    );
  });
});
