import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { chartUrl, frameUrl } from "./chart-address.ts";
import { writeBadgeSnippets } from "./badge-snippets.ts";
import { writeHeightScript } from "./height-script.ts";
import { frameHeight, sharpSize } from "./share-size.ts";
import { writeSnippets, type SnippetInput } from "./snippets.ts";

const AS_OF = "2026-08-22T04:07:00Z";
const BASE = "https://groundswell.example";

function input(change: Partial<SnippetInput> = {}): SnippetInput {
  return {
    publicUrl: BASE,
    address: "aaif-goose/goose/stars",
    options: {},
    page: "/aaif-goose/goose",
    title: "Goose: stars",
    alt: "Goose: stars from 33,581 on 26 March 2026 to 53,197 on 22 August 2026, up 58 %",
    width: 960,
    height: 540,
    asOf: AS_OF,
    renderVersion: 5,
    pinned: true,
    citation: { apa: "Groundswell. (2026).", bibtex: "@misc{groundswell}" },
    ...change,
  };
}

/** The addresses in a snippet, as a browser reads them. */
function listAddresses(html: string): string[] {
  return [...html.matchAll(/(?:src|srcset|href)="([^"]*)"/g)].map(([, url = ""]) => url.replaceAll("&amp;", "&"));
}

describe("a frame", () => {
  it("is bare, has a title, waits until it is near, and names its instant only when pinned", () => {
    const { liveFrame, pinnedFrame } = writeSnippets(input());
    expect(liveFrame).toBe(
      `<iframe src="${BASE}/embed/aaif-goose/goose/stars" title="Goose: stars" width="100%" height="540" style="border:0;display:block;max-width:960px;height:clamp(420px,56.25vw,540px)" loading="lazy"></iframe>`,
    );
    expect(listAddresses(pinnedFrame)).toEqual([`${BASE}/embed/aaif-goose/goose/stars?asOf=${AS_OF}&v=5`]);
  });

  it("has its own size in its address, where that is not the usual one", () => {
    const { liveFrame } = writeSnippets(input({ width: 960, height: 720, options: { theme: "dark" } }));
    expect(listAddresses(liveFrame)).toEqual([`${BASE}/embed/aaif-goose/goose/stars?theme=dark&height=720`]);
    expect(liveFrame).toContain("height:clamp(420px,75vw,720px)");
  });

  it("stays high enough for a phone, and no higher than it was asked to be", () => {
    expect(frameHeight({ width: 600, height: 300 })).toBe("300px");
    expect(frameHeight({ width: 1200, height: 630 })).toBe("clamp(420px,52.5vw,630px)");
  });
});

describe("whatever is not a frame", () => {
  it("is pinned or live as a whole", () => {
    const dated = ({ address, oembed, image, markdown, csvUrl }: ReturnType<typeof writeSnippets>) =>
      [address, decodeURIComponent(oembed), image, markdown, csvUrl].map((text) => text.includes(`asOf=${AS_OF}`));
    expect(dated(writeSnippets(input()))).toEqual([true, true, true, true, true]);
    expect(dated(writeSnippets(input({ pinned: false })))).toEqual([false, false, false, false, false]);
  });

  it("asks oEmbed for the frame's address, whole", () => {
    const { oembed, address } = writeSnippets(input({ options: { markers: "stories", lang: "de" } }));
    expect(new URL(oembed).searchParams.get("url")).toBe(address);
    expect(new URL(address).searchParams.get("markers")).toBe("stories");
  });

  it("gives images their text and their size as shown, with twice the pixels where the drawing allows it", () => {
    const { image, imageUrl } = writeSnippets(input());
    expect(image).toContain('alt="Goose: stars from 33,581 on 26 March 2026 to 53,197');
    expect(image).toContain('width="960" height="540"');
    expect(imageUrl).toContain("stars.png?width=1920&height=1080&asOf=");
    expect(sharpSize({ width: 480, height: 360 })).toEqual({ width: 480, height: 360 });
    expect(sharpSize({ width: 1200, height: 630 })).toEqual({ width: 1200, height: 630 });
    expect(sharpSize({ width: 960, height: 960 })).toEqual({ width: 960, height: 960 });
  });

  it("offers Markdown both colour schemes, on no empty line, which would end the markup", () => {
    const { markdown } = writeSnippets(input({ pinned: false }));
    expect(listAddresses(markdown)).toEqual([
      `${BASE}/aaif-goose/goose`,
      `${BASE}/charts/aaif-goose/goose/stars.svg?theme=dark`,
      `${BASE}/charts/aaif-goose/goose/stars.svg?theme=light`,
    ]);
    expect(markdown).not.toMatch(/\n\s*\n/);
  });

  it("has one address for a table, whatever its chart looks like", () => {
    const options = { from: "2026-01-01", theme: "dark", scale: "log", markers: "" };
    const { csvUrl } = writeSnippets(input({ pinned: false, width: 400, options }));
    expect(csvUrl).toBe(`${BASE}/charts/aaif-goose/goose/stars.csv?from=2026-01-01`);
  });
});

