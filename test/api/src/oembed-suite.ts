import fc from "fast-check";
import { expect, test } from "vitest";
import { expectProblem } from "./answers.ts";
import { ORIGIN, type Suite } from "./harness.ts";

const STORY = "open-source-ai-identity-crisis";

interface Oembed {
  version: string;
  type: string;
  title: string;
  width: number;
  height: number;
  html?: string;
  url?: string;
  thumbnail_url?: string;
  thumbnail_width?: number;
  thumbnail_height?: number;
}

/** oEmbed's tests, over what a fresh clone shows. */
export function testOembed(suite: Suite): void {
  const pathOf = (url: string, more = "") => `/oembed?url=${encodeURIComponent(url)}${more}`;
  const ask = async (path: string, more = ""): Promise<Oembed> => {
    const response = await suite.get(pathOf(ORIGIN + path, more));
    expect([path, response.status]).toEqual([path, 200]);
    expect(response.headers.get("content-type")).toMatch(/^application\/json/);
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    return (await response.json()) as Oembed;
  };
  const frameOf = ({ html = "" }: Oembed) => (/ src="([^"]*)"/.exec(html)?.[1] ?? "").replaceAll("&amp;", "&");

  test.each([
    ["/aaif-goose/goose", "aaif-goose/goose/stars"],
    ["/p/aaif-goose/goose", "aaif-goose/goose/stars"],
    ["/aaif-goose/goose/?utm_source=x", "aaif-goose/goose/stars"],
    ["/aaif-goose/goose?metric=net&scale=log", "aaif-goose/goose/net"],
    [`/stories/${STORY}/`, `effect/${STORY}/aaif-goose/goose`],
    ["/compare/?projects=ollama/ollama&base=2026-01-01", "compare/stars?projects=ollama/ollama"],
    ["/embed/aaif-goose/goose/forks?utm_source=x&theme=dark&fbclid=1", "aaif-goose/goose/forks?theme=dark"],
    ["/aaif-goose/goose?metric=forks&range=1y&scale=log", "aaif-goose/goose/forks?scale=log"],
    ["/block/goose", "aaif-goose/goose/stars"],
    [`/stories/${STORY}`, `effect/${STORY}/aaif-goose/goose`],
    ["/", "board/momentum"],
    [
      "/compare?projects=block/goose,ollama/ollama&align=age",
      "compare/stars?projects=block/goose,ollama/ollama&align=age",
    ],
    [
      "/compare?projects=aaif-goose/goose,ollama/ollama&interval=week&scale=log&metric=forks",
      "compare/forks?projects=aaif-goose/goose,ollama/ollama&interval=week&scale=log",
    ],
    ["/embed/aaif-goose/goose/stars?theme=dark", "aaif-goose/goose/stars?theme=dark"],
    [
      "/embed/aaif-goose/goose/stars?v=5&asOf=2026-08-22T04:07:00Z",
      "aaif-goose/goose/stars?asOf=2026-08-22T04:07:00Z&v=5",
    ],
  ])("%s is a bare frame of its chart, with all that the form asks for", async (path, chart) => {
    const answer = await ask(path);
    expect(answer).toMatchObject({ version: "1.0", type: "rich", width: 960, height: 540 });
    expect(answer.title.length).toBeGreaterThan(5);
    expect(answer.html).toMatch(/^<iframe [^<>]*><\/iframe>$/);
    expect(answer.html).toMatch(/ title="[^"]{5,}" width="960" height="540"/);
    expect(decodeURIComponent(frameOf(answer))).toBe(`${ORIGIN}/embed/${chart}`);
    expect((await suite.get(frameOf(answer).slice(ORIGIN.length))).status).toBe(200);
  });

  test("an image's address is a photo of its own size, and there is one of each page, too", async () => {
    const photo = await ask("/charts/aaif-goose/goose/stars.png?width=600&height=400");
    expect(photo).toMatchObject({ version: "1.0", type: "photo", width: 600, height: 400 });
    expect(photo.url).toBe(`${ORIGIN}/charts/aaif-goose/goose/stars.png?width=600&height=400`);
    expect(photo.html).toBeUndefined();
    const svg = await ask("/charts/block/goose/stars.svg", "&maxwidth=480");
    expect(svg).toMatchObject({ type: "photo", width: 480, height: 270 });
    expect(svg.url).toBe(`${ORIGIN}/charts/aaif-goose/goose/stars.svg?width=480&height=270`);
    const { thumbnail_url: thumbnail, ...page } = await ask("/aaif-goose/goose");
    expect(page).toMatchObject({ thumbnail_width: 1200, thumbnail_height: 630 });
    expect(thumbnail).toBe(`${ORIGIN}/charts/aaif-goose/goose/stars.png?width=1200&height=630`);
  });

  test("nothing is larger than whoever asks has room for, down to a stamp; what is narrow stands upright", async () => {
    const limit = fc.option(fc.integer({ min: 1, max: 1_500 }), { nil: null });
    const path = fc.constantFrom("/aaif-goose/goose", "/charts/aaif-goose/goose/stars.svg");
    await fc.assert(
      fc.asyncProperty(path, limit, limit, async (asked, maxWidth, maxHeight) => {
        const more = [
          maxWidth === null ? "" : `&maxwidth=${maxWidth}`,
          maxHeight === null ? "" : `&maxheight=${maxHeight}`,
        ];
        const answer = await ask(asked, more.join(""));
        expect(answer.width).toBeLessThanOrEqual(maxWidth ?? Infinity);
        expect(answer.height).toBeLessThanOrEqual(maxHeight ?? Infinity);
        expect(answer.thumbnail_width ?? 0).toBeLessThanOrEqual(maxWidth ?? Infinity);
        expect(answer.thumbnail_height ?? 0).toBeLessThanOrEqual(maxHeight ?? Infinity);
      }),
      { numRuns: 25, seed: 20_260_822 },
    );
    const phone = await ask("/aaif-goose/goose", "&maxwidth=320");
    expect(phone).toMatchObject({ width: 320, height: 388 });
  });

  test.each([
    ["", 400, /url/],
    [pathOf("goose"), 400, /url/],
    [pathOf(`${ORIGIN}/aaif-goose/goose`, "&maxwidth=wide&maxheight=-1"), 400, /maxwidth.*maxheight/],
    [pathOf(`${ORIGIN}/embed/aaif-goose/goose/stars?theme=pink`), 400, /theme/],
    [pathOf("https://elsewhere.example/aaif-goose/goose"), 404, /not ours/],
    [pathOf("file:///etc/passwd"), 404, /not ours/],
    [pathOf(`${ORIGIN}/no/body`), 404, /no watched project/],
    [pathOf(`${ORIGIN}/stories/none`), 404, /no story/],
    [pathOf(`${ORIGIN}/status`), 404, /no chart stands for/],
    [pathOf(`${ORIGIN}/charts/aaif-goose/goose/stars.csv`), 404, /no chart stands for/],
    [pathOf(`${ORIGIN}/aaif-goose/goose?metric=moons`), 404, /no chart of/],
    [pathOf(`${ORIGIN}/aaif-goose/goose`, "&format=xml"), 501, /format=json/],
  ])("%s is an error that says why", async (path, status, why) => {
    const response = await suite.get(path === "" ? "/oembed" : path);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "cache-control": "public, max-age=60",
      "cross-origin-resource-policy": "cross-origin",
      "access-control-allow-origin": "*",
    });
    const problem = await expectProblem(response, status);
    expect(problem.detail).toMatch(why);
  });

  test("what is answered for is there when readers come: a pinned chart is kept at once, or refused at once", async () => {
    const pinned = `${ORIGIN}/embed/aaif-goose/goose/forks?asOf=2026-05-03T00:00:00Z&v=3`;
    const none = suite.makeApi({ pinLimit: { burst: 0, perHour: 1 } });
    const refused = await none.fetch(new Request(ORIGIN + pathOf(pinned)));
    expect([refused.status, refused.headers.has("retry-after")]).toEqual([429, true]);
    expect((await suite.get(pathOf(pinned))).status).toBe(200);
    expect((await none.fetch(new Request(pinned))).status).toBe(200);
  });

  test("addresses are those that readers reach us at, and their http is our https", async () => {
    const api = suite.makeApi({ publicUrl: "https://stars.example" });
    const response = await api.fetch(new Request(ORIGIN + pathOf("http://stars.example/aaif-goose/goose", "&dnt=1")));
    expect(response.status).toBe(200);
    const answer = (await response.json()) as Oembed & { provider_url: string };
    expect(frameOf(answer)).toBe("https://stars.example/embed/aaif-goose/goose/stars");
    expect(answer.provider_url).toBe("https://stars.example/");
  });
}
