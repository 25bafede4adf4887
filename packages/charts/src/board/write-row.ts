import { dayNumber, type Day } from "@groundswell/core";
import type { BoardSpecRow } from "./board-spec.ts";
import type { BoardRow } from "../facts.ts";
import type { Phrases } from "../phrases/index.ts";
import { cleanText } from "../text/text.ts";

/**
 * A row in words and figures, to as many digits as the pages write.
 * @param day the board's; a row's own is named where it is another
 */
export function writeRow(row: BoardRow, day: Day | null, phrases: Phrases): BoardSpecRow {
  const { label, momentum, stars, starsPerDay } = row;
  const ratio = momentum === null ? null : phrases.ratio(momentum);
  const labelText = phrases.momentum[label];
  const notes = writeNotes(row, day, phrases);
  const figures = [
    ...(ratio === null ? [] : [`${ratio.value} (${ratio.interval})`]),
    ...(starsPerDay === null ? [] : [phrases.perDay(roundRate(starsPerDay))]),
  ];
  return {
    repo: cleanText(row.repo),
    name: cleanText(row.name),
    label,
    labelText,
    notes,
    momentum,
    momentumText: ratio?.value ?? null,
    intervalText: ratio?.interval ?? null,
    starsPerDay,
    perDayText: starsPerDay === null ? null : phrases.fixed(roundRate(starsPerDay), decimalsOf(starsPerDay)),
    stars,
    starsText: stars === null ? null : phrases.number(stars),
    said: [labelText, ...notes].join(phrases.signs.comma),
    figures: figures.join(" · "),
  };
}

/** What the pages say beside a label: a spike, what is lacking for an estimate, and a last day that is not the board's. */
export function writeNotes(
  { label, momentum, spike = false, lack = null, to = null }: BoardRow,
  day: Day | null,
  { board: { notes }, number, shortDate }: Phrases,
): string[] {
  const isLacking = momentum === null && lack !== null;
  return [
    ...(isLacking ? [notes.lack[lack.of](number(lack.known), number(lack.days))] : []),
    ...(momentum === null && !isLacking && label === "no activity" ? [notes.noGain] : []),
    ...(spike ? [notes.spike] : []),
    ...(to === null || to === day ? [] : [notes.to(shortDate(dayNumber(to), false))]),
  ];
}

/** Whole stars from ten a day on, tenths from one on, hundredths below: an estimate has no more digits that count. */
function decimalsOf(perDay: number): 0 | 1 | 2 {
  const size = Math.abs(perDay);
  if (size === 0 || size >= 10) return 0;
  return size >= 1 ? 1 : 2;
}

/** Never `-0`. */
function roundRate(perDay: number): number {
  const unit = 10 ** decimalsOf(perDay);
  const rounded = Math.round(perDay * unit) / unit;
  // What is not zero never becomes it.
  return rounded === 0 && perDay !== 0 ? perDay : rounded || 0;
}
