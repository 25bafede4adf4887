import { createClient, ApiError } from "@groundswell/client";
import {
  LedgerPage,
  Problem,
  Project,
  ProjectEventPage,
  ProjectPage,
  Receipt,
  ReleasePage,
  Series,
  Status,
  Story,
  StoryPage,
  Metric,
} from "@groundswell/wire";
import { expect, test } from "vitest";
import { ORIGIN, onBothDatabases, type Suite } from "./harness.ts";

const GOOSE = "/api/v1/projects/aaif-goose/goose";
const OLD = "/api/v1/projects/block/goose";

interface Schema {
  parse(value: unknown): unknown;
}

/** An answer must be what its schema says, and nothing more. */
function expectExactly(schema: Schema, value: unknown): void {
  expect(schema.parse(value)).toStrictEqual(value);
}

async function readJson(suite: Suite, path: string): Promise<Record<string, unknown>> {
  const response = await suite.get(path);
  expect([path, response.status]).toEqual([path, 200]);
  expect(response.headers.get("content-type")).toMatch(/^application\/json/);
  return (await response.json()) as Record<string, unknown>;
}

async function expectProblem(response: Response, status: number): Promise<Problem> {
  expect(response.status).toBe(status);
  expect(response.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
  const problem: unknown = await response.json();
  expectExactly(Problem, problem);
  const parsed = Problem.parse(problem);
  expect(parsed.status).toBe(status);
  return parsed;
}

async function aReceipt(suite: Suite): Promise<string> {
  return Project.parse(await readJson(suite, GOOSE)).stars.receipt ?? "";
}

onBothDatabases("the API's contract", (suite) => {
  test("every route's answer is what its schema promises, and nothing more", async () => {
    const routes: [string, Schema][] = [
      ["/api/v1/projects", ProjectPage],
      ["/api/v1/projects?sort=net&window=30d&limit=5", ProjectPage],
      ["/api/v1/projects?sort=name&q=goose", ProjectPage],
      [GOOSE, Project],
      [`${GOOSE}/series`, Series],
      [`${GOOSE}/series?interval=week`, Series],
      [`${GOOSE}/series?interval=month&asOf=2026-05-01T00:00:00Z`, Series],
      [`${GOOSE}/releases`, ReleasePage],
      [`${GOOSE}/events`, ProjectEventPage],
      [`${GOOSE}/ledger?all=true`, LedgerPage],
      [`${GOOSE}/stories`, StoryPage],
      ["/api/v1/stories", StoryPage],
      ["/api/v1/stories/open-source-ai-identity-crisis", Story],
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
    "/api/v1/projects/no/body/releases",
    "/api/v1/projects/no/body/stories",
    "/api/v1/projects/no/body/events",
    "/api/v1/projects/no/body/ledger",
    "/api/v1/projects/-/..%2f..",
    "/api/v1/projects/a%00b/c",
    "/api/v1/projects/%F0%9F%98%80/x",
    "/api/v1/stories/none",
    "/api/v1/stories/%00",
    "/api/v1/receipts/1-0000000000000000",
    "/api/v1/receipts/2147483647-0000000000000000",
    "/api/v1/nothing",
    "/api/v2/projects",
    "/charts/no/body/stars.svg",
    "/charts/aaif-goose/goose/secrets.svg",
    "/charts/aaif-goose/goose/stars.exe",
    "/embed/aaif-goose/goose/secrets",
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
    [`${GOOSE}/releases?limit=-1`, ["limit"]],
    [`${GOOSE}/events?kind=exploded&limit=0`, ["kind", "limit"]],
    [`${GOOSE}/ledger?of=likes&all=maybe&from=2026-02-30`, ["of", "all", "from"]],
    [`${GOOSE}/ledger?from=2026-02-02&to=2026-02-01`, ["to"]],
    ["/api/v1/stories?limit=1e9", ["limit"]],
    ["/api/v1/receipts/nonsense", ["id"]],
    ["/charts/aaif-goose/goose/stars.svg?scale=cubic&width=10&theme=pink", ["scale", "theme", "width"]],
    ["/charts/aaif-goose/goose/stars.svg?markers=stars", ["markers.0"]],
    ["/embed/aaif-goose/goose/stars?height=99999", ["height"]],
  ] as const) {
    test(`wrong parameters are all named at once: ${path.slice(0, 80)}`, async () => {
      const { errors, detail } = await expectProblem(await suite.get(path), 400);
      expect(errors?.map((e) => e.parameter).sort()).toEqual([...parameters].sort());
      for (const parameter of parameters) expect(detail).toContain(parameter);
    });
  }

  test("an unknown chart option is refused with the list of those that there are", async () => {
    const { errors } = await expectProblem(await suite.get("/charts/aaif-goose/goose/stars.svg?colour=red"), 400);
    expect(errors?.[0]?.parameter).toBe("colour");
    for (const option of ["from", "to", "scale", "markers", "theme", "width", "height"]) {
      expect(errors?.[0]?.message).toContain(option);
    }
  });

  for (const sort of ["stars", "name", "net&window=7d", "net&window=90d"]) {
    test(`cursors walk every project once, in order: ${sort}`, async () => {
      const whole = ProjectPage.parse(await readJson(suite, `/api/v1/projects?limit=200&sort=${sort}`));
      expect(whole.nextCursor).toBeNull();
      const walked: string[] = [];
      let cursor: string | null = "";
      for (let page = 0; cursor !== null && page < 20; page += 1) {
        const at: string = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`;
        const { items, nextCursor } = ProjectPage.parse(
          await readJson(suite, `/api/v1/projects?limit=7&sort=${sort}${at}`),
        );
        expect(items.length).toBeGreaterThan(0);
        walked.push(...items.map((p) => p.repo));
        cursor = nextCursor;
      }
      expect(walked).toEqual(whole.items.map((p) => p.repo));
      expect(new Set(walked).size).toBe(walked.length);
    });
  }

  test("cursors walk every release once, newest first", async () => {
    const whole = ReleasePage.parse(await readJson(suite, `${GOOSE}/releases?limit=200`));
    const walked: string[] = [];
    let cursor: string | null = "";
    for (let page = 0; cursor !== null && page < 50; page += 1) {
      const at: string = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`;
      const page_ = ReleasePage.parse(await readJson(suite, `${GOOSE}/releases?limit=20${at}`));
      walked.push(...page_.items.map((r) => r.tag));
      cursor = page_.nextCursor;
    }
    expect(walked.slice(0, whole.items.length)).toEqual(whole.items.map((r) => r.tag));
    const instants = whole.items.map((r) => Date.parse(r.at));
    expect(instants).toEqual(instants.toSorted((a, b) => b - a));
  });

  const bogus = ["x", "%00", "e30", "bnVsbA", "W10", "eyJ2YWx1ZSI6e30sImlkIjoxfQ", "eyJ2YWx1ZSI6MSwiaWQiOjEuNX0"];
  const lists = [`${GOOSE}/releases`, `${GOOSE}/events`, `${GOOSE}/ledger`, `${GOOSE}/stories`];
  for (const path of ["/api/v1/projects", "/api/v1/stories", ...lists]) {
    test(`a cursor that this list never gave is refused: ${path}`, async () => {
      for (const cursor of bogus) {
        const { errors } = await expectProblem(await suite.get(`${path}?cursor=${cursor}`), 400);
        expect(errors?.map((e) => e.parameter)).toEqual(["cursor"]);
      }
    });
  }

  test("a cursor with figures that no database holds is refused, not an outage", async () => {
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const odd = [
      { value: 1e300, id: 1 },
      { value: 1, id: 9e15 },
      { value: 1.5, id: 1 },
      { value: "many", id: 1 },
      { value: "nul \u0000", id: 1 },
    ];
    for (const cursor of odd) {
      for (const sort of ["stars", "net", "name"]) {
        const { status } = await suite.get(`/api/v1/projects?sort=${sort}&cursor=${encode(cursor)}`);
        expect([sort, cursor, status < 500]).toEqual([sort, cursor, true]);
      }
    }
    const story = encode({ published: "\u0000", id: "x" });
    expect((await suite.get(`/api/v1/stories?cursor=${story}`)).status).toBeLessThan(500);
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
    expect((await client.events("aaif-goose/goose", { kind: "renamed" })).items).toEqual([]);
    expect((await client.ledger("aaif-goose/goose", { of: "forks" })).items).toEqual([]);
    expect((await client.stories()).items).toHaveLength(1);
    expect((await client.projectStories("aaif-goose/goose")).items).toHaveLength(1);
    expect((await client.story("open-source-ai-identity-crisis")).mentions).not.toHaveLength(0);
    expect((await client.status()).world).toBe("real");
    const failure: unknown = await client.project("no/body").catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ApiError);
    expect(failure).toMatchObject({ status: 404, problem: { title: "Not found" } });
  });
});
