import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../spec.ts";
import { sayAll } from "../testing/say-all.ts";
import { phrasesFor } from "./index.ts";

/** Words that say that one thing made another happen. A reader must not be told so in any language. */
const CAUSES = {
  en: /because of|caused?\b|due to|thanks to|led to|resulted|triggered|drove|boosted/iu,
  de: /wegen|aufgrund|infolge|dank\b|verursach|ausgelöst|bewirk|führte zu|durch den Bericht/iu,
  fr: /à cause|grâce|en raison|provoqu|entraîn|suscit|dû à|due à|a fait|par l’article/iu,
  es: /a causa|debido|gracias|por culpa|provoc|causad|impuls(?:ó|ad)|por el artículo/iu,
  ja: /原因|おかげ|せいで|影響|効果|もたらし|記事により|記事によって/u,
  zh: /因为|由于|导致|引发|带来|促使|效果|得益/u,
} as const;

/** Names, codes and loan words that are the same in every language. */
const SHARED = /^(?:Date \(UTC\)|Goose: forks|Forks|Patch|Release|Releases|Momentum|Type|Sources?: |Groundswell: )/u;

describe.each(LANGUAGES)("in %s", (language) => {
  const phrases = phrasesFor(language);
  const said = Object.entries(sayAll(phrases));

  test("every phrase says something, and nothing of what it is made of shows through", () => {
    expect(said.length).toBeGreaterThan(125);
    for (const [name, text] of said) {
      expect(text.trim(), name).toBe(text);
      expect(text, name).not.toBe("");
      expect(text, name).not.toMatch(/undefined|NaN|Infinity|\[object|#|\{|\}|\$/u);
      expect(text, name).not.toMatch(/ {2}|[;,:]\s*[;,:]|\.\.|。。|、、|：：| \./u);
      expect(text, name).not.toMatch(/[\u2066-\u2069]/u);
    }
  });

  test("no phrase says that the story was the cause of anything", () => {
    for (const [name, text] of said) expect(text, name).not.toMatch(CAUSES[language]);
  });

  test("whole sentences end with the language's full stop, labels without one", () => {
    for (const [name, text] of said) {
      const isSentence = /^(?:sentence|heading|oneWeek|weeks|sameWeeks|storyWeek|bareWeek|gaps$)/u.test(name);
      const isAlone = /noWeekBefore|noControl/u.test(name);
      if (name === "sentence rose" && language === "en") continue;
      const stop = language === "ja" || language === "zh" ? "。" : ".";
      const mayEnd = isSentence || isAlone || /(?:abr|ago|août|sept|Aug|Apr|avr)\.$/u.test(text);
      expect([name, mayEnd || !text.endsWith(stop)]).toEqual([name, true]);
      expect([name, text.endsWith(stop) || !(isSentence || isAlone)]).toEqual([name, true]);
    }
  });

  test("it is made once", () => {
    expect(phrasesFor(language)).toBe(phrases);
    expect(phrases.language).toBe(language);
    expect(phrases.locale.slice(0, 2)).toBe(language);
  });
});

test.each(LANGUAGES.filter((language) => language !== "en"))("in %s no phrase is left in English", (language) => {
  const said = Object.entries(sayAll(phrasesFor(language)));
  const english = sayAll(phrasesFor("en"));
  const same = said.filter(([name, text]) => english[name] === text && /[a-z]{3}/u.test(text));
  expect(same.filter(([, text]) => !SHARED.test(text)).map(([name]) => name)).toEqual([]);
});

test("French sets no-break spaces before its colons, semicolons and percent signs", () => {
  for (const [name, text] of Object.entries(sayAll(phrasesFor("fr")))) {
    expect(text, name).not.toMatch(/[^\u00a0\d]:|[^\u202f];|[^\u00a0]%/u);
  }
});

test("German and Spanish keep a percent sign with its figure", () => {
  for (const language of ["de", "es"] as const) {
    for (const [name, text] of Object.entries(sayAll(phrasesFor(language)))) expect(text, name).not.toMatch(/\d %/u);
  }
});

test("Chinese and Japanese set their own signs, and no spaces between their letters", () => {
  for (const language of ["ja", "zh"] as const) {
    for (const [name, text] of Object.entries(sayAll(phrasesFor(language)))) {
      expect(text.replaceAll(" | ", ""), name).not.toMatch(
        /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}](?: (?!\d)|[,;:(])/u,
      );
    }
  }
});