describe("what is written into a page of others", () => {
  const HOSTILE = `"><script>alert(1)</script>' onload='x & “y”`;

  it("can't break out of its attribute, whatever a project is called", () => {
    const snippets = writeSnippets(input({ title: HOSTILE, alt: HOSTILE, options: { category: HOSTILE } }));
    for (const html of [snippets.liveFrame, snippets.pinnedFrame, snippets.image, snippets.markdown]) {
      expect(html).not.toMatch(/<script|' onload='/);
      expect(html.match(/<(?!\/?(?:iframe|a|img|picture|source)\b)/g)).toBeNull();
    }
    expect(new URL(snippets.address).searchParams.get("category")).toBe(HOSTILE);
  });

  it("writes a badge whose text can't end its brackets", () => {
    const labels = { stars: "stars", gained: "stars, 7 days", momentum: "momentum" };
    const [stars] = writeBadgeSnippets({ publicUrl: BASE, repo: "a/b", name: "x](http://evil)", page: "/a/b", labels });
    expect(stars?.markdown).toBe(`[![x\\](http://evil): stars](${BASE}/badge/a/b/stars.svg)](${BASE}/a/b)`);
  });

  it("listens to frames of ours alone, and within bounds", () => {
    const { frames, say } = runHeightScript(writeHeightScript(BASE));
    const [ours, other] = frames;
    say(ours, { sentinel: "amp", type: "embed-size", height: 480 });
    expect(ours.style.height).toBe("480px");
    say(ours, { sentinel: "amp", type: "embed-size", height: 90_000 });
    expect(ours.style.height).toBe("1000px");
    for (const said of [null, "480", { sentinel: "amp", type: "embed-size", height: "1px;x" }, { height: 1 }]) {
      say(ours, said);
    }
    say({ contentWindow: {}, style: { height: "" } }, { sentinel: "amp", type: "embed-size", height: 300 });
    expect([ours.style.height, other.style.height]).toEqual(["1000px", ""]);
  });
});

interface Frame {
  contentWindow: object;
  style: { height: string };
}

/** Runs the script as a page with two frames of ours would. */
function runHeightScript(html: string): { frames: [Frame, Frame]; say: (from: Frame, data: unknown) => void } {
  const frames: [Frame, Frame] = [
    { contentWindow: { of: 1 }, style: { height: "" } },
    { contentWindow: { of: 2 }, style: { height: "" } },
  ];
  let heard: (event: unknown) => void = () => undefined;
  const document = {
    querySelectorAll: (selector: string) => (selector === `iframe[src^="${BASE}/embed/"]` ? frames : []),
  };
  const listen = (_: string, handler: (event: unknown) => void) => {
    heard = handler;
  };
  const source = html.replace(/^<script>|<\/script>$/g, "");
  // The very text that is pasted is what runs.
  runInNewContext(source, { addEventListener: listen, document, Math });
  return { frames, say: (from, data) => heard({ source: from.contentWindow, data }) };
}

it("writes options in one order and leaves readable what may stay so", () => {
  const options = { v: "5", asOf: AS_OF, theme: "dark", projects: "a/b,c/d", scale: undefined };
  const chart = { publicUrl: "", address: "compare/stars", options };
  expect(chartUrl(chart, "svg")).toBe(`/charts/compare/stars.svg?projects=a/b,c/d&theme=dark&asOf=${AS_OF}&v=5`);
  expect(frameUrl({ ...chart, options: {} })).toBe("/embed/compare/stars");
});
