import type { Interval } from "@groundswell/core";
import { MOST_NAMED } from "../lines/crowd.ts";
import type { MarkerItem, MarkerKind } from "../spec.ts";
import type { Counter } from "./count.ts";
import { isolate } from "./isolate.ts";
import type { BarsStory, CompareStory, MarkerCounts, Phrases, Reading, SeriesKind, SeriesStory } from "./types.ts";
import type { Words } from "./words.ts";

export interface Language {
  formats: Reading;
  words: Words;
  count: Counter["count"];
  figures: Counter["figures"];
  numeral: Counter["numeral"];
}

/** From nothing, or through it, a share means nothing; nor do hundreds of thousands of hundredths. */
const MOST_PERCENT = 100_000;

function describeChange(first: number, last: number, say: (value: number) => string, language: Language): string {
  const { formats, words } = language;
  const { told } = words;
  if (first === last) return told.same;
  const isUp = last > first;
  const percent = Math.abs((last - first) / first) * 100;
  if (first <= 0 || last < 0 || percent >= MOST_PERCENT) {
    return (isUp ? told.upBy : told.downBy)(say(Math.abs(last - first)));
  }
  if (percent < 0.1) return (isUp ? told.upSlightly : told.downSlightly)(formats.percent(0.1));
  const rounded = percent < 10 ? Math.round(percent * 10) / 10 : Math.round(percent);
  return (isUp ? told.up : told.down)(formats.percent(rounded));
}

/** On the day of a total; in the span that another figure is of. */
function sayWhen(x: number, span: Interval | null, { formats, words }: Language): string {
  return words.told.when(span ?? "day", span === "month" ? formats.fullMonth(x) : formats.date(x));
}

/** From the first figure to the last, of `what`. */
function describeSeries({ first, last }: SeriesStory, what: string, kind: SeriesKind, language: Language) {
  const { formats, words } = language;
  const { span = null, isPart = false } = kind;
  const say = span === null ? formats.number : formats.flow;
  if (first === null || last === null) return null;
  const [fromWhen, toWhen] = [sayWhen(first.x, span, language), sayWhen(last.x, span, language)];
  if (first.x === last.x) return words.told.only(what, say(last.y), toWhen, isPart);
  const change = describeChange(first.y, last.y, say, language);
  return `${words.told.between(what, say(first.y), fromWhen, say(last.y), toWhen)}${words.signs.comma}${change}`;
}

/** How many of what is marked. */
export function describeMarked(counts: MarkerCounts, { formats, words, count }: Language): string {
  const parts = (["story", "event"] as const).flatMap((kind) =>
    counts[kind] > 0 ? [count(counts[kind], words.nouns[kind])] : [],
  );
  if (counts.release > 0) parts.push(counts.release === 1 ? count(1, words.nouns.release) : words.told.releases);
  return parts.length === 0 ? "" : `${words.signs.semicolon}${words.told.marked(formats.list(parts))}`;
}

export function writeAlt(language: Language): Phrases["alt"] {
  const { words } = language;
  const { signs, told } = words;
  return (metric, stories, counts, subject, kind = {}) => {
    const { isPart = false } = kind;
    const head = (name: string) => `${isolate(name)}${signs.colon}`;
    const [only] = stories;
    const tellOnly = ({ label, ...of }: SeriesStory) =>
      `${head(label)}${describeSeries({ label, ...of }, words.within(metric), kind, language) ?? told.noneYet(label, metric, isPart)}`;
    const tell = (story: SeriesStory) => {
      const what = subject === null ? isolate(story.label) : words.within(story.label);
      return describeSeries(story, what, kind, language) ?? told.noneOf(what, isPart);
    };
    const body =
      stories.length <= 1
        ? tellOnly(only ?? { label: metric, first: null, last: null })
        : `${head(subject ?? metric)}${stories.map(tell).join(signs.semicolon)}`;
    return `${body}${describeMarked(counts, language)}${signs.stop}`;
  };
}

