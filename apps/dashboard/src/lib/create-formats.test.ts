import { expect, it } from "vitest";
import { createFormats } from "./create-formats.ts";

const AT = new Date("2026-08-22T04:07:20Z");
const [FROM, TO] = [new Date("2026-04-03"), new Date("2026-04-09")];

/** Spaces of every width as one: their widths are the language's affair, and ICU's from version to version. */
const level = (text: string) => text.replaceAll(/\s/g, " ");

it.each([
  ["en-GB", "53,197", "−1,204", "81 %", "22 Aug 2026", "3 – 9 Apr 2026", "3 minutes ago"],
  ["de", "53.197", "−1.204", "81 %", "22. Aug. 2026", "3.–9. Apr. 2026", "vor 3 Minuten"],
  ["fr", "53 197", "−1 204", "81 %", "22 août 2026", "3–9 avr. 2026", "il y a 3 minutes"],
  ["es", "53.197", "−1204", "81 %", "22 ago 2026", "3–9 abr 2026", "hace 3 minutos"],
  ["ja", "53,197", "−1,204", "81%", "2026年8月22日", "2026年4月3日～2026年4月9日", "3 分前"],
  ["zh", "53,197", "−1,204", "81%", "2026年8月22日", "2026年4月3日～2026年4月9日", "3分钟前"],
])("figures and dates in %s stand as that language has them", (locale, number, fall, share, day, span, ago) => {
  const formats = createFormats(locale);
  expect(level(formats.number(53_197))).toBe(number);
  expect(level(formats.signed(-1204))).toBe(fall);
  expect(level(formats.percent(0.81))).toBe(share);
  expect(level(formats.day(AT))).toBe(day);
  expect(level(formats.span(FROM, TO))).toBe(span);
  expect(formats.relative(-3, "minute")).toBe(ago);
});

it.each(["en-GB", "de", "fr", "es", "ja", "zh"])("a time says in %s that it is UTC, and midnight is 00", (locale) => {
  const { instant, clock } = createFormats(locale);
  for (const text of [instant(AT), clock(AT)]) expect(text).toContain("UTC");
  expect(clock(new Date("2026-08-22T00:00:00Z"))).toMatch(/\b0?0:00/);
});
