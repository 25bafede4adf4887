import { addDays, dayRange, type Point } from "@groundswell/core";
import { expect, test } from "vitest";
import { buildSpec } from "../build-spec.ts";
import type { Looks, ProjectFacts } from "../facts.ts";
import { LANGUAGES } from "../spec.ts";
import { findAll, readXml } from "../testing/read-svg.ts";
import { SAMPLE_FACTS, SAMPLE_LOOKS } from "../testing/sample-facts.ts";
import { sampleRelease } from "../testing/samples.ts";
import { toSvg } from "../to-svg.ts";

const build = (facts: ProjectFacts, looks: Partial<Looks>) => buildSpec(facts, { ...SAMPLE_LOOKS, ...looks });

test.each(LANGUAGES)("nothing starts left of the title, and the image says its language: %s", (language) => {
  const day = (t: string, value: number): Point => ({ t, value, quality: "observed", receipt: null });
  const points = [day("2026-05-01", 2_000_000), day("2026-08-22", 2_000_300)];
  for (const width of [320, 960, 1200]) {
    const spec = build({ ...SAMPLE_FACTS, points, markers: [] }, { language, width });
    const root = readXml(toSvg(spec));
    expect(root.attributes["xml:lang"]).toBe(language);
    const title = Number(findAll(root, "font-weight")[0]?.children[0]?.attributes["x"]);
    const size = width === 1200 ? 12 * 1.08 : 12;
    // A zero of Instrument Sans is two thirds of its size wide.
    const widest = (label: string) => label.length * 0.4 * size + (label.match(/0/gu)?.length ?? 0) * 0.26 * size;
    for (const e of findAll(root, "data-y")) {
      expect(Number(e.attributes["x"]) - widest(e.text)).toBeGreaterThan(title - 1);
    }
    for (const e of findAll(root, "data-x")) {
      expect(Number(e.attributes["x"]) - widest(e.text) / 2).toBeGreaterThan(title - 1);
    }
  }
});

test.each(LANGUAGES)(
  "the key says how many releases and up to which, whole, at the widths of stories: %s",
  (language) => {
    const releases = Array.from({ length: 200 }, (_, i) => sampleRelease(addDays("2024-11-05", i * 3), `v0.118.${i}`));
    const points = dayRange("2024-11-01", "2026-08-22").map((t): Point => ({
      t,
      value: 20_000,
      quality: "observed",
      receipt: null,
    }));
    for (const [width, height] of [
      [960, 540],
      [1200, 630],
    ] as const) {
      const spec = build({ ...SAMPLE_FACTS, points, markers: releases }, { language, width, height });
      const keys = findAll(readXml(toSvg(spec)), "dx").map(({ text }) => text);
      expect(keys.length).toBe(spec.markers.length);
      for (const [i, { items }] of spec.markers.entries()) {
        expect(keys[i]).toContain(String(items.length));
        expect(keys[i]).toContain(items.at(-1)?.label);
      }
    }
  },
);

test.each(LANGUAGES)("the licence's name stays on one line, and no line ends with a lone dot: %s", (language) => {
  for (let width = 240; width <= 1000; width += 20) {
    const texts = findAll(readXml(toSvg(build(SAMPLE_FACTS, { language, width, height: 600 }))), "y").map(
      (e) => e.text,
    );
    expect(texts.filter((text) => text.includes("CC BY 4.0"))).toHaveLength(1);
    expect(texts.filter((text) => text.endsWith("·"))).toEqual([]);
  }
});
