import { expect, test } from "vitest";
import { buildEffectChart } from "./effect-chart.ts";
import { phrasesFor } from "../phrases/index.ts";
import { LANGUAGES } from "../spec.ts";
import { sampleEffectFacts, sampleLooks } from "../testing/effect-facts.ts";
import { sampleWeeks } from "../testing/effect-samples.ts";
import { findAll, readXml, textOf } from "../testing/read-svg.ts";
import { toSvg } from "../to-svg.ts";
import { measureText } from "../text/text.ts";

const RTL_NAME = "שלום עולם";

test.each(LANGUAGES)("in %s title, verdict, legend, footer and description speak one language", (language) => {
  const facts = sampleEffectFacts({}, { pinned: "2026-08-22T04:07:20Z", simulated: true });
  const { strings, language: spoken } = buildEffectChart(facts, sampleLooks({ language }));
  const p = phrasesFor(language);
  expect(spoken).toBe(language);
  expect(strings).toMatchObject({
    title: p.effect.title("Goose"),
    subtitle: p.effect.sentence(facts.effect),
    notice: p.simulated,
    yLabel: p.effect.yLabel,
    footer: {
      source: p.source(["EvanLi/Github-Ranking"]),
      state: p.pinned(p.instant("2026-08-22T04:07:20Z") ?? ""),
      method: p.effect.method({ isControlled: true, isCut: false }),
      licence: p.licence,
    },
  });
  expect(strings.legend.map((entry) => entry.text)).toEqual(["Goose", p.effect.band, p.effect.median]);
  expect(strings.alt.startsWith(`${p.simulated}${p.signs.stop}`)).toBe(true);
  expect(strings.alt.endsWith(strings.subtitle ?? "?")).toBe(true);
});

test("the description in German says the weeks before, the story's own and what its peers' would be", () => {
  const { alt } = buildEffectChart(sampleEffectFacts(), sampleLooks({ language: "de" })).strings;
  expect(alt.replaceAll("\u00a0", " ")).toContain(
    "Goose: Sterne pro Woche vor und nach einem Bericht vom 27. März 2026. In den acht Wochen davor zwischen 471 und 602, " +
      "zuletzt 528. In der Woche des Berichts, 26. März – 1. Apr. 2026, 1.204; dieselbe Woche ähnlicher Projekte entspräche " +
      "488, bei den meisten 372 bis 820. Goose gewann 1.204 Sterne in der Woche ab dem 26. März 2026",
  );
});

test("a week's tick says the year once, whichever end of a date a language puts it at", () => {
  const weeks = sampleWeeks([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]).map((week, i) => ({
    ...week,
    from: ["2025-12-04", "2025-12-11", "2025-12-18", "2025-12-25", "2026-01-01", "2026-01-08"][i] ?? week.from,
  }));
  const ticks = (language: (typeof LANGUAGES)[number]) =>
    buildEffectChart(sampleEffectFacts({ weeks: weeks.slice(0, 6) }), sampleLooks({ language }))
      .x.ticks.map((tick) => tick.label)
      .filter((label) => /20\d\d/u.test(label)).length;
  expect(LANGUAGES.map(ticks)).toEqual(LANGUAGES.map(() => 2));
});

test.each(LANGUAGES)(
  "in %s every text stays within images of all sizes, and the verdict is said to its end",
  (language) => {
    const long = sampleEffectFacts({
      name: RTL_NAME,
      controlled: false,
      weeks: sampleWeeks([512, 498, 530, 471, 602, 555, 540, 528, 1_204, 731, 610, 574], false),
      verdict: "no distinguishable change",
      state: "provisional",
      pairs: 112,
    });
    for (const [width, height] of [
      [240, 200],
      [390, 560],
      [640, 400],
      [1200, 630],
    ] as const) {
      const spec = buildEffectChart(long, sampleLooks({ language, width, height }));
      const svg = readXml(toSvg(spec));
      for (const { attributes, text } of findAll(svg, "x").filter((element) => element.name === "text")) {
        const [x, y] = [Number(attributes["x"]), Number(attributes["y"])];
        const isStart = attributes["text-anchor"] === undefined;
        expect([text, y > 0 && y <= height]).toEqual([text, true]);
        expect([text, !isStart || width === 240 || x + measureText(text, 10) <= width]).toEqual([text, true]);
      }
      if (width < 390) continue;
      const drawn = textOf(svg).replace(/[ \u2068\u2069]/gu, "");
      const end = spec.strings.subtitle?.slice(-12).replace(/ /gu, "") ?? "?";
      expect(drawn).toContain(end);
    }
  },
);

test("facts that are stored and read back make the same chart, and each language another", () => {
  const facts = sampleEffectFacts();
  const again = JSON.parse(JSON.stringify(facts)) as typeof facts;
  const hashes = LANGUAGES.map((language) => buildEffectChart(facts, sampleLooks({ language })).hash);
  expect(LANGUAGES.map((language) => buildEffectChart(again, sampleLooks({ language })).hash)).toEqual(hashes);
  expect(new Set(hashes).size).toBe(LANGUAGES.length);
});
