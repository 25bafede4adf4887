import { expect, test } from "vitest";
import { COLOURS, contrastRatio } from "../palette.ts";
import { expectSoundImage } from "../testing/expect-same-chart.ts";
import { findAll, readXml } from "../testing/read-svg.ts";
import { HOSTILE } from "../testing/samples.ts";
import { cleanText, measureText } from "../text/text.ts";
import { momentumTone, toBadgeSvg, type BadgeInput } from "./to-badge-svg.ts";

const STARS: BadgeInput = {
  label: "stars",
  value: "53,197",
  title: "Goose: 53,197 stars on 22 August 2026",
  theme: "light",
  tone: "plain",
};

test("a badge is 20 pixels high and as wide as its two texts, which keep their width in any font", () => {
  const root = readXml(toBadgeSvg(STARS));
  const texts = findAll(root, "textLength").map((e) => [e.text, Number(e.attributes["textLength"])]);
  const [left, right] = [Math.ceil(measureText("stars", 11)), Math.ceil(measureText("53,197", 11, "bold"))];
  expect(texts).toEqual([
    ["stars", left],
    ["53,197", right],
  ]);
  expect(root.attributes).toMatchObject({ width: String(left + right + 24), height: "20", role: "img" });
  expect([root.children[0]?.text, root.children[1]?.text]).toEqual([STARS.title, "stars: 53,197"]);
});

test.each(["plain", "rising", "falling", "unknown"] as const)(
  "texts on the tone %s reach 4.5:1 in both schemes",
  (tone) => {
    for (const theme of ["light", "dark"] as const) {
      const root = readXml(toBadgeSvg({ ...STARS, tone, theme }));
      const [left, right] = findAll(root, "d").map((e) => e.attributes["fill"] ?? "");
      const [label, value] = findAll(root, "textLength").map((e) => e.attributes["fill"] ?? "");
      expect(contrastRatio(left ?? "", label ?? "")).toBeGreaterThanOrEqual(4.5);
      expect(contrastRatio(right ?? "", value ?? "")).toBeGreaterThanOrEqual(4.5);
    }
  },
);

test("the theme auto has the dark colours by class", () => {
  const svg = toBadgeSvg({ ...STARS, theme: "auto" });
  expect(svg).toContain(`.gs-f-label0{fill:${COLOURS.dark.labels[0] ?? ""}}`);
});

test.each(HOSTILE)("no text breaks out of its place, and none makes a badge a banner (hostile sample %#)", (text) => {
  const svg = toBadgeSvg({ label: text, value: text, title: text, theme: "auto", tone: "unknown" });
  const root = readXml(svg);
  const [title, alt] = [cleanText(text), `${cleanText(text)}: ${cleanText(text)}`];
  expectSoundImage(svg, root, { strings: { title, alt } as never });
  expect(Number(root.attributes["width"])).toBeLessThanOrEqual(470);
});

test("what is unknown has no good or bad colour", () => {
  expect([momentumTone("uncertain"), momentumTone("no activity"), momentumTone("too little data")]).toEqual([
    ...["unknown", "unknown", "unknown"],
  ]);
  expect([momentumTone("accelerating"), momentumTone("slowing"), momentumTone("steady")]).toEqual([
    ...["rising", "falling", "plain"],
  ]);
});
