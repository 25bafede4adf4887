import type { Effect } from "@groundswell/wire";
import { formatCount, formatDay, formatDayShort, formatList, formatNumber } from "#lib/format.ts";
import { CONFOUNDER_TEXT, tellStrings as text } from "#lib/strings/stories.ts";

/** So many of what else happened are named in a sentence; more are counted. */
const MOST_NAMED = 2;

/** What was seen after a story, in plain sentences that need beside them no more than the project's name and the ratio. */
export interface ToldEffect {
  /** Stars and what was to be expected; null: not known. */
  figures: string | null;
  /** Whether that tells anything; never why. */
  verdict: string;
}

export function tellEffect(effect: Effect): ToldEffect {
  const end = effect.range?.weeks.at(-1)?.to ?? effect.week.to;
  if (effect.state === "open") return { figures: null, verdict: text.open(formatDay(end)) };
  return { figures: tellFigures(effect), verdict: tellVerdict(effect) };
}

/** The one plain sentence that a page leads with: what can be said, or why nothing can. */
export function tellLead(effect: Effect): string {
  const { state, verdict, confounders, sharedWith } = effect;
  if (state === "open") return tellEffect(effect).verdict;
  if (verdict === "rose with") return text.lead.rose(tellFigures(effect));
  if (verdict === "shared with other stories") return text.lead.shared(sharedWith.length === 1);
  if (verdict !== "confounded by a release") return text.lead[verdict];
  return text.lead.confounded(confounders.every(({ kind }) => kind === "release") ? confounders.length : null);
}

/** `412 stars in its week, about 290 were to be expected.`; of an approximate date the least and the most of all its days. */
function tellFigures({ week, range }: Effect): string | null {
  if (week.stars === null) return null;
  const weeks = [week, ...(range?.weeks ?? [])];
  const gained = formatEnds(weeks.map(({ stars }) => stars));
  const stars = gained.length === 1 ? formatCount(week.stars, "star", "stars") : text.between(gained);
  if (week.expected === null) return text.starsAlone(stars);
  // Stars of several weeks are held against what was to be expected of each of them, not of one.
  return text.figures(stars, text.ends(formatEnds(weeks.map(({ expected }) => expected))));
}

/** The least and the most, as text; one where they read the same. */
function formatEnds(values: readonly (number | null)[]): string[] {
  const known = values.filter((value) => value !== null);
  return [...new Set([Math.min(...known), Math.max(...known)].map(formatNumber))];
}

function tellVerdict(effect: Effect): string {
  if (effect.verdict === "confounded by a release") return text.confounded(nameConfounders(effect.confounders));
  if (effect.verdict !== "shared with other stories") return text.verdict[effect.verdict];
  return text.shared(formatCount(effect.sharedWith.length, "other story", "other stories"));
}

function nameConfounders(confounders: Effect["confounders"]): string {
  const named = confounders.slice(0, MOST_NAMED).map(({ kind, what, day }) => {
    const name = (CONFOUNDER_TEXT[kind] ?? kind).toLowerCase();
    return `${name} ${what} (${formatDayShort(day)})`;
  });
  const more = confounders.length - named.length;
  return formatList(more === 0 ? named : [...named, text.more(formatNumber(more))]);
}
