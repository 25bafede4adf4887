import { randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import { recordCorrections } from "@groundswell/db";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { NOW, onBothDatabases, ORIGIN } from "./harness.ts";
import { testOembed } from "./oembed-suite.ts";
import { assertWellFormed } from "./well-formed.ts";

const GOOSE = "/embed/aaif-goose/goose/stars";
const STORY = "open-source-ai-identity-crisis";
const FRAME = { name: "frame.Abc-123.js", body: new TextEncoder().encode("let drawn = 1;".repeat(200)) };

/** The drawings of a page: the wide one and the narrow one. */
function drawingsOf(page: string): string[] {
  return [...page.matchAll(/<svg[\s\S]*?<\/svg>/g)].map(([svg]) => svg);
}

/** What the page gives its script. */
function dataOf(page: string): {
  spec: { id: string; series: { isWhole: boolean; y: (number | null)[] }[] };
  page: string;
} {
  const [, text = ""] = /<script type="application\/json" id="groundswell-chart">([^<]*)<\/script>/.exec(page) ?? [];
  return JSON.parse(text) as ReturnType<typeof dataOf>;
}

onBothDatabases("charts in other places", (suite) => {
  describe("oEmbed", () => {
    testOembed(suite);
  });

  const getFrom = async (path: string, deps: Parameters<typeof suite.makeApi>[0], headers = {}) =>
    suite.makeApi(deps).fetch(new Request(ORIGIN + path, { headers }));

  test("every kind of chart is a page of two well-formed drawings, in its language, which leads to our page", async () => {
    for (const [path, page] of [
      ["aaif-goose/goose/stars?lang=de", "/aaif-goose/goose"],
      ["aaif-goose/goose/releases", "/aaif-goose/goose"],
      ["aaif-goose/goose/net?from=2026-01-01", "/aaif-goose/goose"],
      ["compare/stars?projects=aaif-goose/goose,ollama/ollama", "/compare"],
      [`effect/${STORY}/aaif-goose/goose`, `/stories/${STORY}`],
      ["board/momentum", "/"],
    ] as const) {
      const response = await suite.get(`/embed/${path}`);
      expect([path, response.status]).toEqual([path, 200]);
      const html = await response.text();
      expect(html).toContain(`<html lang="${path.includes("lang=de") ? "de" : "en"}">`);
      expect(html).toMatch(/<title>[^<]+<\/title>/);
      expect(html).toContain(`<link rel="canonical" href="${ORIGIN}/embed/${path.replaceAll("&", "&amp;")}" />`);
      expect(html).toMatch(
        new RegExp(
          `href="${ORIGIN}${page}[?"][^>]*target="_blank" rel="noopener"|href="${ORIGIN}${page}" target="_blank" rel="noopener"`,
        ),
      );
      const drawings = drawingsOf(html);
      expect(drawings.map(assertWellFormed)).toEqual(["svg", "svg"]);
      expect(html).not.toMatch(/ on\w+=|javascript:/i);
    }
  });

  test("a page without a script allows none; one with it allows that script alone, by its place", async () => {
    const still = await suite.get(GOOSE);
    expect(still.headers.get("content-security-policy")).not.toContain("script-src");
    expect(await still.text()).not.toContain("<script");
    const live = await getFrom(GOOSE, { frame: FRAME, publicUrl: "https://stars.example" });
    const policy = live.headers.get("content-security-policy") ?? "";
    expect(policy).toMatch(/default-src 'none'; script-src https:\/\/stars\.example\/embed\/_\/;.*frame-ancestors \*/);
    expect(live.headers.get("x-frame-options")).toBeNull();
    expect(live.headers.get("cache-control")).toMatch(/max-age=300.*stale-if-error/);
    expect(await live.text()).toContain(`<script src="https://stars.example/embed/_/${FRAME.name}" defer></script>`);
  });

  test("ten projects by day are a drawing alone where script and data would be too heavy, and whole", async () => {
    const { items } = (await (await suite.get("/api/v1/projects?sort=stars&limit=10")).json()) as {
      items: { repo: string }[];
    };
    const ten = `/embed/compare/stars?interval=day&projects=${items.map(({ repo }) => repo).join(",")}`;
    // As heavy as the script is, to a few hundred bytes.
    const frame = { name: "frame.Heavy.js", body: Uint8Array.from(randomBytes(62_700)) };
    const weigh = async (path: string) => {
      const response = await getFrom(path, { frame });
      const html = await response.text();
      const hasScript = html.includes("<script");
      expect(response.headers.get("content-security-policy")?.includes("script-src")).toBe(hasScript);
      expect(html.includes('id="groundswell-live"')).toBe(hasScript);
      expect(gzipSync(html).length + (hasScript ? 62_700 : 0)).toBeLessThanOrEqual(75 * 1_024);
      expect(drawingsOf(html).map(assertWellFormed)).toEqual(["svg", "svg"]);
      return hasScript;
    };
    expect(items).toHaveLength(10);
    expect([await weigh(ten), await weigh(GOOSE)]).toEqual([false, true]);
  });

  test("a preflight passes wherever a page may ask whether it has the answer already", async () => {
    const headers = { origin: "https://elsewhere.example", "access-control-request-headers": "if-none-match" };
    for (const path of ["/charts/a/b/stars.svg", "/badge/a/b/stars.svg", "/embed/a/b/stars", "/oembed?url=x"]) {
      const response = await suite.api().fetch(new Request(ORIGIN + path, { method: "OPTIONS", headers }));
      expect([path, response.status, response.headers.get("access-control-allow-origin")]).toEqual([path, 204, "*"]);
      expect(response.headers.get("access-control-allow-headers")).toContain("If-None-Match");
    }
  });

  test("the script is one file for ever under its name, smaller for whoever takes gzip, and nothing under other names", async () => {
    const path = `/embed/_/${FRAME.name}`;
    const plain = await getFrom(path, { frame: FRAME });
    expect(plain.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(plain.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect(new Uint8Array(await plain.arrayBuffer())).toEqual(FRAME.body);
    const zipped = await getFrom(path, { frame: FRAME }, { "accept-encoding": "br, gzip" });
    expect(zipped.headers.get("content-encoding")).toBe("gzip");
    expect((await zipped.arrayBuffer()).byteLength).toBeLessThan(FRAME.body.length / 10);
    expect((await getFrom("/embed/_/frame.other.js", { frame: FRAME })).status).toBe(404);
    expect((await suite.get(path)).status).toBe(404);
  });

  test("the script gets the figures of the API, to the last digit, and no text can end what carries them", async () => {
    const response = await getFrom(`${GOOSE}?interval=day&from=2026-03-01&to=2026-04-30`, { frame: FRAME });
    const { spec, page } = dataOf(await response.text());
    expect(page).toBe(`${ORIGIN}/aaif-goose/goose`);
    const [line] = spec.series;
    let total = 0;
    const values = line?.y.map((step) => (step === null ? null : (total += step)));
    const api = await suite.get("/api/v1/projects/aaif-goose/goose/series?metric=stars&from=2026-03-01&to=2026-04-30");
    const { points } = (await api.json()) as { points: { value: number | null }[] };
    expect(values?.filter((value) => value !== null)).toEqual(
      points.map(({ value }) => value).filter((value) => value !== null),
    );
  });

  test.each([
    ["/embed/a/b/c", 404, /no chart of (?:&quot;|"|&#34;)c/],
    ["/embed/no/body/stars", 404, /no watched project/],
    [`${GOOSE}?theme=pink&width=1&sparkle=yes`, 400, /sparkle: unknown option[\s\S]*theme: allowed/],
    ["/embed/compare/stars", 400, /projects: missing/],
    [`${GOOSE}?asOf=2999-01-01T00:00:00Z`, 400, /asOf/],
  ])(
    "%s is a page that says what is wrong, with its status, and is asked again in a minute",
    async (path, status, why) => {
      const response = await suite.get(path);
      expect([response.status, response.headers.get("cache-control")]).toEqual([status, "public, max-age=60"]);
      expect(response.headers.get("content-security-policy")).toContain("frame-ancestors *");
      const html = await response.text();
      expect(drawingsOf(html).map(assertWellFormed)).toEqual(["svg", "svg"]);
      expect(html.replace(/<\/tspan>|<tspan[^>]*>/g, "")).toMatch(why);
      expect(html).not.toContain("<script");
    },
  );

  test("an old name leads on to today's", async () => {
    const response = await suite.get("/embed/block/goose/stars?theme=dark");
    expect([response.status, response.headers.get("location")]).toEqual([301, `${GOOSE}?theme=dark`]);
  });

  test("a pinned frame draws the kept images, and says when newer data exist and when its past was revised", async () => {
    const pinned = `${GOOSE}?asOf=2026-06-01T00:00:00.000Z`;
    const before = await (await suite.get(pinned)).text();
    const image = await (await suite.get(pinned.replace("/embed/", "/charts/").replace("?", ".svg?"))).text();
    expect(drawingsOf(before)[0]).toBe(image);
    expect(image).toContain("Pinned: as known on 1 Jun 2026");
    expect(before).toContain(
      `<a href="${ORIGIN}/aaif-goose/goose" target="_blank" rel="noopener">Newer data exist</a>`,
    );
    expect(before).not.toContain("/corrections");
    await revise();
    const after = await (await getFrom(pinned, {})).text();
    expect(after).toContain(
      `href="${ORIGIN}/corrections" target="_blank" rel="noopener">The past shown here was revised`,
    );
    expect(drawingsOf(after)).toEqual(drawingsOf(before));
    expect(await (await getFrom(GOOSE, {})).text()).not.toContain("/corrections");
  });

  /** Says of all pins that a day of theirs is known otherwise now. */
  async function revise(): Promise<void> {
    const { db } = suite.connection();
    const pins = await db.execute<{ subject_key: string }>(sql`select subject_key from pin_subjects`);
    const difference = { kind: "totals corrected", days: 1, firstDay: "2026-05-01", lastDay: "2026-05-01" } as const;
    for (const { subject_key: key } of pins) {
      await recordCorrections(db, key, [{ ...difference, largest: null, summary: "One day was corrected." }], NOW);
    }
  }
});
