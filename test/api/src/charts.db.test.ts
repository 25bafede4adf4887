import { RENDER_VERSION, toSvg, type AnySpec, type BoardSpec } from "@groundswell/charts";
import { dayFromNumber, METRICS } from "@groundswell/core";
import { Comparison, Effect, ProjectPage, ReleasePage, Series, type Momentum } from "@groundswell/wire";
import { describe, expect, test } from "vitest";
import { readJson } from "./answers.ts";
import { testChartFacts } from "./chart-facts-suite.ts";
import { onBothDatabases, ORIGIN } from "./harness.ts";
import { assertWellFormed } from "./well-formed.ts";

const GOOSE = "/charts/aaif-goose/goose";
const API = "/api/v1/projects/aaif-goose/goose";
const STORY = "open-source-ai-identity-crisis";
const TWO = "projects=aaif-goose/goose,ollama/ollama";
const EFFECT = `/charts/effect/${STORY}/aaif-goose/goose`;
const KINDS = [
  `${GOOSE}/stars`,
  `${GOOSE}/net`,
  `${GOOSE}/releases`,
  `/charts/compare/stars?${TWO}`,
  EFFECT,
  "/charts/board/momentum",
];

const OPTIONS = ["interval=week&from=2026-01-07&to=2026-06-30", "", "interval=month&asOf=2026-06-04T12:00:00Z"];

/** The address of a chart in one of its forms. */
function inForm(chart: string, form: string, options = ""): string {
  const [path = "", own = ""] = chart.split("?");
  const query = [own, options].filter((part) => part !== "").join("&");
  return `${path}.${form}${query === "" ? "" : `?${query}`}`;
}

/** The rows of a table, without what stands above them and the header. */
function readRows(csv: string): string[] {
  return csv
    .split("\r\n")
    .filter((line) => line !== "" && !line.startsWith("# "))
    .slice(1);
}

const toCell = (value: number | string | null | undefined) => String(value ?? "");

