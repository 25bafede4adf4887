import { LANGUAGES, type Language, type Theme } from "@groundswell/charts";
import { isRepoName } from "@groundswell/core";
import { z } from "zod";
import { Faults } from "../http/faults.ts";
import { notFound } from "../http/problem.ts";

export const BADGE_METRICS = ["stars", "gained", "momentum"] as const;
export type BadgeMetric = (typeof BADGE_METRICS)[number];

/** A badge as its address asks for it. */
export interface AskedBadge {
  repo: string;
  metric: BadgeMetric;
  theme: Theme;
  language: Language;
  /** Its address in one form: `aaif-goose/goose/stars.svg?theme=dark`. */
  canonical: string;
}

const OPTIONS = {
  theme: z.enum(["auto", "light", "dark"]),
  lang: z.enum(LANGUAGES),
};
const NAMES = Object.keys(OPTIONS) as (keyof typeof OPTIONS)[];
const USUAL = { theme: "auto", lang: "en" } as const;

/**
 * Reads a badge's address.
 * @param path what follows `/badge/`: `aaif-goose/goose/stars.svg`
 * @throws HttpProblem (404) when it is none, (400) that lists every wrong option with what is allowed
 */
export function readBadgeAddress(path: string, query: URLSearchParams): AskedBadge {
  const [owner = "", name = "", file = "", ...rest] = path.split("/");
  const metric = BADGE_METRICS.find((one) => `${one}.svg` === file);
  const repo = `${owner}/${name}`;
  if (metric === undefined || rest.length > 0) {
    const files = BADGE_METRICS.map((one) => `${one}.svg`).join(", ");
    throw notFound(`badges are at /badge/{owner}/{name}/ and one of ${files}`);
  }
  if (!isRepoName(repo)) throw notFound(`no watched project is or was called ${repo}; /api/v1/projects lists them`);
  const { theme, lang } = readOptions(query);
  const written = [
    ...(theme === USUAL.theme ? [] : [`theme=${theme}`]),
    ...(lang === USUAL.lang ? [] : [`lang=${lang}`]),
  ];
  const canonical = `${repo}/${metric}.svg${written.length === 0 ? "" : `?${written.join("&")}`}`;
  return { repo, metric, theme, language: lang, canonical };
}

function readOptions(query: URLSearchParams): { theme: Theme; lang: Language } {
  const faults = new Faults();
  for (const key of new Set(query.keys())) {
    const name = NAMES.find((one) => one === key);
    const given = query.getAll(key);
    if (name === undefined)
      faults.add(key.toWellFormed().slice(0, 100), `unknown option; there are ${NAMES.join(", ")}`);
    else if (given.length > 1) faults.add(name, `given ${given.length} times; once is allowed`);
    else if (!OPTIONS[name].safeParse(given[0]).success)
      faults.add(name, `allowed: ${OPTIONS[name].options.join(", ")}`);
  }
  faults.throwAny();
  return {
    theme: OPTIONS.theme.parse(query.get("theme") ?? USUAL.theme),
    lang: OPTIONS.lang.parse(query.get("lang") ?? USUAL.lang),
  };
}
