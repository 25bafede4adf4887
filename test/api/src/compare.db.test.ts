import { contentHash, isoWeekStart, METRICS, type Day } from "@groundswell/core";
import { bumpDataVersion, findProject, recordDetails } from "@groundswell/db";
import { Comparison, Series } from "@groundswell/wire";
import fc from "fast-check";
import { expect, test } from "vitest";
import { NOW, onBothDatabases, type Suite } from "./harness.ts";

const COMPARE = "/api/v1/compare";
const GOOSE = "aaif-goose/goose";
const OLLAMA = "ollama/ollama";
/** Whose page must be good with releases only. */
const MUESLI = "Muesli-HQ/muesli";
const AS_OF_NOW = new Date(NOW).toISOString();
/** Longer than the API trusts the data's version. */
const VERSION_AGE_MS = 600;

type Query = Record<string, string | undefined>;

function addressOf(projects: readonly string[], query: Query): string {
  const pairs = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return `${COMPARE}?${new URLSearchParams([["projects", projects.join(",")], ...pairs]).toString()}`;
}

async function compare(suite: Suite, projects: readonly string[], query: Query = {}): Promise<Comparison> {
  const response = await suite.get(addressOf(projects, query));
  const answer: unknown = await response.json();
  expect([answer, response.status]).toEqual([answer, 200]);
  expect(Comparison.parse(answer)).toStrictEqual(answer);
  return Comparison.parse(answer);
}

async function readSeries(suite: Suite, repo: string, query: string): Promise<Series> {
  return Series.parse(await (await suite.get(`/api/v1/projects/${repo}/series?${query}`)).json());
}

/** Repositories of the watchlist of which a condition holds, in SQL. */
async function listRepos(suite: Suite, condition = "true"): Promise<string[]> {
  const query = `select repo from projects p where ${condition} order by id`;
  return (await suite.connection().db.execute<{ repo: string }>(query)).map(({ repo }) => repo);
}

