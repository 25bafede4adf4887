import { contentHash, dayNumber } from "@groundswell/core";
import { layOutBoard } from "./board-layout.ts";
import { buildFactorAxis } from "./board-axis.ts";
import type { BoardSpec, BoardSpecRow } from "./board-spec.ts";
import { canonicalJson } from "../hash/canonical-json.ts";
import { clampSize } from "../layout/clamp-size.ts";
import type { BoardFacts, BoardRow, Looks, Range } from "../facts.ts";
import { phrasesFor, type Phrases } from "../phrases/index.ts";
import { RENDER_VERSION, type ChartStrings } from "../spec.ts";
import { cleanText } from "../text/text.ts";
import { writeFooter } from "../lines/write-footer.ts";

/**
 * Decides the momentum board: which rows there is room for, the axis of factors, and every text. Same input, same
 * value. `scale` and `markers` of the looks have no meaning here.
 * @throws RangeError when the facts' day is not a calendar day
 */
export function buildBoardSpec(facts: BoardFacts, looks: Looks): BoardSpec {
  const phrases = phrasesFor(looks.language);
  const size = { width: clampSize(looks.width, 240), height: clampSize(looks.height, 200) };
  const { board } = phrases;
  const count = facts.rows.length;
  const total = Math.max(count, facts.total ?? count);
  const whole = writeStrings(facts, { shown: count, total }, phrases);
  const headings = { project: board.project, momentum: board.momentum, perDay: board.perDay, stars: board.stars };
  const all = facts.rows.map((row) => writeRow(row, phrases));
  const { places } = layOutBoard({ size, strings: whole, headings, rows: all, more: null });
  const rows = all.length <= places ? all : all.slice(0, Math.max(1, places - 1));
  const more = rows.length < all.length ? board.more(total - rows.length) : null;
  const strings = writeStrings(facts, { shown: rows.length, total }, phrases);
  const { columns, texts } = layOutBoard({ size, strings, headings, rows, more });
  const { left, right } = columns.plot;
  const spec = {
    renderVersion: RENDER_VERSION,
    id: cleanText(facts.id),
    mark: "board" as const,
    language: looks.language,
    theme: looks.theme,
    size,
    frame: { left, right: size.width - right },
    x: { kind: "factor" as const, ...buildFactorAxis(rows, (right - left) / texts.metrics.body, phrases) },
    series: [],
    receipts: [],
    markers: [],
    rows,
    more,
    headings,
    strings,
  };
  return { ...spec, hash: contentHash(canonicalJson(spec)) };
}

function writeStrings(
  facts: BoardFacts,
  { shown, total }: { shown: number; total: number },
  phrases: Phrases,
): ChartStrings {
  const { board } = phrases;
  const category = facts.category === null ? null : cleanText(facts.category);
  const day = facts.day === null ? null : dayNumber(facts.day);
  const rows = facts.rows.map(({ name, momentum, label }) => ({
    name: cleanText(name),
    momentum: momentum?.value ?? null,
    label,
  }));
  const about = [
    ...(day === null ? [] : [phrases.date(day)]),
    ...(total === 0 ? [] : [board.count(shown, total)]),
  ].join(phrases.signs.comma);
  const alt = board.alt({ category, day, shown, total, rows });
  return {
    title: phrases.boardTitle(category),
    subtitle: about === "" ? null : about,
    notice: facts.simulated ? phrases.simulated : null,
    yLabel: board.momentum,
    xLabel: null,
    empty: rows.length === 0 ? board.empty : null,
    legend: [{ series: null, quality: "observed", text: board.interval, sample: "none" }],
    footer: writeFooter({ ...facts, method: board.method }, phrases),
    alt: facts.simulated ? `${phrases.simulated}${phrases.signs.stop}${phrases.signs.gap}${alt}` : alt,
  };
}

function writeRow({ repo, name, stars, label, momentum, starsPerDay }: BoardRow, phrases: Phrases): BoardSpecRow {
  const momentumText = momentum === null ? null : phrases.factor(momentum.value);
  const intervalText = momentum === null ? null : writeInterval(momentum, phrases);
  const rate = starsPerDay === null ? null : roundRate(starsPerDay);
  const starsText = stars === null ? null : phrases.number(stars);
  const labelText = phrases.momentum[label];
  const details = [
    labelText,
    momentumText === null ? null : `${momentumText} (${intervalText ?? ""})`,
    rate === null ? null : phrases.perDay(rate),
  ];
  return {
    repo: cleanText(repo),
    name: cleanText(name),
    label,
    labelText,
    momentum,
    momentumText,
    intervalText,
    starsPerDay,
    perDayText: rate === null ? null : phrases.number(rate),
    stars,
    starsText,
    detail: details.filter((part) => part !== null).join(" · "),
  };
}

/** Whole stars, or tenths below ten: an estimate has no more digits that count. Never `-0`. */
function roundRate(perDay: number): number {
  return (Math.abs(perDay) < 10 ? Math.round(perDay * 10) / 10 : Math.round(perDay)) || 0;
}

/** `1.1–1.8×`: what both ends have in common after their digits is said once. */
function writeInterval({ low, high }: Range, { factor }: Phrases): string {
  const [from, to] = [factor(low), factor(high)];
  const unit = /\D*$/u.exec(to)?.[0] ?? "";
  return `${from.endsWith(unit) ? from.slice(0, from.length - unit.length) : from}–${to}`;
}
