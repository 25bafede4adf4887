import { openTestStore } from "@groundswell/support";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { expectProblem } from "./answers.ts";
import { onBothDatabases, ORIGIN } from "./harness.ts";
import { assertWellFormed } from "./well-formed.ts";

const STARS = "/charts/aaif-goose/goose/stars";
const NOTICE = /<svg[^>]* role="img"[\s\S]*<title[^>]*>(?:There is no such chart|No chart: |This chart is unavailable)/;

onBothDatabases("charts that there are none of", (suite) => {
  test.each([
    [`${STARS}.svg?colour=red`, 400, "unknown option; there are from, to"],
    [`${STARS}.svg?width=1&width=2&theme=dark`, 400, "given 2 times"],
    ["/charts/no/body/stars.svg", 404, "no watched project"],
    ["/charts/aaif-goose/goose/secrets.svg", 404, "there are stars, surviving"],
    ["/charts/compare/stars.svg?projects=no/body", 400, "no/body"],
    [`${STARS}.svg?asOf=2999-01-01T00:00:00Z`, 400, "in the future"],
    ["/badge/no/body/stars.svg", 404, "no watched project"],
    ["/badge/aaif-goose/goose/fame.svg", 404, "stars.svg, gained.svg, momentum.svg"],
    ["/badge/aaif-goose/goose/stars.svg?theme=pink&x=1", 400, "unknown option; there are theme, lang"],
  ])("%s is an image that says why, with its real status, for a minute", async (path, status, why) => {
    const response = await suite.get(path);
    expect([response.status, response.headers.get("cache-control")]).toEqual([status, "public, max-age=60"]);
    expect(response.headers.get("content-type")).toBe("image/svg+xml; charset=utf-8");
    expect(response.headers.get("content-security-policy")).toMatch(/^default-src 'none';.*sandbox/);
    const svg = await response.text();
    expect(assertWellFormed(svg)).toBe("svg");
    expect(svg).toContain(why);
    expect(svg).toMatch(path.startsWith("/charts/") ? NOTICE : /<svg[^>]* role="img"[^>]*><title/);
  });

  test("where a PNG was asked for, the image is one, of the size that was asked for", async () => {
    const response = await suite.get(`/charts/no/body/stars.png?width=400&height=300`);
    expect([response.status, response.headers.get("content-type")]).toEqual([404, "image/png"]);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([400, 300]);
  });

  test("without a database a chart is unavailable: an image, a 503, and nothing that could be read as a zero", async () => {
    const { connection, drop } = await openTestStore("server");
    await drop();
    const api = suite.makeApi({ db: connection.db });
    const ask = async (path: string) => api.fetch(new Request(ORIGIN + path));
    for (const path of [`${STARS}.svg`, "/charts/board/momentum.svg", "/badge/aaif-goose/goose/stars.svg"]) {
      const response = await ask(path);
      expect([path, response.status, response.headers.get("cache-control")]).toEqual([path, 503, "public, max-age=60"]);
      expect(response.headers.get("retry-after")).toBe("5");
      expect(await response.text()).toMatch(/unavailable/);
    }
    await expectProblem(await ask(`${STARS}.json`), 503);
  });

  test("a failure of ours is an image with its number, and over when it is over: nobody keeps it", async () => {
    const { db } = suite.connection();
    const api = suite.makeApi();
    const ask = async () => api.fetch(new Request(`${ORIGIN}${STARS}.svg`));
    await db.execute(sql`alter table daily_totals rename to hidden`);
    try {
      const failed = await ask();
      expect([failed.status, await failed.text()]).toEqual([500, expect.stringMatching(/unavailable.*urn:uuid:/s)]);
    } finally {
      await db.execute(sql`alter table hidden rename to daily_totals`);
    }
    expect((await ask()).status).toBe(200);
  });

  // CHART_FUZZ_RUNS=10000 goes further.
  test("whatever is asked for: no failure of ours, and no markup of theirs", async () => {
    const text = fc.oneof(
      fc.constantFrom(
        "<script>alert(1)</script>",
        '"><svg onload=x>',
        "%00",
        "\u202e",
        "1e309",
        "-1",
        "2026-02-30",
        "a/b",
      ),
      fc.string({ maxLength: 20, unit: "grapheme" }),
    );
    const known = fc.constantFrom(
      ...["theme=dark", "lang=ja", "scale=log", "markers=stories", "width=240", "height=200", "from=2026-01-01"],
      ...[
        "to=2026-02-01",
        "interval=week",
        "asOf=2026-06-04T12:00:00Z",
        "v=5",
        "align=age",
        "projects=aaif-goose/goose",
      ],
    );
    const wild = fc
      .tuple(
        fc.oneof(fc.constantFrom("from", "asOf", "projects", "markers", "v", "width", "lang", "category"), text),
        text,
      )
      .map(([name, value]) => `${encodeURIComponent(name.toWellFormed())}=${encodeURIComponent(value.toWellFormed())}`);
    const file = fc.constantFrom(
      ...[
        `${STARS}.svg`,
        "/charts/compare/forks.svg",
        "/charts/board/momentum.svg",
        "/badge/aaif-goose/goose/stars.svg",
      ],
      ...["/charts/aaif-goose/goose/releases.json", "/charts/aaif-goose/goose/net.csv"],
    );
    const options = fc.array(fc.oneof({ weight: 2, arbitrary: known }, wild), { maxLength: 4 });
    const api = suite.makeApi({ pinLimit: { burst: 20, perHour: 1 } });
    await fc.assert(
      fc.asyncProperty(file, options, async (path, parts) => {
        const response = await api.fetch(new Request(`${ORIGIN}${path}?${parts.join("&")}`));
        expect(response.status).toBeLessThan(500);
        const body = await response.text();
        if (response.headers.get("content-type")?.startsWith("image/svg") !== true) return;
        expect(body).not.toMatch(/<script|<svg onload/i);
        assertWellFormed(body);
      }),
      { numRuns: Number(process.env["CHART_FUZZ_RUNS"] ?? "300"), seed: 6 },
    );
  }, 600_000);
});
