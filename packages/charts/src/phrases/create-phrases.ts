import { writeAlt, writeBarsAlt, writeCompareAlt, writeMarkerText, type Language } from "./compose.ts";
import { createCounter } from "./count.ts";
import { writeEffectSentence } from "./effect-sentence.ts";
import { isolate } from "./isolate.ts";
import { writeBoardAlt, writeTimelineAlt } from "./lists.ts";
import type { Phrases, Reading } from "./types.ts";
import type { Words } from "./words.ts";

/** As many projects are named in a title. */
const MOST_IN_TITLE = 3;

/** The phrases of a language from its formats and words. */
export function createPhrases(formats: Reading, words: Words): Phrases {
  const { count, figures, numeral } = createCounter(formats, words.numerals);
  const language = { formats, words, count, figures, numeral };
  const { nouns, signs } = words;
  const more = (n: number) => words.more(formats.number(n));
  const countShown = (shown: number, total: number) =>
    shown < total ? words.board.firstOf(formats.number(shown), formats.number(total)) : figures(total, nouns.project);
  return {
    ...words,
    ...formats,
    title: (metric, name) => `${isolate(name)}${signs.colon}${words.titleMetric[metric]}`,
    compareTitle: (metric, names, align) =>
      `${nameSome(names, language)}${signs.colon}${words.aligned(words.titleMetric[metric], align)}`,
    releasesTitle: (name) => words.releasesTitle(isolate(name)),
    countedFrom: (of, names) => words.countedFrom(of, formats.list(names.map(isolate))),
    staleSince: (date, names = []) =>
      names.length === 0
        ? words.staleSince(date)
        : `${formats.list(names.map(isolate))}${signs.colon}${words.within(words.staleSince(date))}`,
    leftOut: (name) => words.leftOut(isolate(name)),
    noBase: (name, lack, date) => `${isolate(name)}${signs.colon}${words.noBase(lack, date)}`,
    years: (n) => figures(n, nouns.year),
    days: (n) => figures(n, nouns.day),
    method: (interval, dropped) => words.method(interval, dropped === 0 ? null : formats.number(dropped)),
    plusMinus: (n) => words.plusMinus(figures(n, nouns.day)),
    more,
    perDay: (value) => words.perDay(figures(value, nouns.star)),
    markerText: writeMarkerText(language),
    releasesBriefly: (items) => words.told.releasesBriefly(formats.number(items.length), items.at(-1)?.label ?? ""),
    board: { ...words.board, more, count: countShown, alt: writeBoardAlt(language, countShown) },
    timeline: {
      ...words.timeline,
      gathered: (n, from, to) => words.timeline.gathered(figures(n, nouns.release), from, to),
      span: (n, from, to) => words.timeline.between(figures(n, nouns.release), from, to),
      alt: writeTimelineAlt(language),
    },
    effect: {
      ...words.effect,
      title: (project) => words.effect.title(isolate(project)),
      heading: (project, when) => words.effect.heading(isolate(project), when),
      weeksBefore: (n, least, most, last) => words.effect.weeksBefore(count(n, nouns.week), least, most, last),
      gaps: (n) => words.effect.gaps(n, count(n, nouns.week)),
      sentence: writeEffectSentence(language),
    },
    alt: writeAlt(language),
    barsAlt: writeBarsAlt(language),
    compareAlt: writeCompareAlt(language),
  };
}

/** Few by their names; of many the first, and how many more there are. */
function nameSome(names: readonly string[], { formats, words, numeral }: Language): string {
  const isolated = names.map(isolate);
  if (names.length <= MOST_IN_TITLE) return formats.list(isolated);
  return words.others(isolated.slice(0, 2), numeral(names.length - 2));
}
