import { dayNumber, dayOf, frozenFrom, MIN_EXPECTED } from "@groundswell/core";
import type { ToldEffect } from "../facts.ts";
import type { Language } from "./compose.ts";
import { isolate } from "./isolate.ts";
import type { EffectPhrases } from "./types.ts";
import type { SentenceWords } from "./words.ts";

/** More are counted, not named. */
const MOST_NAMED = 3;

/** What a project's stars did after a story, in plain words with its figures: what was seen and never why. */
export function writeEffectSentence(language: Language): EffectPhrases["sentence"] {
  const { words, formats } = language;
  const { sentence, signs } = words;
  // The facts come with the sentence in English.
  if (sentence === null) return ({ sentence: told }) => told;
  const say = (effect: ToldEffect): string => {
    const project = isolate(effect.name);
    const date = (day: string) => formats.date(dayNumber(day));
    const { week, range, state, verdict } = effect;
    if (state === "open") return sentence.open(project, range === null ? date(week.from) : null, date(week.to));
    const figures = tellFigures(effect, sentence, language);
    if (figures === null) return sentence.noFigures(project, date(week.from));
    if (verdict === "confounded by a release") {
      return `${figures}${signs.stop}${signs.gap}${tellConfounders(effect, sentence, language)}`;
    }
    return `${figures}${sentence.joint}${tellVerdict(effect, sentence, language)}${signs.stop}`;
  };
  return (effect) => {
    if (effect.state !== "provisional" || effect.verdict === "too little data") return say(effect);
    const until = effect.isoWeek === undefined ? null : formats.date(dayNumber(dayOf(frozenFrom(effect.isoWeek))));
    return `${say(effect)}${signs.gap}${sentence.provisional(until)}`;
  };
}

function tellFigures(effect: ToldEffect, sentence: SentenceWords, language: Language): string | null {
  const { formats, words } = language;
  const { week, range, peers, controlled } = effect;
  const project = isolate(effect.name);
  if (range !== null) return tellRange(effect, range, sentence, language);
  if (week.ratio === null || week.stars === null) return null;
  const stars = Math.round(week.stars);
  const whole = { project, stars: language.figures(Math.abs(stars), words.nouns.star), isLoss: stars < 0 };
  const [ratio = "", low = "", high = ""] = sayRatios([week.ratio.value, week.ratio.low, week.ratio.high], language);
  const named = controlled ? formats.number(peers) : null;
  return sentence.week({
    ...whole,
    ...{ from: formats.date(dayNumber(week.from)), ratio, low, high, peers: named },
  });
}

type TellRange = NonNullable<ToldEffect["range"]>;

/** The weeks that could be compared, of all that an approximate date may mean. */
function listKnown({ weeks }: TellRange) {
  return weeks.flatMap(({ stars, ratio }) => (stars === null || ratio === null ? [] : [{ stars, ratio }]));
}

/** Of an approximate date, the least and the most over all days that the week may have begun on: none of them is it. */
function tellRange(effect: ToldEffect, range: TellRange, sentence: SentenceWords, language: Language): string | null {
  const { formats, words, figures } = language;
  const known = listKnown(range);
  if (known.length === 0) return null;
  const [least, most] = ends(known.map(({ stars }) => Math.round(stars)));
  const isLoss = most < 0;
  const [few, many] = isLoss ? [-most, -least] : [least, most];
  const stars = figures(many, words.nouns.star);
  const [low = "", high = ""] = sayRatios(ends(known.flatMap(({ ratio }) => [ratio.low, ratio.high])), language);
  return sentence.days({
    project: isolate(effect.name),
    stars: few === many ? stars : sentence.starSpan(formats.number(few), stars),
    isLoss,
    ratios: [...new Set(sayRatios(ends(known.map(({ ratio }) => ratio.value)), language))],
    low,
    high,
    isControlled: effect.controlled,
    days: formats.dateRange(dayNumber(range.from), dayNumber(range.to), true),
  });
}

function ends(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}

/** One decimal; two where something is within a twentieth of 1, none where all are large. Above zero never reads as zero. */
function sayRatios(ratios: readonly number[], { formats }: Language): string[] {
  const isClose = ratios.some((ratio) => Math.abs(ratio - 1) < 0.05 || ratio < 0.05);
  const decimals = ratios.every((ratio) => ratio >= 10) ? 0 : isClose ? 2 : 1;
  return ratios.map((ratio) => formats.fixed(ratio, decimals));
}

function tellVerdict(effect: ToldEffect, sentence: SentenceWords, language: Language): string {
  const { verdict, week, range, pairs, sharedWith } = effect;
  const { numeral } = language;
  switch (verdict) {
    case "too little data":
      return tellLack(effect, sentence, language);
    case "shared with other stories":
      return sentence.shared(sharedWith.length, numeral(sharedWith.length));
    case "no distinguishable change":
      return tellNoChange(
        range === null ? [week.ratio] : listKnown(range).map(({ ratio }) => ratio),
        pairs,
        sentence,
        language,
      );
    case "already rising":
    case "rose with":
      return sentence.tails[verdict];
    case "confounded by a release":
      return tellConfounders(effect, sentence, language);
  }
}

/** Figures are there, but not for every day that the week may have begun on, or for too few stars. */
function tellLack({ week, range }: ToldEffect, sentence: SentenceWords, { formats }: Language): string {
  const weeks = range?.weeks ?? [week];
  const missing = weeks.filter(({ ratio }) => ratio === null).length;
  if (missing > 0) return sentence.someGaps(formats.number(missing), formats.number(weeks.length));
  const [least] = ends(weeks.flatMap(({ expected }) => (expected === null ? [] : [expected])));
  return least < MIN_EXPECTED ? sentence.fewExpected(formats.fixed(least, 1)) : sentence.gaps;
}

/** An interval that lies above 1 without a rise being told, and one below it, need a word: readers will see them. */
function tellNoChange(
  ratios: readonly ({ low: number; high: number } | null)[],
  pairs: number,
  { noChange }: SentenceWords,
  { formats }: Language,
): string {
  const known = ratios.filter((ratio) => ratio !== null);
  if (known.length === 0) return noChange.plain;
  if (known.every(({ high }) => high < 1)) return noChange.fewer;
  const above = known.filter(({ low }) => low > 1).length;
  if (above === known.length) return noChange.more(pairs > 1 ? formats.number(pairs) : null);
  return above > 0 ? noChange.depends : noChange.plain;
}

function tellConfounders({ confounders }: ToldEffect, sentence: SentenceWords, { formats, words }: Language): string {
  const named = confounders.slice(0, MOST_NAMED).map(({ kind, day, what }) => {
    const name = sentence.confounders[kind] ?? sentence.confounders["release"];
    return name?.(isolate(what), formats.date(dayNumber(day))) ?? isolate(what);
  });
  const more = confounders.length - named.length;
  const all = more > 0 ? [...named, words.more(formats.number(more))] : named;
  return sentence.confounded(more > 0 ? all.join(words.signs.semicolon) : formats.list(all), confounders.length === 1);
}
