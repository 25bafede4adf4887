import { dayNumber, MIN_EXPECTED } from "@groundswell/core";
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
  return (effect) =>
    effect.state === "provisional" && effect.verdict !== "too little data"
      ? `${say(effect)}${signs.gap}${sentence.provisional}`
      : say(effect);
}

function tellFigures(effect: ToldEffect, sentence: SentenceWords, language: Language): string | null {
  const { formats, words } = language;
  const { week, range, peers, controlled } = effect;
  const project = isolate(effect.name);
  const stars = week.stars === null ? null : Math.round(week.stars);
  const whole = { project, stars: language.figures(Math.abs(stars ?? 0), words.nouns.star), isLoss: (stars ?? 0) < 0 };
  if (stars !== null && typeof range?.low === "number" && typeof range.high === "number") {
    const [low = "", high = ""] = sayRatios([range.low, range.high], language);
    const days = formats.dateRange(dayNumber(range.from), dayNumber(range.to), true);
    return sentence.days({ ...whole, ...{ low, high, days }, isControlled: controlled });
  }
  if (week.ratio === null || stars === null) return null;
  const [ratio = "", low = "", high = ""] = sayRatios([week.ratio.value, week.ratio.low, week.ratio.high], language);
  const named = controlled ? formats.number(peers) : null;
  return sentence.week({
    ...whole,
    ...{ from: formats.date(dayNumber(week.from)), ratio, low, high, peers: named },
  });
}

/** One decimal; two where something is within a twentieth of 1, none where all are large. Above zero never reads as zero. */
function sayRatios(ratios: readonly number[], { formats }: Language): string[] {
  const isClose = ratios.some((ratio) => Math.abs(ratio - 1) < 0.05 || ratio < 0.05);
  const decimals = ratios.every((ratio) => ratio >= 10) ? 0 : isClose ? 2 : 1;
  return ratios.map((ratio) => formats.fixed(ratio, decimals));
}

function tellVerdict(effect: ToldEffect, sentence: SentenceWords, language: Language): string {
  const { verdict, week, range, pairs, sharedWith } = effect;
  const { formats, numeral } = language;
  switch (verdict) {
    case "too little data": {
      const { expected } = week;
      const isFew = range === null && expected !== null && expected < MIN_EXPECTED;
      return isFew ? sentence.fewExpected(formats.fixed(expected, 1)) : sentence.gaps;
    }
    case "shared with other stories":
      return sentence.shared(sharedWith.length, numeral(sharedWith.length));
    case "no distinguishable change":
      return tellNoChange(range ?? week.ratio, pairs, sentence, language);
    case "already rising":
    case "rose with":
      return sentence.tails[verdict];
    case "confounded by a release":
      return tellConfounders(effect, sentence, language);
  }
}

/** An interval that lies above 1 without a rise being told, and one below it, need a word: readers will see them. */
function tellNoChange(
  ratio: { low: number | null; high: number | null } | null,
  pairs: number,
  { noChange }: SentenceWords,
  { formats }: Language,
): string {
  if (typeof ratio?.low !== "number" || typeof ratio.high !== "number") return noChange.plain;
  if (ratio.high < 1) return noChange.fewer;
  return ratio.low > 1 ? noChange.more(pairs > 1 ? formats.number(pairs) : null) : noChange.plain;
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
