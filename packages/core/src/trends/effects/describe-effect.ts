import { dayOf } from "../../day.ts";
import { formatFigure } from "../format-figure.ts";
import { formatDate, formatSpan } from "../format-span.ts";
import { describeConfounders } from "./describe-confounders.ts";
import { MIN_PEERS, type Effect } from "./effect.ts";
import { formatRatioInterval, formatRatioSpan, formatStars, formatStarSpan } from "./format-effect.ts";
import { frozenFrom, lastDayOf } from "./iso-weeks.ts";
import { MIN_EXPECTED } from "./judge-effect.ts";
import type { EffectVerdict, StoryEffectRecord } from "./story-effect.ts";

/**
 * What a project's stars did after a story, in plain words with all figures: what was seen and never why. Mostly one
 * sentence; what else happened, and until when it is provisional, in one more each.
 * @param words.project as people write it
 * @example "Goose gained 412 stars in the week from 26 March 2026, 1.4 times what its eight weeks before and 9 similar
 * projects let expect (90 % interval 0.9–2.2): no change that stands out from chance."
 */
export function describeEffect(record: StoryEffectRecord, { project }: { project: string }): string {
  if (record.state === "open") return describeOpen(record, project);
  const known = record.starts.map(({ effect }) => effect).filter((effect) => effect !== null);
  if (known.length === 0) return describeMissingDays(record, project);
  const sentence = `${describeFigures(record, known, project)}${TAILS[record.verdict](record, known)}`;
  if (record.state !== "provisional" || record.verdict === "too little data") return sentence;
  return `${sentence} This is provisional until ${formatDate(dayOf(frozenFrom(record.week)))}.`;
}

function describeOpen({ starts, start }: StoryEffectRecord, project: string): string {
  const last = lastDayOf(starts.map((started) => started.start));
  const week = starts.length > 1 ? "The week after the story" : `The week from ${formatDate(start)}`;
  return `${week} isn’t over: what ${project}’s stars did in it can be said once ${formatDate(last)} is.`;
}

/** The project's days are not known, so that not even one of the weeks could be compared. */
function describeMissingDays({ start, baseDays, afterDays }: StoryEffectRecord, project: string): string {
  if (baseDays + afterDays === 0) {
    return `Too little data: no daily figures of ${project} are known around ${formatDate(start)}.`;
  }
  const known = `${baseDays} of the 56 days before ${formatDate(start)} and ${afterDays} of the 7 from it on`;
  return `Too little data: of ${project}, ${known} are known, and every one is needed.`;
}

function describeFigures(record: StoryEffectRecord, known: readonly Effect[], project: string): string {
  const [first] = known;
  if (first === undefined) return "";
  if (record.starts.length > 1) return describeRange(record, known, project);
  const stars = formatStars(record.stars ?? first.observed);
  const { value, interval } = formatRatioInterval(first.ratio);
  const against = `its eight weeks before${first.controlled ? ` and ${first.peers} similar projects` : ""} let expect`;
  return (
    `${project} ${stars} in the week from ${formatDate(record.start)}, ${value} times what ${against} ` +
    `(90 % interval ${interval}${first.controlled ? "" : `; ${NO_CONTROL}`})`
  );
}

const NO_CONTROL = `no control group, as there are fewer than ${MIN_PEERS} similar projects`;

/** Of an approximate date, the least and the most over all days that the week may have begun on. */
function describeRange({ starts }: StoryEffectRecord, known: readonly Effect[], project: string): string {
  const days = starts.map(({ start }) => start);
  const span = formatSpan({ from: days[0] ?? "", to: days.at(-1) ?? "" });
  const controlled = known.filter((effect) => effect.controlled).length;
  const lack = controlled > 0 ? "no control group for some of these days" : NO_CONTROL;
  const against = `its eight weeks before${controlled > 0 ? " and similar projects" : ""} let expect`;
  const ratios = known.map(({ ratio }) => ratio);
  return (
    `${project} ${formatStarSpan(known.map(({ observed }) => observed))} in the week, whichever of the days ${span} it began on, ` +
    `${formatRatioSpan(ratios.map(({ value }) => value))} times what ${against} (90 % intervals reach from ` +
    `${formatRatioSpan(ratios.flatMap(({ low, high }) => [low, high]))}${controlled === known.length ? "" : `; ${lack}`})`
  );
}

type Tail = (record: StoryEffectRecord, known: readonly Effect[]) => string;

const TAILS: Record<EffectVerdict, Tail> = {
  "too little data": describeLack,
  "confounded by a release": ({ confounders }) => `. ${describeConfounders(confounders)}`,
  "shared with other stories": ({ sharedWith: { length } }) =>
    `: ${length === 1 ? "another story" : `${length} other stories`} about it came out in the same days, and this is one figure for all of them.`,
  "already rising": () => ": it was already rising before, so the week can’t be told from what was under way.",
  "rose with": () =>
    ": a rise that stands out from chance. It came after the story; what lay behind it, figures can’t say.",
  "no distinguishable change": describeNoChange,
};

/** Figures are there, but not for every day that the week may have begun on, or for too few stars. */
function describeLack({ starts }: StoryEffectRecord, known: readonly Effect[]): string {
  const missing = starts.length - known.length;
  if (missing > 0) return `: too little data, as for ${missing} of these ${starts.length} days the figures have gaps.`;
  const least = Math.min(...known.map(({ expected }) => expected));
  const expected = `${least < 0.05 ? "no star" : `${formatFigure(least, 1)} stars`} to be expected`;
  return `: too little data, with ${expected}, where fewer than ${MIN_EXPECTED} tell nothing.`;
}

/** An interval that lies above 1 without a rise being told, and one below it, need a word: readers will see them. */
function describeNoChange({ pairs, starts }: StoryEffectRecord, known: readonly Effect[]): string {
  if (known.every(({ ratio }) => ratio.high < 1)) return ": fewer than expected, and only rises are tested.";
  if (known.every(({ ratio }) => ratio.low > 1)) {
    const among = pairs > 1 ? ` among the ${pairs} that were tested together` : "";
    return `: more than expected, but not so much that it stands out from chance${among}.`;
  }
  if (starts.length > 1 && known.some(({ ratio }) => ratio.low > 1)) {
    return ": whether it rose depends on which day that was, so no change can be told from chance.";
  }
  return ": no change that stands out from chance.";
}
