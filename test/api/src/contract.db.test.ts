import { createClient, ApiError } from "@groundswell/client";
import {
  EffectPage,
  Front,
  LedgerPage,
  NoLiftPage,
  OutletPage,
  Project,
  ProjectEventPage,
  ProjectPage,
  Receipt,
  ReleasePage,
  ReviewPage,
  Series,
  Status,
  StoryDetail,
  StoryPage,
  Trend,
  Metric,
  UncoveredPage,
} from "@groundswell/wire";
import { expect, test } from "vitest";
import { expectExactly, expectProblem, readJson, type Schema } from "./answers.ts";
import { ORIGIN, onBothDatabases, type Suite } from "./harness.ts";

const GOOSE = "/api/v1/projects/aaif-goose/goose";
const OLD = "/api/v1/projects/block/goose";

async function aReceipt(suite: Suite): Promise<string> {
  return Project.parse(await readJson(suite, GOOSE)).stars.receipt ?? "";
}

onBothDatabases("the API's contract", (suite) => {
  test("every route's answer is what its schema promises, and nothing more", async () => {
    const routes: [string, Schema][] = [
      ["/api/v1/projects", ProjectPage],
      ["/api/v1/projects?sort=net&window=30d&limit=5", ProjectPage],
      ["/api/v1/projects?sort=name&q=goose", ProjectPage],
      ["/api/v1/projects?sort=momentum", ProjectPage],
      ["/api/v1/projects?sort=velocity&window=90d&category=agents", ProjectPage],
      ["/api/v1/projects?sort=momentum&asOf=2026-04-10T12:00:00Z", ProjectPage],
      [GOOSE, Project],
      [`${GOOSE}?asOf=2026-04-10T12:00:00Z`, Project],
      [`${GOOSE}/trend`, Trend],
      [`${GOOSE}/trend?asOf=2026-04-10T12:00:00Z`, Trend],
      [`${GOOSE}/trend?asOf=2020-01-01T00:00:00Z`, Trend],
      [`${GOOSE}/series`, Series],
      [`${GOOSE}/series?interval=week`, Series],
      [`${GOOSE}/series?interval=month&asOf=2026-05-01T00:00:00Z`, Series],
      [`${GOOSE}/releases`, ReleasePage],
      [`${GOOSE}/events`, ProjectEventPage],
      [`${GOOSE}/events?kind=surge,drop&kind=renamed&asOf=2026-05-01T00:00:00Z`, ProjectEventPage],
      [`${GOOSE}/ledger?all=true`, LedgerPage],
      [`${GOOSE}/stories`, StoryPage],
      ["/api/v1/front", Front],
      ["/api/v1/stories", StoryPage],
      ["/api/v1/stories?source=AIDRAN", StoryPage],
      ["/api/v1/stories/open-source-ai-identity-crisis", StoryDetail],
      ["/api/v1/effects", EffectPage],
      ["/api/v1/effects?story=open-source-ai-identity-crisis&project=block/goose", EffectPage],
      ["/api/v1/desk/uncovered", UncoveredPage],
      ["/api/v1/desk/no-lift", NoLiftPage],
      ["/api/v1/desk/outlets", OutletPage],
      ["/api/v1/desk/review", ReviewPage],
      [`/api/v1/receipts/${await aReceipt(suite)}`, Receipt],
      ["/api/v1/status", Status],
    ];
    for (const [path, schema] of routes) expectExactly(schema, await readJson(suite, path));
  });

  test("every metric of every project is a series that its schema takes", async () => {
    const { items } = ProjectPage.parse(await readJson(suite, "/api/v1/projects?limit=200"));
    expect(items.length).toBeGreaterThan(30);
    for (const { repo } of items) {
      expectExactly(Project, await readJson(suite, `/api/v1/projects/${repo}`));
      expectExactly(Trend, await readJson(suite, `/api/v1/projects/${repo}/trend`));
      expectExactly(ProjectEventPage, await readJson(suite, `/api/v1/projects/${repo}/events?limit=200`));
      expectExactly(ReleasePage, await readJson(suite, `/api/v1/projects/${repo}/releases?limit=200`));
      for (const metric of Metric.options) {
        const series = await readJson(suite, `/api/v1/projects/${repo}/series?metric=${metric}&interval=month`);
        expectExactly(Series, series);
        expect(series).toMatchObject({ repo, metric, interval: "month" });
      }
    }
  });

  test("Goose's anchor figures, and the receipts that name where they came from", async () => {
    const path = `${GOOSE}/series?metric=stars&from=2026-03-26&to=2026-08-22`;
    const { points, sources } = Series.parse(await readJson(suite, path));
    const anchors = [points[0], points.at(-1)];
    expect(anchors.map((p) => [p?.t, p?.value, p?.quality])).toEqual([
      ["2026-03-26", 33_581, "archived"],
      ["2026-08-22", 53_197, "archived"],
    ]);
    for (const point of anchors) {
      const receipt = Receipt.parse(await readJson(suite, `/api/v1/receipts/${point?.receipt ?? ""}`));
      expect(receipt.repo).toBe("aaif-goose/goose");
      expect(receipt.source).toMatch(/\S\/\S/);
      expect(sources.map((s) => s.name)).toContain(receipt.source);
      expect(receipt.contentHash).toMatch(/^sha256:[0-9a-f]{64}$/);
    }
    expect(Project.parse(await readJson(suite, GOOSE))).toMatchObject({
      stars: { value: 53_197, quality: "archived" },
    });
  });

  test("a day without a figure is null, never zero; a day that has not come is not there", async () => {
    const { points } = Series.parse(await readJson(suite, `${GOOSE}/series?from=2026-08-20&to=2026-08-30`));
    expect(points).toHaveLength(4);
    expect(points.at(-1)).toEqual({ t: "2026-08-23", value: null, quality: "missing", receipt: null });
  });

  test("a project without star figures has releases and says that nothing is known", async () => {
    const { items } = ProjectPage.parse(await readJson(suite, "/api/v1/projects?q=muesli"));
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ stars: { value: null, receipt: null }, sparkline: null });
    expect(items[0]?.releaseCount).toBeGreaterThan(0);
  });

  test("the AIDRAN story names Goose and Muesli", async () => {
    const { items } = StoryPage.parse(await readJson(suite, `${GOOSE}/stories`));
    expect(items.map((s) => s.id)).toEqual(["open-source-ai-identity-crisis"]);
    const confirmed = items[0]?.mentions.filter((m) => m.status === "confirmed").map((m) => m.name);
    expect(confirmed).toEqual(["Goose", "Muesli"]);
  });

  for (const rest of [
    "",
    "/series",
    "/series?metric=forks&from=2026-01-01",
    "/trend?asOf=2026-04-10T12:00:00Z",
    "/releases?limit=3",
    "/events?kind=renamed",
    "/ledger?of=forks&all=true",
    "/stories?limit=3&cursor=abc",
    "?q=block%2Fgoose",
  ]) {
    test(`an old name answers 301 to today's, the rest of the address kept: block/goose${rest}`, async () => {
      const response = await suite.get(OLD + rest);
      expect(response.status).toBe(301);
      expect(response.headers.get("location")).toBe(GOOSE + rest);
      expect(await response.json()).toEqual({ repo: "aaif-goose/goose", location: GOOSE + rest });
    });
  }

  for (const [asked, leads] of [
    ["/api/v1/projects/AAIF-Goose/GOOSE/series?to=2026-01-01", `${GOOSE}/series?to=2026-01-01`],
    ["/api/v1/projects/BLOCK/Goose", GOOSE],
    ["/charts/block/goose/stars.svg?theme=dark", "/charts/aaif-goose/goose/stars.svg?theme=dark"],
    ["/embed/block/goose/stars", "/embed/aaif-goose/goose/stars"],
    ["/api/v1/projects/block/%67oose", GOOSE],
  ] as const) {
    test(`another spelling leads to today's name: ${asked}`, async () => {
      const response = await suite.get(asked);
      expect([response.status, response.headers.get("location")]).toEqual([301, leads]);
    });
  }

  for (const path of [
    "/api/v1/projects/no/body",
    "/api/v1/projects/no/body/series",
    "/api/v1/projects/no/body/trend",
    "/api/v1/projects/no/body/releases",
    "/api/v1/projects/no/body/stories",
    "/api/v1/projects/no/body/events",
    "/api/v1/projects/no/body/ledger",
    "/api/v1/projects/-/..%2f..",
    "/api/v1/projects/a%00b/c",
    "/api/v1/projects/%F0%9F%98%80/x",
    "/api/v1/stories/none",
    "/api/v1/stories/%00",
    "/api/v1/effects?story=none",
    "/api/v1/effects?project=no/body",
    "/api/v1/desk",
    "/api/v1/desk/none",
    "/api/v1/receipts/1-0000000000000000",
    "/api/v1/receipts/2147483647-0000000000000000",
    "/api/v1/nothing",
    "/api/v2/projects",
    "/charts/no/body/stars.json",
    "/charts/aaif-goose/goose/secrets.csv",
    "/charts/aaif-goose/goose/stars.exe",
  ]) {
    test(`nothing here: ${path} is a 404 that says so`, async () => {
      expect((await expectProblem(await suite.get(path), 404)).detail).not.toBe("");
    });
  }

  for (const [path, parameters] of [
    [
      "/api/v1/projects?sort=best&window=1d&limit=0&category=" + "x".repeat(101),
      ["limit", "sort", "window", "category"],
    ],
    ["/api/v1/projects?limit=201", ["limit"]],
    ["/api/v1/projects?limit=ten", ["limit"]],
    [`/api/v1/projects?q=${"x".repeat(201)}`, ["q"]],
    [
      `${GOOSE}/series?metric=likes&interval=year&from=2026-02-30&to=soon&asOf=now`,
      ["metric", "interval", "from", "to", "asOf"],
    ],
    [`${GOOSE}/series?from=2026-02-02&to=2026-02-01`, ["to"]],
    [`${GOOSE}/series?from=1900-01-01&to=2026-02-01`, ["from"]],
    [`${GOOSE}/series?from=0001-01-01`, ["from"]],
    [`${GOOSE}/series?from=9999-12-31`, ["from"]],
    [`${GOOSE}/series?to=0001-01-01&metric=net`, ["to"]],
    [`${GOOSE}/series?asOf=2999-01-01T00:00:00Z`, ["asOf"]],
    ["/api/v1/projects?asOf=2999-01-01T00:00:00Z", ["asOf"]],
    [`${GOOSE}?asOf=yesterday`, ["asOf"]],
    [`${GOOSE}?asOf=2999-01-01T00:00:00Z`, ["asOf"]],
    [`${GOOSE}/trend?asOf=2999-01-01T00:00:00Z`, ["asOf"]],
    [`${GOOSE}/events?asOf=2999-01-01T00:00:00Z`, ["asOf"]],
    [`${GOOSE}/releases?limit=-1`, ["limit"]],
    [`${GOOSE}/events?kind=exploded&limit=0`, ["kind", "limit"]],
    [`${GOOSE}/events?kind=surge,exploded&kind=drop`, ["kind"]],
    [`${GOOSE}/ledger?of=likes&all=maybe&from=2026-02-30`, ["of", "all", "from"]],
    [`${GOOSE}/ledger?from=2026-02-02&to=2026-02-01`, ["to"]],
    ["/api/v1/stories?limit=1e9", ["limit"]],
    [`/api/v1/stories?source=${"x".repeat(201)}`, ["source"]],
    ["/api/v1/effects?project=goose&story=%00&limit=0", ["limit", "project", "story"]],
    ["/api/v1/desk/uncovered?limit=0", ["limit"]],
    ["/api/v1/desk/outlets?limit=201", ["limit"]],
    ["/api/v1/receipts/nonsense", ["id"]],
    ["/charts/aaif-goose/goose/stars.json?scale=cubic&width=10&theme=pink", ["scale", "theme", "width"]],
    ["/charts/aaif-goose/goose/stars.csv?markers=stars", ["markers"]],
    ["/charts/aaif-goose/goose/stars.json?from=2026-02-02&to=2026-02-01&asOf=2999-01-01T00:00:00Z", ["asOf", "to"]],
    [
      "/charts/compare/net.json?projects=a/b,aaif-goose/goose&align=index&from=1900-01-01",
      ["align", "from", "projects"],
    ],
    ["/charts/board/momentum.csv?category=cheese&asOf=2999-01-01T00:00:00Z", ["asOf", "category"]],
  ] as const) {
    test(`wrong parameters are all named at once: ${path.slice(0, 80)}`, async () => {
      const { errors, detail } = await expectProblem(await suite.get(path), 400);
      expect(errors?.map((e) => e.parameter).sort()).toEqual([...parameters].sort());
      for (const parameter of parameters) expect(detail).toContain(parameter);
    });
  }

  test("an unknown chart option is refused with the list of those that there are", async () => {
    const { errors } = await expectProblem(await suite.get("/charts/aaif-goose/goose/stars.json?colour=red"), 400);
    expect(errors?.[0]?.parameter).toBe("colour");
    for (const option of ["from", "to", "scale", "markers", "theme", "width", "height"]) {
      expect(errors?.[0]?.message).toContain(option);
    }
  });

  test("the client is typed by what the API answers, and follows an old name", async () => {
    const fetchApi: typeof fetch = async (input, init) => {
      const response = await suite.api().fetch(new Request(input, init));
      const location = response.headers.get("location");
      return location === null ? response : fetchApi(new URL(location, ORIGIN), init);
    };
    const client = createClient({ baseUrl: ORIGIN, fetch: fetchApi });
    const goose = await client.project("block/goose");
    expect(goose).toMatchObject({ repo: "aaif-goose/goose", stars: { value: 53_197 } });
    expect((await client.projects({ sort: "stars", limit: 3 })).items).toHaveLength(3);
    const series = await client.series("aaif-goose/goose", { metric: "stars", from: "2026-03-26", to: "2026-03-26" });
    expect(series.points.map((p) => p.value)).toEqual([33_581]);
    expect((await client.receipt(series.points[0]?.receipt ?? "")).repo).toBe("aaif-goose/goose");
    expect((await client.releases("aaif-goose/goose", { limit: 2 })).items).toHaveLength(2);
    expect((await client.trend("block/goose")).repo).toBe("aaif-goose/goose");
    const kinds = (await client.events("aaif-goose/goose", { kind: ["surge", "drop"] })).items.map((e) => e.kind);
    expect(kinds).toContain("surge");
    expect((await client.ledger("aaif-goose/goose", { of: "forks" })).items).toEqual([]);
    expect((await client.stories()).items).toHaveLength(1);
    expect((await client.projectStories("aaif-goose/goose")).items).toHaveLength(1);
    expect((await client.story("open-source-ai-identity-crisis")).mentions).not.toHaveLength(0);
    const after = await client.effects({ story: "open-source-ai-identity-crisis", project: "block/goose" });
    expect(after.items.map(({ name }) => name)).toEqual(["Goose"]);
    expect((await client.stories({ source: "Nobody" })).items).toEqual([]);
    expect((await client.uncovered({ limit: 1 })).quietDays).toBeGreaterThan(0);
    expect((await client.outlets()).items.map(({ source }) => source)).toEqual(["AIDRAN"]);
    expect([(await client.noLift()).items, (await client.reviews()).items]).toEqual([[], []]);
    expect((await client.status()).world).toBe("real");
    const failure: unknown = await client.project("no/body").catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ApiError);
    expect(failure).toMatchObject({ status: 404, problem: { title: "Not found" } });
  });
});
