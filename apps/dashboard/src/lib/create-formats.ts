/**
 * Numbers and dates in the ways of a language, all by Intl: where the day stands, what groups thousands, where a per cent
 * sign stands. Days are UTC days, on server and client alike, so that a page reads the same before and after it hydrates.
 */
export interface Formats {
  /** `53,197`, with a true minus sign. */
  number: (value: number) => string;
  /** `+1,204`, `−21`, `0`. */
  signed: (value: number) => string;
  /** With so many digits after the point. */
  fixed: (value: number, digits: 0 | 1 | 2) => string;
  /** `81 %` of 0.81. */
  percent: (share: number) => string;
  /** `22 Aug 2026`. */
  day: (date: Date) => string;
  /** `22 August 2026`. */
  dayLong: (date: Date) => string;
  /** `22 Aug`. */
  dayShort: (date: Date) => string;
  /** `August 2026`. */
  month: (date: Date) => string;
  /** `3 – 9 Apr 2026`: what both have in common is said once. */
  span: (from: Date, to: Date) => string;
  /** `22 Aug 2026, 04:07 UTC`. */
  instant: (date: Date) => string;
  /** `04:07 UTC`. */
  clock: (date: Date) => string;
  /** `3 minutes ago`, `in 2 hours`. */
  relative: (value: number, unit: "minute" | "hour" | "day") => string;
  /** `a, b and c`. */
  list: (items: readonly string[]) => string;
}

/** @param locale BCP 47: `en-GB` */
export function createFormats(locale: string): Formats {
  return { ...createNumbers(locale), ...createDates(locale) };
}

type Numbers = Pick<Formats, "number" | "signed" | "fixed" | "percent" | "relative" | "list">;

function createNumbers(locale: string): Numbers {
  const make = (options: Intl.NumberFormatOptions) =>
    once(() => new Intl.NumberFormat(locale, { maximumFractionDigits: 0, ...options }));
  const integers = make({});
  const signs = make({ signDisplay: "exceptZero" });
  const fixed = ([0, 1, 2] as const).map((digits) =>
    make({ minimumFractionDigits: digits, maximumFractionDigits: digits }),
  );
  const percents = make({ style: "percent" });
  const ago = once(() => new Intl.RelativeTimeFormat(locale, { numeric: "always" }));
  const lists = once(() => new Intl.ListFormat(locale, { type: "conjunction" }));
  // Charts and pages set a space before the sign in English, too, as the international standard has it.
  const space = locale.startsWith("en") ? "\u00a0%" : "%";
  return {
    number: (value) => setMinus(integers().format(value)),
    signed: (value) => setMinus(signs().format(value)),
    fixed: (value, digits) => setMinus(fixed[digits]?.().format(value) ?? ""),
    percent: (share) => setMinus(percents().format(share)).replace("%", space),
    relative: (value, unit) => ago().format(value, unit),
    list: (items) => lists().format(items),
  };
}

type Dates = Omit<Formats, keyof Numbers>;

function createDates(locale: string): Dates {
  const make = (options: Intl.DateTimeFormatOptions) =>
    once(() => new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" }));
  const time = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZoneName: "short" } as const;
  const day = make({ day: "numeric", month: "short", year: "numeric" });
  const dayLong = make({ day: "numeric", month: "long", year: "numeric" });
  const dayShort = make({ day: "numeric", month: "short" });
  const month = make({ month: "long", year: "numeric" });
  const instant = make({ day: "numeric", month: "short", year: "numeric", ...time });
  const clock = make(time);
  return {
    day: (date) => day().format(date),
    dayLong: (date) => dayLong().format(date),
    dayShort: (date) => dayShort().format(date),
    month: (date) => month().format(date),
    span: (from, to) => {
      // Ranges of Chinese and Japanese dates come out as 2026/4/3; days written out are what the rest of a page has.
      if (/^(ja|zh)/.test(locale)) return from < to ? `${day().format(from)}～${day().format(to)}` : day().format(to);
      // ICU sets thin spaces around the dash, which fonts may lack.
      return day().formatRange(from, to).replaceAll("\u2009", " ");
    },
    instant: (date) => instant().format(date),
    clock: (date) => clock().format(date),
  };
}

/** Made at its first use: a browser that makes its first one reads its tables, which takes as long as a whole page's figures. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** Intl writes a hyphen, which is shorter than the plus sign above it. */
function setMinus(text: string): string {
  return text.replace("-", "−");
}
