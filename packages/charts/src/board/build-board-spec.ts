import { contentHash, dayNumber } from "@groundswell/core";
import { layOutBoard } from "./board-layout.ts";
import { buildFactorAxis } from "./board-axis.ts";
import type { BoardSpec } from "./board-spec.ts";
import { canonicalJson } from "../hash/canonical-json.ts";
import { clampSize } from "../layout/clamp-size.ts";
import type { BoardFacts, Looks } from "../facts.ts";
import { phrasesFor, type Phrases } from "../phrases/index.ts";
import { RENDER_VERSION, type ChartStrings } from "../spec.ts";
import { cleanText } from "../text/text.ts";
import { writeFooter } from "../lines/write-footer.ts";
import { writeNotes, writeRow } from "./write-row.ts";

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
  const all = facts.rows.map((row) => writeRow(row, facts.day, phrases));
  const { fitting } = layOutBoard({ size, strings: whole, headings, rows: all, more: null });
  const rows = all.length <= fitting.alone ? all : all.slice(0, Math.max(1, fitting.beforeMore));
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
  const rows = facts.rows.map((row) => ({
    name: cleanText(row.name),
    momentum: row.momentum,
    label: row.label,
    notes: writeNotes(row, facts.day, phrases),
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
