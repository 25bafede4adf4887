import type { Formats } from "./types.ts";

/**
 * A noun's forms after a number, by the plural category of the number; `#` is where the number stands. `one` is the
 * whole phrase with the number written out, as its form depends on the noun: `eine Woche`.
 */
export interface Noun {
  one: string;
  single: string;
  many?: string;
  other: string;
}

/** Numbers before nouns: small ones written out, or all in digits. */
export interface Counter {
  count: (n: number, noun: Noun) => string;
  figures: (n: number, noun: Noun) => string;
  /** A number from 2 on by itself. */
  numeral: (n: number) => string;
}

/** @param numerals the numbers from 2 on that are written out; digits after them */
export function createCounter(
  { locale, number }: Pick<Formats, "locale" | "number">,
  numerals: readonly string[],
): Counter {
  const rules = new Intl.PluralRules(locale);
  const form = (n: number, noun: Noun) => {
    const category = rules.select(n);
    return category === "one" ? noun.single : category === "many" ? (noun.many ?? noun.other) : noun.other;
  };
  const numeral = (n: number) => numerals[n - 2] ?? number(n);
  return {
    count: (n, noun) => (n === 1 ? noun.one : form(n, noun).replace("#", numeral(n))),
    numeral,
    figures: (n, noun) => form(n, noun).replace("#", number(n)),
  };
}
