import { DAY_MS } from "@groundswell/core";
import type { Language } from "../spec.ts";

/** What a reference in APA style says in a language. */
export interface CiteWords {
  locale: string;
  /** What kind of work it is. */
  chart: string;
  /** That it has no date. */
  undated: string;
  /** Year first, as reference lists are sorted by it. */
  published: (x: number) => string;
  retrieved: (date: string, url: string) => string;
}

const dateOf = (locale: string) => {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  return (x: number) => format.format(x * DAY_MS);
};

const yearFirst = (locale: string) => {
  const dayAndMonth = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", timeZone: "UTC" });
  return (x: number) => `${new Date(x * DAY_MS).getUTCFullYear()}, ${dayAndMonth.format(x * DAY_MS)}`;
};

/** APA writes dates the American way in English. */
const WORDS: Record<Language, CiteWords> = {
  en: {
    locale: "en-US",
    chart: "Chart",
    undated: "n.d.",
    published: yearFirst("en-US"),
    retrieved: (date, url) => `Retrieved ${date}, from ${url}`,
  },
  de: {
    locale: "de",
    chart: "Diagramm",
    undated: "o. D.",
    published: yearFirst("de"),
    retrieved: (date, url) => `Abgerufen am ${date} von ${url}`,
  },
  fr: {
    locale: "fr",
    chart: "Graphique",
    undated: "s. d.",
    published: yearFirst("fr"),
    retrieved: (date, url) => `Consulté le ${date}, à l’adresse ${url}`,
  },
  es: {
    locale: "es",
    chart: "Gráfico",
    undated: "s. f.",
    published: yearFirst("es"),
    retrieved: (date, url) => `Recuperado el ${date} de ${url}`,
  },
  ja: {
    locale: "ja",
    chart: "グラフ",
    undated: "日付なし",
    published: dateOf("ja"),
    retrieved: (date, url) => `${date}取得 ${url}`,
  },
  zh: {
    locale: "zh-CN",
    chart: "图表",
    undated: "无日期",
    published: dateOf("zh-CN"),
    retrieved: (date, url) => `${date}检索自 ${url}`,
  },
};

const made = new Map<Language, CiteWords & { date: (x: number) => string }>();

export function citeWords(language: Language): CiteWords & { date: (x: number) => string } {
  const known = made.get(language);
  if (known !== undefined) return known;
  const words = { ...WORDS[language], date: dateOf(WORDS[language].locale) };
  made.set(language, words);
  return words;
}
