import { addDays, dayNumber, daysBetween, monthStart, type Day } from "@groundswell/core";
import { formatDay } from "#lib/format.ts";

/** A row of dots on a line of days. Places are shares of the width, 0 to 1. */
export interface Timeline {
  from: Day;
  to: Day;
  /** One dot a day, larger where more happened. */
  dots: { day: Day; place: number; tags: string[] }[];
  ticks: { place: number; label: string }[];
  /** Stories; `from` and `to` differ where the day is approximate. */
  spans: { from: number; to: number; label: string }[];
}

interface StoryDay {
  title: string;
  published: Day;
  publishedPlusMinusDays: number;
}

const MARGIN_DAYS = 7;
const MOST_TICKS = 6;

/**
 * Lays releases and stories out on one line of days; null when there is no release.
 * @param span the days that the line covers; by default those on which something happened
 */
export function layOutTimeline(
  releases: readonly { tag: string; at: string }[],
  stories: readonly StoryDay[],
  span: { from: Day; to: Day } | null = null,
): Timeline | null {
  const byDay = new Map<Day, string[]>();
  for (const { tag, at } of releases) {
    const day = at.slice(0, 10);
    byDay.set(day, [...(byDay.get(day) ?? []), tag]);
  }
  const days = [...byDay.keys(), ...stories.map((story) => story.published)].sort();
  const [first, last] = [days[0], days.at(-1)];
  if (byDay.size === 0 || first === undefined || last === undefined) return null;
  const from = span?.from ?? addDays(first, -MARGIN_DAYS);
  const to = span?.to ?? addDays(last, MARGIN_DAYS);
  const place = (day: Day) => Math.min(1, Math.max(0, daysBetween(from, day) / daysBetween(from, to)));
  return {
    from,
    to,
    dots: [...byDay].map(([day, tags]) => ({ day, place: place(day), tags })),
    ticks: listMonths(from, to).map((day) => ({ place: place(day), label: formatDay(day).slice(2) })),
    spans: stories.map(({ title, published, publishedPlusMinusDays: off }) => ({
      from: place(addDays(published, -off)),
      to: place(addDays(published, off)),
      label: title,
    })),
  };
}

/** The first days of months within the span, thinned out to at most six. */
function listMonths(from: Day, to: Day): Day[] {
  const months: Day[] = [];
  for (let day = monthStart(addDays(monthStart(from), 32)); dayNumber(day) <= dayNumber(to);) {
    months.push(day);
    day = monthStart(addDays(day, 32));
  }
  const step = Math.ceil(months.length / MOST_TICKS);
  return months.filter((_, i) => i % step === 0);
}
