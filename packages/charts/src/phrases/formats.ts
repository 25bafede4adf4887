import { DAY_MS, decimalsOfRatio } from "@groundswell/core";
import type { Language } from "../spec.ts";
import type { Formats } from "./types.ts";

/** Whose habits figures and dates follow. */
const LOCALES: Record<Language, string> = {
  en: "en-GB",
  de: "de-DE",
  fr: "fr-FR",
  es: "es-ES",
  ja: "ja-JP",
  zh: "zh-CN",
};

/** What Intl leaves to the typesetter. */
const TYPESET: Record<Language, (text: string) => string> = {
  en: (text) => text,
  // An ordinal's full stop holds on to what it counts.
  de: (text) => text.replace(/(\d\.) /gu, "$1\u00a0"),
  // The first of a month is an ordinal.
  fr: (text) => text.replace(/(?<!\d)1 (?=\p{L})/gu, "1er "),
  es: (text) => text,
  ja: (text) => text,
  zh: (text) => text,
};

/** Between two days where a language writes both in full with their own signs. */
const CJK_DASH: Partial<Record<Language, string>> = { ja: "～", zh: "至" };

/** @returns the numbers and dates of a language; made once a language, as Intl's formats are dear to make */
export function createFormats(language: Language): Formats {
  const locale = LOCALES[language];
  const dates = createDates(language, locale);
  const numbers = createNumbers(language, locale);
  return { language, locale, ...numbers, ...dates, list: createList(locale) };
}

function createNumbers(
  language: Language,
  locale: string,
): Pick<Formats, "number" | "flow" | "fixed" | "compact" | "percent" | "factor" | "ratio"> {
  const make = (options: Intl.NumberFormatOptions) => {
    const format = new Intl.NumberFormat(locale, options);
    return (value: number) => format.format(value).replace("-", "−");
  };
  const whole = make({ maximumFractionDigits: 2 });
  const small = make({ maximumSignificantDigits: 3 });
  const twoDigits = make({ minimumSignificantDigits: 2, maximumSignificantDigits: 2 });
  const tenths = make({ minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const decimals = ([0, 1, 2] as const).map((n) => make({ minimumFractionDigits: n, maximumFractionDigits: n }));
  const fixed: Formats["fixed"] = (value, n) => {
    const least = 10 ** -n;
    const isLess = value > 0 && value < least / 2;
    return `${isLess ? "<" : ""}${(decimals[n] ?? whole)(isLess ? least : value)}`;
  };
  const flow: Formats["flow"] = (value) => {
    const size = Math.abs(value);
    if (size >= 10 || size === Math.round(size)) return whole(Math.sign(value) * Math.round(size));
    return size < 0.05
      ? `${value < 0 ? ">" : "<"}${whole(Math.sign(value) * 0.1)}`
      : whole(Math.round(value * 10) / 10);
  };
  const sign = { en: " %", de: "\u00a0%", fr: "\u00a0%", es: "\u00a0%", ja: "%", zh: "%" }[language];
  const times = language === "zh" || language === "ja" ? "倍" : language === "en" ? "×" : "\u00a0×";
  return {
    number: (value) => (value !== 0 && Math.abs(value) < 0.01 ? small : whole)(value),
    flow,
    fixed,
    compact: make({ notation: "compact", maximumSignificantDigits: 3 }),
    percent: (percent) => `${whole(percent)}${sign}`,
    ratio: ({ value, low, high }) => {
      const write = (figure: number) => fixed(figure, decimalsOfRatio(low));
      return { value: `${write(value)}${times}`, interval: `${write(low)}–${write(high)}${times}` };
    },
    factor: (value) => `${(value >= 0.95 && value < 9.95 ? tenths : twoDigits)(value)}${times}`,
  };
}

type Dates = Pick<
  Formats,
  "date" | "shortDate" | "dateRange" | "month" | "monthRange" | "fullMonth" | "year" | "instant"
>;

function createDates(language: Language, locale: string): Dates {
  const typeset = TYPESET[language];
  const make = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
    return (x: number) => typeset(format.format(x * DAY_MS));
  };
  const short = make({ day: "numeric", month: "short" });
  const shortYear = make({ day: "numeric", month: "short", year: "numeric" });
  const time = make({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const [month, monthYear] = [make({ month: "short" }), make({ month: "short", year: "numeric" })];
  const comma = language === "ja" || language === "zh" ? " " : ", ";
  return {
    date: make({ day: "numeric", month: "long", year: "numeric" }),
    shortDate: (x, withYear) => (withYear ? shortYear : short)(x),
    dateRange: createRange(language, locale, typeset),
    month: (x, withYear) => (withYear ? monthYear : month)(x),
    monthRange: createMonthRange(locale, CJK_DASH[language] ?? null),
    fullMonth: make({ month: "long", year: "numeric" }),
    year: make({ year: "numeric" }),
    instant: (iso) => {
      const x = Date.parse(iso) / DAY_MS;
      if (!Number.isFinite(x)) return null;
      return iso.length <= 10 ? shortYear(x) : `${shortYear(x)}${comma}${time(x)} UTC`;
    },
  };
}

/** A year that both share is said once. */
function createMonthRange(locale: string, cjkDash: string | null): Formats["monthRange"] {
  const make = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { month: "short", ...options, timeZone: "UTC" });
  const [plain, withYear] = [make({}), make({ year: "numeric" })];
  return (from, to) => {
    const [a, b] = [new Date(from * DAY_MS), new Date(to * DAY_MS)];
    if (cjkDash === null || withYear.format(a) === withYear.format(b)) {
      return withYear.formatRange(a, b).replace(/\u2009/gu, " ");
    }
    const isSameYear = a.getUTCFullYear() === b.getUTCFullYear();
    return `${withYear.format(a)}${cjkDash}${(isSameYear ? plain : withYear).format(b)}`;
  };
}

function createRange(language: Language, locale: string, typeset: (text: string) => string): Formats["dateRange"] {
  const make = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", ...options, timeZone: "UTC" });
  const [plain, withYears] = [make({}), make({ year: "numeric" })];
  const dash = CJK_DASH[language];
  if (dash === undefined) {
    return (from, to, withYear) =>
      // ICU sets thin spaces around the dash, which fonts may lack.
      typeset((withYear ? withYears : plain).formatRange(from * DAY_MS, to * DAY_MS).replace(/\u2009/gu, " "));
  }
  // ICU has slashed numbers here; people write the second day as far as it differs from the first.
  return (from, to, withYear) => {
    const [a, b] = [new Date(from * DAY_MS), new Date(to * DAY_MS)];
    const first = (withYear ? withYears : plain).format(a);
    if (from === to) return first;
    if (a.getUTCFullYear() !== b.getUTCFullYear()) return `${first}${dash}${(withYear ? withYears : plain).format(b)}`;
    return `${first}${dash}${a.getUTCMonth() === b.getUTCMonth() ? `${b.getUTCDate()}日` : plain.format(b)}`;
  };
}

/** Every language's own `and`; Japanese sets commas alone. */
function createList(locale: string): Formats["list"] {
  const format = new Intl.ListFormat(locale, { type: "conjunction" });
  return (parts) => format.format(parts);
}