onBothDatabases("charts of every kind", (suite) => {
  describe("what they tell", () => {
    testChartFacts(suite);
  });

  const readText = async (path: string) => {
    const response = await suite.get(path);
    expect([path, response.status]).toEqual([path, 200]);
    return response.text();
  };

  for (const metric of METRICS.filter((one) => one !== "releases")) {
    test(`the figures of ${metric} are the API's to the last digit, as data, as a table and as a picture`, async () => {
      for (const options of OPTIONS.slice(0, metric === "stars" ? OPTIONS.length : 1)) {
        const chart = await readJson(suite, inForm(`${GOOSE}/${metric}`, "json", options));
        const [line] = chart["series"] as { points: Series["points"] }[];
        const asked = new URLSearchParams(options);
        asked.set("metric", metric);
        asked.set("interval", chart["interval"] as string);
        const series = Series.parse(await readJson(suite, `${API}/series?${asked.toString()}`));
        expect([options, line?.points]).toEqual([options, series.points]);
        const rows = readRows(await readText(inForm(`${GOOSE}/${metric}`, "csv", options)));
        expect(rows.map((row) => row.split(",").slice(0, 2))).toEqual(
          series.points.map(({ t, value }) => [t, toCell(value)]),
        );
        expect(await readText(inForm(`${GOOSE}/${metric}`, "svg", options))).toBe(toSvg(chart["spec"] as AnySpec));
      }
    });
  }

  test("a comparison's figures are the API's, by date, by age and as an index", async () => {
    for (const options of ["align=date&interval=month", "align=age", "align=index&from=2026-01-01"]) {
      const path = `/charts/compare/stars?${TWO}&${options}`;
      const chart = await readJson(suite, inForm(path, "json"));
      const compared = Comparison.parse(await readJson(suite, `/api/v1/compare?${TWO}&${options}`));
      const lines = chart["series"] as { repo: string; points: unknown }[];
      expect(lines.map(({ repo, points }) => [repo, points])).toEqual(
        compared.series.map(({ repo, points }) => [repo, points]),
      );
      expect(readRows(await readText(inForm(path, "csv")))).toEqual(
        readRows(await readText(`/api/v1/compare?${TWO}&${options}&format=csv`)),
      );
    }
  });

  test("a week's total is told at the day that it was observed on, not at the week's first", async () => {
    const { interval, alt } = await readJson(suite, `/charts/compare/stars.json?${TWO}&from=2025-01-01`);
    expect([interval, alt]).toEqual(["week", expect.stringContaining("to 53,197 on 22 August 2026")]);
  });

  test("the board is the API's list, in its order; what is not known is empty", async () => {
    const { rows } = await readJson(suite, "/charts/board/momentum.json?category=agents&limit=20");
    const { items } = ProjectPage.parse(
      await readJson(suite, "/api/v1/projects?sort=momentum&category=agents&limit=20"),
    );
    expect(rows).toEqual(
      items.map(({ repo, name, stars, momentum, velocity }) => ({
        ...{ repo, name, stars: stars.value, label: momentum.label, momentum: momentum.ratio },
        starsPerDay: velocity?.value ?? null,
        ...{ spike: momentum.spike, lack: lackOf(momentum.days), to: momentum.to },
      })),
    );
    expect(readRows(await readText("/charts/board/momentum.csv?category=agents&limit=20"))).toHaveLength(items.length);
  });

  test("the board says beside a label what the list does, as of an instant too", async () => {
    for (const asOf of ["", "&asOf=2026-08-22T12:00:00Z", "&asOf=2026-06-04T12:00:00Z"]) {
      const list = ProjectPage.parse(await readJson(suite, `/api/v1/projects?sort=momentum&limit=50${asOf}`));
      const spiky = list.items.filter(({ momentum }) => momentum.spike).map(({ repo }) => repo);
      const { spec } = await readJson(suite, `/charts/board/momentum.json?limit=50&height=1600${asOf}`);
      const said = (spec as BoardSpec).rows.filter((row) => row.said.includes("one-day spike"));
      expect(said.map(({ repo }) => repo)).toEqual(spiky);
      const rows = readRows(await readText(`/charts/board/momentum.csv?limit=50${asOf}`));
      expect(rows.filter((row) => row.split(",")[4] === "yes").map((row) => row.split(",")[1])).toEqual(spiky);
      expect(spiky.includes("openai/codex")).toBe(!asOf.includes("2026-06"));
    }
  });

  test("releases are the API's, oldest first; a chart of some days has theirs alone", async () => {
    const { releases } = await readJson(suite, `${GOOSE}/releases.json?from=2026-03-01&to=2026-04-30`);
    const { items } = ReleasePage.parse(await readJson(suite, `${API}/releases?limit=200`));
    const within = items.filter(({ at }) => at >= "2026-03-01" && at < "2026-05-01").reverse();
    expect((releases as { tag: string }[]).map(({ tag }) => tag)).toEqual(within.map(({ tag }) => tag));
    expect(within).not.toHaveLength(0);
  });

  test("releases run to the day that their sources are known to, and are told from mere tags", async () => {
    const now = await readJson(suite, `${GOOSE}/releases.json`);
    const then = await readJson(suite, `${GOOSE}/releases.json?asOf=2026-08-01T00:00:00Z`);
    expect([now["asOf"], then["asOf"]]).toEqual([
      expect.stringMatching(/^2026-08-22T/),
      expect.stringMatching(/^2026-07-31T/),
    ]);
    const last = (chart: Record<string, unknown>) => (chart["spec"] as AnySpec).x.domain[1];
    expect(dayFromNumber(last(now))).toBe("2026-08-22");
    expect((now["releases"] as { dated?: string }[]).every(({ dated }) => dated === "tagged")).toBe(true);
    expect((now["spec"] as AnySpec).strings.footer.method).toBe("Releases by the date of their git tags (UTC)");
  });

  test("the board says how many it shows of all, of a category and as of an instant too", async () => {
    const subtitle = async (options: string) => {
      const { spec } = await readJson(suite, `/charts/board/momentum.json?${options}`);
      return (spec as AnySpec).strings.subtitle;
    };
    const { items } = ProjectPage.parse(await readJson(suite, "/api/v1/projects?limit=100"));
    expect(await subtitle("limit=10")).toBe(`21 August 2026, the first 10 of ${items.length}`);
    // Of one no archive knows a total, so that it was not there then.
    expect(await subtitle("limit=10&asOf=2026-07-01T00:00:00Z")).toBe(
      `29 June 2026, the first 10 of ${items.length - 1}`,
    );
    const agents = items.filter(({ category }) => category === "agents").length;
    expect(await subtitle("limit=2&category=agents")).toBe(`21 August 2026, the first 2 of ${agents}`);
  });

  test("stars by day without GitHub's history: the chart says why there are none", async () => {
    for (const path of [
      "/charts/ollama/ollama/gained",
      "/charts/ollama/ollama/lost",
      `/charts/compare/gained?${TWO}`,
    ]) {
      const { spec } = await readJson(suite, inForm(path, "json"));
      const { empty, footer } = (spec as AnySpec).strings;
      expect([path, empty, footer.source]).toEqual([
        path,
        "Stars by day need GitHub’s history of stars, which has not been read yet",
        "Source: GitHub’s history of stars, not read yet",
      ]);
    }
  });

  test("the weeks around a story are the API's", async () => {
    const { effect } = await readJson(suite, inForm(EFFECT, "json"));
    const { items } = (await readJson(suite, `/api/v1/effects?story=${STORY}&project=aaif-goose/goose`)) as {
      items: unknown[];
    };
    expect(effect).toEqual(Effect.parse(items[0]));
  });

  test("a chart as data says what it is, as of when, from where, under which licence and how to cite it", async () => {
    for (const chart of KINDS) {
      const data = await readJson(suite, inForm(chart, "json", "lang=de"));
      expect(data).toMatchObject({
        pinned: null,
        renderVersion: RENDER_VERSION,
        licence: { name: "CC BY 4.0", url: "https://creativecommons.org/licenses/by/4.0/" },
        spec: { language: "de", hash: data["hash"] },
      });
      expect(data["asOf"]).toMatch(/^2026-0[3-8]-/);
      expect(data["page"]).toMatch(/^http:\/\/localhost:4000\//);
      expect(data["sources"]).toContainEqual({
        name: expect.stringMatching(/^(?:EvanLi\/Github-Ranking|git tags)/) as string,
        url: expect.toSatisfy((url) => url === null || String(url).startsWith("https://github.com/")) as string,
        method: expect.stringMatching(/\w/) as string,
      });
      const { apa, bibtex } = data["citation"] as { apa: string; bibtex: string };
      expect(apa).toContain(`${ORIGIN}/charts/`);
      expect(bibtex).toMatch(/^@misc\{/);
    }
  });

  test("every kind is a picture that can do nothing, and a PNG of the size that was asked for", async () => {
    for (const chart of KINDS) {
      const svg = await readText(inForm(chart, "svg", "theme=dark&lang=ja"));
      expect(assertWellFormed(svg)).toBe("svg");
      expect(svg).toMatch(/<svg[^>]* role="img"[\s\S]*<title[\s\S]*<desc/);
      expect(svg).not.toMatch(/<script|javascript:|\son\w+=|<foreignObject|NaN|undefined/i);
    }
    const png = await suite.get(inForm(`${GOOSE}/stars`, "png", "width=1200&height=630"));
    expect(png.headers.get("content-type")).toBe("image/png");
    const bytes = Buffer.from(await png.arrayBuffer());
    expect([bytes.toString("latin1", 1, 4), bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([
      "PNG",
      1200,
      630,
    ]);
  });

  test("what is live may be asked for again soon, and what is pinned never", async () => {
    const live = await suite.get(`${GOOSE}/stars.svg`);
    expect(live.headers.get("cache-control")).toMatch(/^public, max-age=300, s-maxage=3600, .*stale-if-error=604800$/);
    for (const form of ["svg", "csv", "json"]) {
      const path = inForm(`${GOOSE}/stars`, form, `asOf=2026-06-04T12:00:00Z&v=${RENDER_VERSION}`);
      const pinned = await suite.get(path);
      expect(pinned.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
      expect((await suite.get(path, { "if-none-match": pinned.headers.get("etag") ?? "" })).status).toBe(304);
      const text = await pinned.text();
      expect(text).toMatch(/4 Jun 2026, 12:00 UTC|2026-06-04T12:00:00Z/);
      // What one visitor calls this server is not for all others to read.
      expect(text).not.toContain(ORIGIN);
    }
  });

  test("a pinned chart has the stories that were known then, and no others", async () => {
    const storiesAsOf = async (instant: string) => {
      const { markers } = await readJson(suite, `${GOOSE}/stars.json?markers=stories&asOf=${instant}`);
      return (markers as { kind: string; label: string }[]).map(({ kind }) => kind);
    };
    expect(await storiesAsOf("2026-08-23T11:59:59Z")).toEqual([]);
    expect(await storiesAsOf("2026-08-23T12:00:00Z")).toEqual(["story"]);
  });

  test("weeks that were worked out after the instant can't be told as of it, and the answer says from when on", async () => {
    const early = await suite.get(inForm(EFFECT, "json", "asOf=2026-08-23T11:00:00Z"));
    expect(early.status).toBe(409);
    const { detail } = (await early.json()) as { detail: string };
    const [since = ""] = /2026-08-23T[\d:]+Z/.exec(detail) ?? [];
    expect((await suite.get(inForm(EFFECT, "json", `asOf=${since}`))).status).toBe(200);
  });

  test("a live chart says when no figures have come for two days, and one of earlier days does not", async () => {
    const api = suite.makeApi({ now: () => Date.parse("2026-08-25T12:00:00Z") });
    const read = async (options: string) => {
      const answer = await api.fetch(new Request(`${ORIGIN}${GOOSE}/stars.json${options}`));
      return ((await answer.json()) as { staleSince: string | null }).staleSince;
    };
    expect(await read("")).toBe("2026-08-22");
    expect(await read("?to=2026-08-01")).toBeNull();
    expect((await readJson(suite, `${GOOSE}/stars.json`))["staleSince"]).toBeNull();
  });

  test("all spellings of an address have one answer", async () => {
    const one = await suite.get(`${GOOSE}/stars.csv?theme=dark&from=2026-08-01`);
    const other = await suite.get(
      `${GOOSE}/stars.csv?width=960&from=2026-08-01&theme=dark&markers=stories,events,releases`,
    );
    expect(other.headers.get("etag")).toBe(one.headers.get("etag"));
    expect(await other.text()).toBe(await one.text());
  });

  test("the picture is drawn from what the data say", async () => {
    const { spec } = await readJson(suite, inForm(EFFECT, "json"));
    expect(await readText(inForm(EFFECT, "svg"))).toBe(toSvg(spec as AnySpec));
  });
});

/** Of which days too few are known for an estimate. */
function lackOf({ recent, baseline }: Momentum["days"]) {
  if (recent.observed < recent.needed) return { of: "recent", known: recent.observed, days: recent.of };
  return baseline.observed < baseline.needed ? { of: "baseline", known: baseline.observed, days: baseline.of } : null;
}