/** What bars come to, and the highest of them; the lowest too where it lies below zero. */
export function writeBarsAlt(language: Language): Phrases["barsAlt"] {
  const { words } = language;
  const { signs, told } = words;
  return (metric, story, counts) => {
    const { subject, first, last, most, isPart = false } = story;
    const what = subject === null ? metric : words.within(metric);
    const head = subject === null ? "" : `${isolate(subject)}${signs.colon}`;
    if (first === null || last === null || most === null) {
      const none = told.noneYet(subject ?? metric, metric, isPart);
      return `${head}${none}${describeMarked(counts, language)}${signs.stop}`;
    }
    return `${head}${describeFlow(what, { ...story, first, last, most }, language)}${describeMarked(counts, language)}${signs.stop}`;
  };
}

type KnownFlow = BarsStory & { first: number; last: number; most: NonNullable<BarsStory["most"]> };

function describeFlow(what: string, story: KnownFlow, language: Language): string {
  const { formats, words, count } = language;
  const { signs, told } = words;
  const { first, last, interval, most, least } = story;
  const when = (x: number) => sayWhen(x, interval, language);
  const isLow = least !== null && least.y < 0 && least.x !== most.x;
  const sum = told.total(formats.flow(story.total), story.missing === 0 ? null : spans(story, words, count));
  return [
    `${told.bars(what, formats.date(first), formats.date(last))}${signs.colon}${sum}`,
    told.most(formats.flow(most.y), when(most.x)),
    ...(isLow ? [told.least(formats.flow(least.y), when(least.x))] : []),
  ].join(signs.comma);
}

function spans({ known, interval }: BarsStory, { nouns }: Words, count: Counter["count"]): string {
  return count(known, nouns[interval]);
}

export function writeCompareAlt(language: Language): Phrases["compareAlt"] {
  const { formats, words } = language;
  const { signs, told } = words;
  const tell = ({ align, span = null, isPart = false }: CompareStory) => {
    const say = span === null ? formats.number : formats.flow;
    return (story: SeriesStory) => {
      const name = isolate(story.label);
      const { last, leftOut = null } = story;
      if (leftOut !== null) return leftOut;
      const { first = null, last: end = null, most = null } = story.flow ?? {};
      if (align === "date" && story.flow !== undefined && first !== null && end !== null && most !== null) {
        return describeFlow(name, { ...story.flow, first, last: end, most }, language);
      }
      if (align === "date" || last === null) {
        return describeSeries(story, name, { span, isPart }, language) ?? told.noneOf(name, isPart);
      }
      return align === "age"
        ? told.onAge(name, say(last.y), formats.age(last.x))
        : told.atTime(name, say(last.y), sayWhen(last.x, span, language));
    };
  };
  return (story, counts) => {
    const { metric, align, base, origin, stories } = story;
    const marked = counts === undefined ? "" : describeMarked(counts, language);
    const head =
      align === "age"
        ? told.byAge(metric, origin)
        : align === "index" && base !== null
          ? words.indexLabel(metric, formats.date(base))
          : metric;
    return `${head}${signs.colon}${stories.map(tell(story)).join(signs.semicolon)}${marked}${signs.stop}`;
  };
}

/** The key's text of what stands under one number: stories and events by name as long as they are few, releases counted. */
export function writeMarkerText({ formats, words, count }: Language): Phrases["markerText"] {
  const { signs, told, nouns } = words;
  const countKind = (items: readonly MarkerItem[], kind: MarkerKind) => {
    const n = items.filter((item) => item.kind === kind).length;
    return n === 0 ? [] : [count(n, nouns[kind])];
  };
  /** By name as long as they are few; then how many, and the first: what follows may be cut off, the number is not. */
  const nameOthers = (items: readonly MarkerItem[]): string[] => {
    if (items.length <= MOST_NAMED) return items.map((item) => item.label);
    const counts = (["story", "event"] as const).flatMap((kind) => countKind(items, kind));
    return [`${formats.list(counts)}${signs.comma}${told.theFirst(items[0]?.label ?? "")}`];
  };
  return (items) => {
    const others = items.filter((item) => item.kind !== "release");
    const released = items.filter((item) => item.kind === "release");
    const last = released.at(-1)?.label ?? "";
    const named = released.length > 1 ? told.releasesUpTo(formats.number(released.length), last) : last;
    return [...nameOthers(others), ...(released.length > 0 ? [named] : [])].join(signs.semicolon);
  };
}
