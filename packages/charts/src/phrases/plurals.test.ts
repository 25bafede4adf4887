import fc from "fast-check";
import { expect, test } from "vitest";
import { LANGUAGES } from "../spec.ts";
import { phrasesFor } from "./index.ts";

const said = (n: number) => Object.fromEntries(LANGUAGES.map((l) => [l, phrasesFor(l).perDay(n)]));

test("one, several, none, a share and a million take their forms", () => {
  expect(said(1)).toEqual({
    en: "1 star a day",
    de: "1\u00a0Stern pro Tag",
    fr: "1\u00a0étoile par jour",
    es: "1\u00a0estrella al día",
    ja: "1日1スター",
    zh: "每天1颗星标",
  });
  expect(said(2)).toMatchObject({ en: "2 stars a day", de: "2\u00a0Sterne pro Tag", fr: "2\u00a0étoiles par jour" });
  expect(said(0)).toMatchObject({ en: "0 stars a day", fr: "0\u00a0étoile par jour", es: "0\u00a0estrellas al día" });
  expect(said(1.5)).toMatchObject({
    en: "1.5 stars a day",
    de: "1,5\u00a0Sterne pro Tag",
    fr: "1,5\u00a0étoile par jour",
  });
  expect(said(1_000_000)).toMatchObject({
    de: "1.000.000\u00a0Sterne pro Tag",
    fr: "1\u202f000\u202f000 d’étoiles par jour",
    es: "1.000.000 de estrellas al día",
    ja: "1日1,000,000スター",
  });
});

test("numbers before nouns are written out as a newspaper would, with the noun's own gender", () => {
  const counts = (story: number, event: number, release: number) => ({ story, event, release });
  const marked = (language: (typeof LANGUAGES)[number], of: ReturnType<typeof counts>) =>
    phrasesFor(language).alt("X", [{ label: "X", first: null, last: null }], of, null);
  expect(marked("de", counts(1, 1, 1))).toContain("markiert: ein Bericht, ein Ereignis und ein Release.");
  expect(marked("fr", counts(2, 0, 1))).toContain("repères\u00a0: deux articles et une version.");
  expect(marked("es", counts(9, 1, 5))).toContain("marcas: nueve artículos, un suceso y las versiones.");
  expect(marked("en", counts(10, 0, 0))).toContain("; 10 stories marked.");
  expect(marked("ja", counts(2, 0, 3))).toContain("。記事2本、各リリースを図中に表示。");
  expect(marked("zh", counts(1, 2, 0))).toContain("；图中标出1篇报道和2个事件。");
});

test("whatever the number, its digits are said once and its form is that of its category", () => {
  fc.assert(
    fc.property(fc.constantFrom(...LANGUAGES), fc.integer({ min: 0, max: 5_000_000 }), (language, n) => {
      const phrases = phrasesFor(language);
      const text = phrases.days(n);
      expect(text.split(phrases.number(n))).toHaveLength(2);
      const category = new Intl.PluralRules(phrases.locale).select(n);
      const same = { one: 1, many: 1_000_000, other: 37 }[category as "one" | "many" | "other"];
      expect(text.replace(phrases.number(n), "#")).toBe(phrases.days(same).replace(phrases.number(same), "#"));
    }),
    { numRuns: 150, seed: 6 },
  );
});

test("a factor has two digits that count, and a figure above zero never reads as zero", () => {
  const { factor, fixed, number } = phrasesFor("en");
  expect([0.4, 0.53, 0.949, 1, 1.42, 9.94, 9.96, 12.3, 123].map(factor)).toEqual([
    ...["0.40×", "0.53×", "0.95×", "1.0×", "1.4×", "9.9×", "10×", "12×", "120×"],
  ]);
  expect([fixed(0.004, 2), fixed(0.02, 1), fixed(0, 1), fixed(-3, 0), number(0.0012)]).toEqual([
    ...["<0.01", "<0.1", "0.0", "−3", "0.0012"],
  ]);
  expect(phrasesFor("fr").factor(1.42)).toBe("1,4\u00a0×");
});

test("a momentum has as many digits as the pages give it, so that an end that is not 1 never reads as 1", () => {
  const ratio = (value: number, low: number, high: number) => phrasesFor("en").ratio({ value, low, high });
  expect(ratio(1.312, 1.028, 1.65)).toEqual({ value: "1.31×", interval: "1.03–1.65×" });
  expect(ratio(1.007, 0.514, 2.03)).toEqual({ value: "1.01×", interval: "0.51–2.03×" });
  expect(ratio(4.41, 3.62, 5.43)).toEqual({ value: "4.4×", interval: "3.6–5.4×" });
  expect(ratio(14.2, 11.1, 19)).toEqual({ value: "14×", interval: "11–19×" });
  expect(ratio(0.96, 0.0001, 1.02).interval).toBe("<0.01–1.02×");
  expect(phrasesFor("de").ratio({ value: 1.31, low: 1.03, high: 1.65 }).interval).toBe("1,03–1,65\u00a0×");
});
