import { scaleLog } from "d3-scale";
import { bracket, measureOnes } from "./board-columns.ts";
import { layOutBoard, LEADING, type BoardLayout, type BoardRowPlace } from "./board-layout.ts";
import type { BoardSpec, BoardSpecRow } from "./board-spec.ts";
import type { MomentumLabel } from "@groundswell/core";
import { drawBoardRange } from "./svg-board-range.ts";
import { drawEmpty } from "../svg/svg-empty.ts";
import { wrapSvg } from "../svg/svg-document.ts";
import { createPainter, round, tag, textTag, type Painter, type Role } from "../svg/svg-tags.ts";
import { drawTexts } from "../svg/svg-texts.ts";
import { escapeXml, truncateText } from "../text/text.ts";

/** Colours of a direction; how sure it is shows in the dot's filling, and the words say both. */
const TEXT_ROLES: Record<MomentumLabel, Role> = {
  accelerating: "label0",
  slowing: "label1",
  steady: "muted",
  uncertain: "muted",
  "no activity": "muted",
  "too little data": "muted",
};

/** The momentum board as a standalone SVG document, after the rules of every chart. */
export function drawBoardSvg(spec: BoardSpec): string {
  const layout = layOutBoard(spec);
  const painter = createPainter(spec.theme);
  const drawing = [
    drawTexts(spec, layout.texts, painter),
    spec.rows.length === 0
      ? drawEmpty(
          spec.strings.empty,
          { plot: { ...layout.texts.plot, left: 0, right: spec.size.width }, metrics: layout.texts.metrics },
          painter,
        )
      : drawRows(spec, layout, painter),
  ].join("");
  return wrapSvg(spec, drawing, painter);
}

function drawRows(spec: BoardSpec, layout: BoardLayout, painter: Painter): string {
  const { row, rows, bottom, texts, columns } = layout;
  const { metrics } = texts;
  const x = scaleLog().base(2).domain(spec.x.domain).range([columns.plot.left, columns.plot.right]);
  const spans = joinSpans(layout);
  const upright = (values: number[]) =>
    values.flatMap((v) => spans.map(([from, to]) => `M${round(x(v))} ${round(from)}V${round(to)}`)).join("");
  const others = spec.x.ticks.map((tick) => tick.value).filter((value) => value !== 1);
  const rules = rows.map(({ top }) => `M${metrics.margin} ${round(top)}H${metrics.width - metrics.margin}`);
  const more = { x: metrics.margin, y: bottom + row / 2 + metrics.body * 0.35, "font-size": metrics.body };
  return [
    tag("path", { d: rules.join("") + upright(others), fill: "none", ...painter.stroke("grid") }),
    tag("path", { "data-one": "1", d: upright([1]), fill: "none", ...painter.stroke("axis") }),
    drawLegend(layout, painter),
    drawHeadings(spec, layout, x, painter),
    spec.rows.map((of, i) => drawRow(of, i, layout, { spec, x, painter })).join(""),
    spec.more === null ? "" : textTag({ ...more, ...painter.fill("muted") }, spec.more),
  ].join("");
}

/** From where to where lines of the axis are drawn: beside the names, and not across what stands under them. */
function joinSpans({ columns, rows, top, bottom, texts: { metrics } }: BoardLayout): [number, number][] {
  if (columns.figures !== null) return [[top, bottom]];
  return rows.map((place) => {
    const end = place.top + place.height - heightUnder(place, metrics);
    return [place.top, end - (place.height - heightUnder(place, metrics) - metrics.body) / 2 + 2 * metrics.scale];
  });
}

/** Height of what stands under a name. */
function heightUnder({ lines }: BoardRowPlace, { small, scale }: BoardLayout["texts"]["metrics"]): number {
  return lines.length === 0 ? 0 : small + 4 * scale + (lines.length - 1) * small * LEADING;
}

/** A dot with its interval, and what the interval is. */
function drawLegend({ legend, texts }: BoardLayout, painter: Painter): string {
  if (legend === null) return "";
  const { body, scale } = texts.metrics;
  const width = 34 * scale;
  const [x, y] = [(share: number) => legend.x + share * width, legend.y - body * 0.35];
  const sample = { label: "uncertain", momentum: { value: 0.5, low: 0, high: 1 } } as const;
  const text = textTag({ x: x(1) + 7 * scale, y: legend.y, "font-size": body, ...painter.fill("muted") }, legend.text);
  return drawBoardRange(sample, { x, y, domain: [0, 1], scale, isSample: true }, painter) + text;
}

