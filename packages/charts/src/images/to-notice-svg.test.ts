import { expect, test } from "vitest";
import { findAll, readXml, textOf } from "../testing/read-svg.ts";
import { HOSTILE } from "../testing/samples.ts";
import { toNoticeSvg, type NoticeInput } from "./to-notice-svg.ts";

const NOTICE: NoticeInput = {
  title: "This chart is unavailable",
  lines: ["There is no project aaif-goose/gosse on this watchlist.", "Check its spelling."],
  width: 960,
  height: 540,
  theme: "light",
};

test("an error has a text in a frame and nothing that could be read as a chart", () => {
  const svg = toNoticeSvg(NOTICE);
  const root = readXml(svg);
  const names = (e: typeof root): string[] => [e.name, ...e.children.flatMap(names)];
  expect(new Set(names(root))).toEqual(new Set(["svg", "title", "desc", "rect", "g", "text"]));
  expect(root.attributes).toMatchObject({ role: "img", width: "960", height: "540" });
  expect([root.children[0]?.text, root.children[1]?.text]).toEqual([NOTICE.title, NOTICE.lines.join(" ")]);
  // No figure of ours: digits are only those of the texts.
  expect(textOf(root)).not.toMatch(/\d/);
});

test("an address longer than a line is broken within, to its last letter", () => {
  const address = `https://groundswell.example/charts/${"aaif-goose/goose/".repeat(6)}stars.svg?from=2026-03-26&to=2026-08-22`;
  const root = readXml(toNoticeSvg({ ...NOTICE, lines: [address], width: 360, height: 400 }));
  const drawn = root.children.slice(2).map(textOf).join("");
  expect(drawn.replace(NOTICE.title, "")).toBe(address);
});

test.each([
  [240, 200],
  [320, 240],
  [1200, 630],
])("at %i × %i all lines stand within the image, and a cut is shown", (width, height) => {
  const lines = Array.from({ length: 30 }, (_, i) => `option ${i} is not allowed; allowed are linear and log`);
  const root = readXml(toNoticeSvg({ ...NOTICE, lines, width, height }));
  const texts = findAll(root, "y").filter((e) => e.name === "text");
  for (const e of texts) {
    expect(Number(e.attributes["y"])).toBeGreaterThan(0);
    expect(Number(e.attributes["y"])).toBeLessThan(height);
  }
  expect(texts.at(-1)?.text).toMatch(/…$/);
  expect(root.children[1]?.text).toContain("option 29");
});

test.each(HOSTILE)("no text breaks out of its place (hostile sample %#)", (text) => {
  for (const theme of ["dark", "auto"] as const) {
    const root = readXml(toNoticeSvg({ title: text, lines: [text, text], width: 240, height: 200, theme }));
    const names = (e: typeof root): string[] => [e.name, ...e.children.flatMap(names)];
    for (const name of names(root)) expect(["svg", "title", "desc", "style", "rect", "g", "text"]).toContain(name);
  }
});
