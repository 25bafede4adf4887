import { sql } from "drizzle-orm";
import { bumpDataVersion, connect } from "@groundswell/db";
import { createTestDatabase } from "@groundswell/support";
import fc from "fast-check";
import { expect, test } from "vitest";
import { ORIGIN, onBothDatabases } from "./harness.ts";
import { assertWellFormed } from "./well-formed.ts";

const GOOSE = "/api/v1/projects/aaif-goose/goose";
const CHART = "/charts/aaif-goose/goose/stars.svg";
const EMBED = "/embed/aaif-goose/goose/stars";
/** Longer than the API trusts the data's version. */
const VERSION_AGE_MS = 600;

const LISTS = [`${GOOSE}/trend`, `${GOOSE}/releases`, `${GOOSE}/events`, `${GOOSE}/ledger`];
const STORY = "open-source-ai-identity-crisis";
const COVERAGE = [
  "stories",
  `stories/${STORY}`,
  "effects",
  "desk/uncovered",
  "desk/no-lift",
  "desk/outlets",
  "desk/review",
];
const OF_STORIES = [`${GOOSE}/stories`, ...COVERAGE.map((path) => `/api/v1/${path}`)];
const EFFECT_CHART = `/charts/effect/${STORY}/aaif-goose/goose.svg`;
const PICTURES = [CHART, EMBED, EFFECT_CHART];
const READS = ["/api/v1/projects", GOOSE, `${GOOSE}/series`, ...LISTS, ...OF_STORIES, "/api/v1/status", ...PICTURES];

const later = () => new Promise((resolve) => setTimeout(resolve, VERSION_AGE_MS));

