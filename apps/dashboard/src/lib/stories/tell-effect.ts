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

/** `412 stars in its week, about 290 were to be expected.`; of an approximate date the least and the most of all its days. */
function tellFigures({ week, range }: Effect): string | null {
  if (week.stars === null) return null;
  const all = (range?.weeks ?? []).flatMap(({ stars }) => (stars === null ? [] : [stars]));
  const [least, most] = [Math.min(week.stars, ...all), Math.max(week.stars, ...all)].map(formatNumber);
  const stars = least === most ? formatCount(week.stars, "star", "stars") : text.between(least ?? "", most ?? "");
  return week.expected === null ? text.starsAlone(stars) : text.figures(stars, formatNumber(week.expected));
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