function drawHeadings(
  { headings, x: axis }: BoardSpec,
  { columns, headings: y, legend, texts }: BoardLayout,
  x: (factor: number) => number,
  painter: Painter,
): string {
  const { body } = texts.metrics;
  const ticks = axis.ticks.map(({ value, label }) => {
    const strong = value === 1 ? { "font-weight": 600, ...painter.fill("ink") } : {};
    return textTag({ x: x(value), y, "text-anchor": "middle", "data-x": String(value), ...strong }, label);
  });
  const { figures } = columns;
  const names =
    figures === null || legend === null
      ? []
      : [
          textTag({ x: columns.name.left, y }, headings.project),
          textTag({ x: figures.perDay.right, y, "text-anchor": "end" }, headings.perDay),
          textTag({ x: figures.stars.right, y, "text-anchor": "end" }, headings.stars),
        ];
  return tag("g", { "font-size": body, ...painter.fill("muted") }, [...names, ...ticks].join(""));
}

interface Drawing {
  spec: BoardSpec;
  x: (factor: number) => number;
  painter: Painter;
}

function drawRow(row: BoardSpecRow, index: number, layout: BoardLayout, { spec, x, painter }: Drawing): string {
  const { columns, texts, rows } = layout;
  const { body, small, scale, margin } = texts.metrics;
  const place = rows[index];
  if (place === undefined) return "";
  // One line stands in the row's middle; more share it.
  const under = heightUnder(place, texts.metrics);
  const y = place.top + (place.height - under) / 2 + body * 0.35;
  const name = textTag(
    { x: columns.name.left, y, "font-size": body, "font-weight": 600, ...painter.fill("ink") },
    truncateText(row.name, columns.name.right - columns.name.left, body, "bold"),
  );
  const first = y + small + 4 * scale;
  const rest =
    columns.figures === null
      ? place.lines.map((line, i) => {
          const of = { x: margin, y: first + i * small * LEADING, "font-size": small };
          return textTag({ ...of, ...painter.fill(TEXT_ROLES[row.label]) }, line);
        })
      : [drawFigures(row, y, columns.figures, body, painter)];
  const range = drawBoardRange(row, { x, y: y - body * 0.35, domain: spec.x.domain, scale }, painter);
  return tag("g", { "data-row": String(index) }, name + range + rest.join(""));
}

type Figures = NonNullable<BoardLayout["columns"]["figures"]>;

function drawFigures(row: BoardSpecRow, y: number, columns: Figures, body: number, painter: Painter): string {
  const role = TEXT_ROLES[row.label];
  const end = (column: { right: number }, text: string | null, ink: Role) =>
    textTag({ x: column.right, y, "text-anchor": "end", ...painter.fill(text === null ? "muted" : ink) }, text ?? "–");
  const isSure = row.label === "accelerating" || row.label === "slowing";
  // In one text, as the label's width depends on the reader's fonts.
  const parts = isSure
    ? tag("tspan", { "font-weight": 600 }, escapeXml(row.labelText)) +
      tag("tspan", painter.fill("muted"), escapeXml(row.said.slice(row.labelText.length)))
    : escapeXml(row.said);
  const said = tag("text", { x: columns.said.left, y, ...painter.fill(role) }, parts);
  const figures = end(columns.perDay, row.perDayText, "ink") + end(columns.stars, row.starsText, "ink");
  return tag("g", { "font-size": body }, drawMomentum(row, y, columns, body, painter) + said + figures);
}

/** Factors stand with their points under each other. */
function drawMomentum(row: BoardSpecRow, y: number, { factor, interval }: Figures, body: number, painter: Painter) {
  if (row.momentumText === null) return "";
  const x = factor.ones - measureOnes(row.momentumText, body);
  const strong = textTag({ x, y, "font-weight": 600, ...painter.fill("ink") }, row.momentumText);
  return strong + textTag({ x: interval.left, y, ...painter.fill("muted") }, bracket(row));
}