onBothDatabases("comparing projects", (suite) => {
  for (const metric of METRICS) {
    test(`by date a series of ${metric} is what /series says, on one axis for all`, async () => {
      for (const interval of ["day", "week", "month"]) {
        const query = { metric, interval, from: "2026-01-14", to: "2026-08-20" };
        const { series } = await compare(suite, [GOOSE, OLLAMA, MUESLI], query);
        for (const { repo, points } of series) {
          const alone = await readSeries(suite, repo, new URLSearchParams(query).toString());
          const known = new Map(alone.points.map(({ total: _, ...point }) => [point.t, point]));
          expect(points).toEqual(series[0]?.points.map(({ t }) => known.get(t) ?? missing(t)));
          expect([...known.keys()].filter((t) => !points.some((point) => point.t === t))).toEqual([]);
        }
      }
    });
  }

  test("what the caches answer is what follows from the facts: every alignment, interval and range", async () => {
    const repos = await listRepos(suite);
    const day = fc
      .integer({ min: 0, max: 1_200 })
      .map((n) => new Date(NOW - n * 86_400_000).toISOString().slice(0, 10));
    const query = fc.record({
      metric: fc.constantFrom("stars", "forks", "net"),
      align: fc.constantFrom("date", "age", "index"),
      interval: fc.constantFrom("day", "week", "month", undefined),
      origin: fc.constantFrom("created", "release"),
      from: fc.option(day, { nil: undefined }),
      to: fc.option(day, { nil: undefined }),
      base: fc.option(day, { nil: undefined }),
    });
    const selection = fc.uniqueArray(fc.constantFrom(...repos), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(selection, query, async (projects, { from, to, ...rest }) => {
        const [first, last] = from !== undefined && to !== undefined && to < from ? [to, from] : [from, to];
        const align = rest.metric === "net" && rest.align === "index" ? "date" : rest.align;
        const asked = { ...rest, align, from: first, to: last };
        const cached = await compare(suite, projects, asked);
        const derived = await compare(suite, projects, { ...asked, asOf: AS_OF_NOW });
        const strip = last === undefined ? (one: Comparison) => one : withoutSources;
        expect(strip(cached)).toEqual(strip(derived));
      }),
      { numRuns: 100 },
    );
  }, 120_000);

  test("an earlier name leads to today's, and the answer says what was asked for", async () => {
    const { series } = await compare(suite, ["block/goose", "OLLAMA/Ollama"]);
    expect(series.map(({ repo, askedAs, name }) => [repo, askedAs, name])).toEqual([
      [GOOSE, "block/goose", "Goose"],
      [OLLAMA, "OLLAMA/Ollama", "Ollama"],
    ]);
  });

  test("a project that is named twice counts once, and more often than there may be projects too", async () => {
    const { series } = await compare(suite, [GOOSE, "block/goose", GOOSE]);
    expect(series.map(({ askedAs }) => askedAs)).toEqual([GOOSE]);
    const names = [...Array.from({ length: 11 }, () => GOOSE), "block/goose", "Block/Goose", OLLAMA];
    expect((await compare(suite, names)).series.map(({ repo }) => repo)).toEqual([GOOSE, OLLAMA]);
  });

  test("series of more than 400 days are told by weeks, unless days are asked for", async () => {
    const long = await compare(suite, [GOOSE, OLLAMA]);
    expect(long.interval).toBe("week");
    for (const { t } of long.series[0]?.points ?? []) expect(isoWeekStart(t)).toBe(t);
    const daily = await compare(suite, [GOOSE, OLLAMA], { interval: "day" });
    expect([daily.interval, (daily.series[0]?.points.length ?? 0) > 400]).toEqual(["day", true]);
    expect((await compare(suite, [GOOSE], { from: "2026-01-01" })).interval).toBe("day");
  });

  test("as an index Goose's anchor figures are in their proportion", async () => {
    const query = { align: "index", base: "2026-03-26", interval: "day", from: "2026-08-22", to: "2026-08-22" };
    const { base, series } = await compare(suite, [GOOSE], query);
    expect(base).toEqual({ t: "2026-03-26", value: 100 });
    expect(series[0]?.base).toEqual({ t: "2026-03-26", value: 33_581, reason: null });
    expect(series[0]?.points.map(({ t, value }) => [t, value])).toEqual([["2026-08-22", (100 * 53_197) / 33_581]]);
  });

  test("without a base the index begins on the first day on which all have a value; who has none says so", async () => {
    const { base, series } = await compare(suite, [GOOSE, OLLAMA, MUESLI], { align: "index", interval: "day" });
    const [goose, ollama] = await Promise.all([GOOSE, OLLAMA].map((repo) => readSeries(suite, repo, "metric=stars")));
    const known = (one: Series | undefined) => new Set(one?.points.filter((p) => p.value !== null).map((p) => p.t));
    const common = [...known(goose)].filter((t) => known(ollama).has(t)).sort()[0];
    expect(base?.t).toBe(common);
    expect(series.map((one) => one.base?.reason)).toEqual([null, null, `no value is known on ${common ?? ""}`]);
    expect(series[2]?.points.every(({ value, quality }) => value === null && quality === "missing")).toBe(true);
    expect(series.slice(0, 2).map(({ points }) => points.find(({ t }) => t === common)?.value)).toEqual([100, 100]);
  });

  test("by age, where its creation is not known, a project is counted from its first release, and says so", async () => {
    const { series } = await compare(suite, [GOOSE], { align: "age", interval: "day" });
    const [goose] = series;
    expect(goose?.origin).toMatchObject({ of: "release", reason: expect.stringContaining("not known") as string });
    const origin = Date.parse(goose?.origin?.day ?? "");
    for (const { t, age } of goose?.points ?? []) expect(age).toBe((Date.parse(t) - origin) / 86_400_000);
  });

  test("by age, a project of which neither creation nor release is known has no points, and says why", async () => {
    const [without = ""] = await listRepos(
      suite,
      `not exists (select from release_revisions r where r.project_id = p.id)
        and exists (select from observations o where o.project_id = p.id)`,
    );
    const { series } = await compare(suite, [without, GOOSE], { align: "age" });
    expect(series[0]?.origin).toEqual({
      day: null,
      of: null,
      reason: "neither when it was created nor a release of it is known",
    });
    expect([series[0]?.points, (series[1]?.points.length ?? 0) > 0]).toEqual([[], true]);
  });

  test("months by age of some leave the months by date of others as they are", async () => {
    const query = { interval: "month", to: "2026-08-19" };
    const [without = ""] = await listRepos(
      suite,
      "not exists (select from release_revisions r where r.project_id = p.id)",
    );
    const before = await compare(suite, [without, GOOSE], { ...query, asOf: AS_OF_NOW });
    await compare(suite, [without, GOOSE], { ...query, align: "age" });
    expect(withoutSources(await compare(suite, [without, GOOSE], query))).toEqual(withoutSources(before));
  });

  test("by age, a project is counted from its creation as soon as GitHub has told it", async () => {
    const { db } = suite.connection();
    const project = await findProject(db, OLLAMA);
    const receipt = { source: "GitHub REST API", sourceUrl: null, request: "GET /repos", fetchedAt: NOW - 1_000 };
    await recordDetails(
      db,
      project?.id ?? 0,
      { ...receipt, status: 200, contentHash: contentHash("{}"), method: "repository" },
      {
        ...{
          githubId: 658_928_958,
          fullName: OLLAMA,
          description: null,
          homepage: null,
          license: "MIT",
          language: "Go",
        },
        ...{ topics: [], defaultBranch: "main", archived: false, disabled: false, visibility: "public" },
        createdAt: Date.parse("2023-06-26T19:39:32Z"),
      },
    );
    await bumpDataVersion(db);
    await new Promise((resolve) => setTimeout(resolve, VERSION_AGE_MS));
    const query = { align: "age", to: "2026-08-20" };
    const now = await compare(suite, [OLLAMA], query);
    expect(now.series[0]?.origin).toEqual({ day: "2023-06-26", of: "created", reason: null });
    const before = await compare(suite, [OLLAMA], { ...query, asOf: "2026-08-01T00:00:00Z" });
    expect(before.series[0]?.origin?.of).not.toBe("created");
  });

  test("as of an instant only what was known then is told", async () => {
    const { series, asOf } = await compare(suite, [GOOSE, OLLAMA], { asOf: "2026-04-01T00:00:00Z", interval: "day" });
    expect(series.map(({ points }) => points.at(-1)?.t)).toEqual(["2026-03-31", "2026-03-31"]);
    expect(asOf !== null && asOf < "2026-04-01").toBe(true);
  });

  test("the instant that is told is that of the newest figure shown, from the caches and from the facts", async () => {
    const days = await suite.connection().db.execute<{ day: string; at: string }>(`
      select day::text, to_char(observed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at from daily_totals d
      where project_id = (select id from projects where repo = '${GOOSE}') and stars is not null order by day`);
    const newestOn = (to: string) => days.findLast(({ day }) => day <= to)?.at ?? null;
    for (const asOf of [undefined, AS_OF_NOW]) {
      for (const to of ["2026-01-26", "2026-04-03"]) {
        for (const align of ["date", "age", "index"]) {
          const told = await compare(suite, [GOOSE], { to, align, asOf });
          expect([align, told.series[0]?.asOf, told.asOf]).toEqual([align, newestOn(to), newestOn(to)]);
        }
        const query = new URLSearchParams({ metric: "stars", to, ...(asOf === undefined ? {} : { asOf }) });
        expect((await readSeries(suite, GOOSE, query.toString())).asOf).toBe(newestOn(to));
        const net = await compare(suite, [GOOSE], { metric: "net", to, asOf, interval: "day" });
        const last = net.series[0]?.points.findLast(({ value }) => value !== null)?.t ?? "";
        // The midnight at its end is complete with the next observation.
        const next = days.find(({ day }) => day > last);
        expect(net.asOf?.slice(0, 10)).toBe(next?.day);
      }
      // Nothing is shown, so nothing was used.
      const none = await compare(suite, [MUESLI, GOOSE], { to: "2024-01-01", from: "2023-12-31", asOf });
      expect([none.series.map((one) => one.asOf), none.asOf]).toEqual([[null, null], null]);
      // A base is used wherever anything is shown.
      const based = { align: "index", to: "2026-01-26", base: "2026-04-03", asOf };
      expect((await compare(suite, [GOOSE], based)).asOf).toBe(newestOn("2026-04-03"));
    }
  });

  test("new figures are told, though the older ones are remembered", async () => {
    const { db } = suite.connection();
    const query = { from: "2026-08-01", interval: "day" };
    const ofGoose = async () => (await compare(suite, [GOOSE], query)).series[0]?.points.at(-1)?.value;
    expect(await ofGoose()).toBe(53_197);
    const change = async (from: number, to: number) => {
      const { id = 0 } = (await findProject(db, GOOSE)) ?? {};
      await db.execute(`update daily_totals set stars = ${to} where project_id = ${id} and stars = ${from}`);
      await db.execute(`update standings set stars = ${to} where project_id = ${id}`);
      await bumpDataVersion(db);
      await new Promise((resolve) => setTimeout(resolve, VERSION_AGE_MS));
    };
    await change(53_197, 53_198);
    expect(await ofGoose()).toBe(53_198);
    await change(53_198, 53_197);
    expect(await ofGoose()).toBe(53_197);
  });
});

function missing(t: Day) {
  return { t, value: null, quality: "missing", receipt: null };
}

/** Which of two sources told the figure of a week that ends after the last day asked for is not looked up. */
function withoutSources({ series, ...rest }: Comparison) {
  return { ...rest, series: series.map(({ sources: _, ...one }) => one) };
}