onBothDatabases("the API over HTTP", (suite) => {
  for (const path of READS) {
    test(`${path} has an ETag, and answers 304 without a body to whoever has it`, async () => {
      const first = await suite.get(path);
      const etag = first.headers.get("etag") ?? "";
      expect(etag).toMatch(/^"[\w-]+"$/);
      for (const known of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
        const again = await suite.get(path, { "if-none-match": known });
        expect([known, again.status, await again.text()]).toEqual([known, 304, ""]);
        expect(again.headers.get("etag")).toBe(etag);
      }
      expect((await suite.get(path, { "if-none-match": '"other"' })).status).toBe(200);
    });

    test(`HEAD ${path} answers as GET would, without a body`, async () => {
      const head = await suite.api().fetch(new Request(ORIGIN + path, { method: "HEAD" }));
      const got = await suite.get(path);
      expect([head.status, await head.text()]).toEqual([200, ""]);
      for (const name of ["etag", "content-type", "cache-control"]) {
        expect(head.headers.get(name)).toBe(got.headers.get(name));
      }
    });

    test(`${path} may be read from any origin`, async () => {
      const { headers } = await suite.get(path, { origin: "https://elsewhere.example" });
      expect(headers.get("access-control-allow-origin")).toBe("*");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
    });
  }

  test("a preflight is answered, and problems can be read from elsewhere too", async () => {
    const headers = { origin: "https://elsewhere.example", "access-control-request-headers": "if-none-match" };
    const preflight = await suite.api().fetch(new Request(`${ORIGIN}/api/v1/projects`, { method: "OPTIONS", headers }));
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-origin")).toBe("*");
    expect(preflight.headers.get("access-control-allow-headers")).toMatch(/if-none-match/i);
    for (const path of ["/api/v1/projects/no/body", "/api/v1/projects?limit=0", "/api/v1/projects/block/goose"]) {
      const response = await suite.get(path, headers);
      expect([path, response.headers.get("access-control-allow-origin")]).toEqual([path, "*"]);
    }
  });

  for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
    test(`${method} changes nothing and is a problem`, async () => {
      const response = await suite.api().fetch(new Request(`${ORIGIN}/api/v1/projects`, { method }));
      expect([404, 405]).toContain(response.status);
      expect(response.headers.get("content-type")).toMatch(/^application\/problem\+json/);
    });
  }

  test("a write is seen: what was cached before it is not served after", async () => {
    const { db } = suite.connection();
    const before = await suite.get(GOOSE);
    const etag = before.headers.get("etag") ?? "";
    await later();
    expect((await suite.get(GOOSE, { "if-none-match": etag })).status).toBe(304);
    await db.execute(
      "update standings set stars = 1, view = jsonb_set(view::jsonb, '{stars}', '1') where stars = 53197",
    );
    expect((await suite.get(GOOSE, { "if-none-match": etag })).status).toBe(304);
    await bumpDataVersion(db);
    await later();
    const after = await suite.get(GOOSE, { "if-none-match": etag });
    expect(after.status).toBe(200);
    expect(await after.json()).toMatchObject({ stars: { value: 1 } });
    await db.execute(
      "update standings set stars = 53197, view = jsonb_set(view::jsonb, '{stars}', '53197') where stars = 1",
    );
    await bumpDataVersion(db);
    await later();
    expect((await suite.get(GOOSE, { "if-none-match": etag })).status).toBe(304);
  });

  test("no query string brings down a route: always JSON or a problem, or an image", async () => {
    const hostile = fc.oneof(
      fc.string({ unit: "binary", maxLength: 30 }),
      fc.constantFrom(
        "\u0000",
        "'; drop table projects; --",
        "%",
        "\\",
        "__proto__",
        "9".repeat(40),
        "-1",
        "NaN",
        "null",
      ),
      fc.date({ noInvalidDate: true }).map((d) => d.toISOString()),
      fc.integer({ min: -999_999, max: 999_999 }).map((n) => `${String(n).padStart(4, "0")}-01-01`),
    );
    const names = [
      "q",
      "sort",
      "window",
      "limit",
      "cursor",
      "category",
      "from",
      "to",
      "asOf",
      "metric",
      "interval",
      "width",
      "markers",
      "kind",
      "of",
      "all",
      "source",
      "story",
      "project",
      "lang",
    ];
    const query = fc.array(fc.tuple(fc.oneof(fc.constantFrom(...names), hostile), hostile), { maxLength: 4 });
    const path = fc.constantFrom(...READS, "/api/v1/receipts/1-x");
    await fc.assert(
      fc.asyncProperty(path, query, async (at, pairs) => {
        const search = new URLSearchParams(
          pairs.map(([k, v]): [string, string] => [k.toWellFormed(), v.toWellFormed()]),
        ).toString();
        const response = await suite.get(`${at}?${search}`);
        const type = response.headers.get("content-type") ?? "";
        expect(response.status).toBeLessThan(500);
        expect(type).toMatch(/^(application\/(problem\+)?json|image\/svg\+xml|text\/html)/);
        const text = await response.text();
        if (type.includes("json")) JSON.parse(text);
        if (type.includes("svg")) assertWellFormed(text);
      }),
      { numRuns: 150 },
    );
    expect(suite.log.filter((line) => line.includes("request failed"))).toEqual([]);
  }, 60_000);

  test("no path brings down a route", async () => {
    const segment = fc.oneof(
      fc.string({ unit: "binary", maxLength: 12 }),
      fc.constantFrom(
        "..",
        "%",
        "%zz",
        "%00",
        "%ff",
        "goose",
        "aaif-goose",
        "projects",
        "stars.svg",
        "__proto__",
        "effect",
      ),
    );
    const start = fc.constantFrom(
      "/api/v1/",
      "/charts/",
      "/embed/",
      "/charts/effect/",
      "/api/v1/stories/",
      "/api/v1/projects/",
      "/",
    );
    await fc.assert(
      fc.asyncProperty(start, fc.array(segment, { maxLength: 4 }), async (first, segments) => {
        const url = new URL(ORIGIN + first + segments.map((s) => s.toWellFormed()).join("/"));
        const response = await suite.api().fetch(new Request(url.origin === ORIGIN ? url : ORIGIN));
        expect(response.status).toBeLessThan(500);
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  for (const query of [
    "",
    "?scale=log&theme=dark",
    "?markers=&width=240&height=180",
    "?from=2026-03-01&to=2026-03-31",
    "?from=2026-08-23",
  ]) {
    test(`a chart is well-formed SVG that can do nothing: ${query}`, async () => {
      const response = await suite.get(CHART + query);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toBe("image/svg+xml; charset=utf-8");
      expect(response.headers.get("content-security-policy")).toMatch(/^default-src 'none';.*sandbox/);
      expect(response.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
      const svg = await response.text();
      expect(assertWellFormed(svg)).toBe("svg");
      expect(svg).not.toMatch(/<script|javascript:|on\w+=|<foreignObject|href="http(?!s:\/\/github\.com)/i);
    });
  }

  test("a project without star figures has a chart that says so", async () => {
    const { items } = (await (await suite.get("/api/v1/projects?q=muesli")).json()) as { items: { repo: string }[] };
    const response = await suite.get(`/charts/${items[0]?.repo ?? ""}/stars.svg`);
    expect(response.status).toBe(200);
    expect(assertWellFormed(await response.text())).toBe("svg");
  });

  test("an embed may be framed by anybody, and runs nothing", async () => {
    const response = await suite.get(EMBED);
    expect(response.headers.get("x-frame-options")).toBeNull();
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("frame-ancestors *");
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/script-src/);
    const page = await response.text();
    expect(page).toContain("<svg");
    expect(page).not.toContain("<script");
  });

  test("links of an embed lead to the public address", async () => {
    const api = suite.makeApi({ publicUrl: "https://stars.example" });
    const page = await (await api.fetch(new Request(ORIGIN + EMBED))).text();
    expect(page).toContain('href="https://stars.example/aaif-goose/goose"');
  });

  test("a demo says on its charts and in its status that it is one", async () => {
    const api = suite.makeApi({ world: "demo", watchlistProblem: () => "watchlist.yaml:3: no" });
    expect(await (await api.fetch(new Request(ORIGIN + CHART))).text()).toContain("Simulated world");
    const status = await (await api.fetch(new Request(`${ORIGIN}/api/v1/status`))).json();
    expect(status).toMatchObject({ world: "demo", watchlist: { problem: "watchlist.yaml:3: no" } });
  });

  test("health, readiness and metrics are there and never cached", async () => {
    for (const [path, body] of [
      ["/healthz", '{"status":"ok"}'],
      ["/readyz", '{"status":"ready"}'],
    ] as const) {
      const response = await suite.get(path);
      expect([path, response.status, await response.text()]).toEqual([path, 200, body]);
      expect(response.headers.get("cache-control")).toBe("no-store");
    }
    const metrics = await suite.get("/metrics");
    expect(metrics.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(metrics.headers.get("cache-control")).toBe("no-store");
  });

  test("a failure of ours is told with an id, and its cause to the log alone", async () => {
    const { db } = suite.connection();
    const api = suite.makeApi();
    await db.execute(sql`alter table standings rename to hidden`);
    try {
      const failed = await api.fetch(new Request(`${ORIGIN}/api/v1/projects`));
      const text = await failed.text();
      expect([failed.status, /standings|select/i.test(text)]).toEqual([500, false]);
      const { instance } = JSON.parse(text) as { instance?: string };
      const lines = suite.log.filter((line) => line.includes(instance?.replace("urn:uuid:", "") ?? "none"));
      expect(lines).toEqual([expect.stringContaining("standings")]);
    } finally {
      await db.execute(sql`alter table hidden rename to standings`);
    }
  });

  test("when the database is gone: alive, not ready, and no cause is told to strangers", async () => {
    const url = process.env["TEST_DATABASE_URL"] ?? "";
    const database = await createTestDatabase(url);
    const gone = await connect({ url: database.url, dataDir: "", maxConnections: 1 });
    const api = suite.makeApi({ db: gone.db });
    await gone.close();
    await database.drop();
    const ask = (path: string) => Promise.resolve(api.fetch(new Request(ORIGIN + path)));
    expect((await ask("/healthz")).status).toBe(200);
    const ready = await ask("/readyz");
    expect([ready.status, ready.headers.get("content-type")]).toEqual([503, "application/problem+json; charset=utf-8"]);
    const failed = await ask("/api/v1/projects");
    expect([failed.status, failed.headers.get("retry-after")]).toEqual([503, "5"]);
    expect(await failed.text()).not.toMatch(/postgres|CONNECTION|select/i);
    expect(suite.log.filter((line) => line.includes("the database does not answer"))).toHaveLength(2);
  });
});
