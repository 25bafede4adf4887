import { scaleLog } from "d3-scale";
import { joinMomentum, layOutBoard, type BoardLayout } from "./board-layout.ts";
import type { BoardSpec, BoardSpecRow } from "./board-spec.ts";
import type { MomentumLabel } from "../facts.ts";
import { drawBoardRange } from "./svg-board-range.ts";
import { drawEmpty } from "../svg/svg-empty.ts";
import { wrapSvg } from "../svg/svg-document.ts";
import { createPainter, round, tag, textTag, type Painter, type Role } from "../svg/svg-tags.ts";
import { drawTexts } from "../svg/svg-texts.ts";
import { measureText, truncateText } from "../text/text.ts";

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
  const { top, row, texts, columns } = layout;
  const { metrics } = texts;
  const x = scaleLog().base(2).domain(spec.x.domain).range([columns.plot.left, columns.plot.right]);
  const bottom = top + row * spec.rows.length;
  const upright = (values: number[]) => values.map((v) => `M${round(x(v))} ${round(top)}V${round(bottom)}`).join("");
  const others = spec.x.ticks.map((tick) => tick.value).filter((value) => value !== 1);
  const rules = spec.rows.map((_, i) => `M${metrics.margin} ${round(top + i * row)}H${metrics.width - metrics.margin}`);
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
  const { columns, texts, top, row: height } = layout;
  const { body, small, scale, width, margin } = texts.metrics;
  const upper = top + index * height;
  // One line stands in the row's middle; two share it.
  const lead = columns.figures === null ? small + 4 * scale : 0;
  const y = upper + (height - lead) / 2 + body * 0.35;
  const name = textTag(
    { x: columns.name.left, y, "font-size": body, "font-weight": 600, ...painter.fill("ink") },
    truncateText(row.name, columns.name.right - columns.name.left, body, "bold"),
  );
  const rest =
    columns.figures === null
      ? tag(
          "g",
          {
            "stroke-width": 3 * scale,
            "paint-order": "stroke",
            "stroke-linejoin": "round",
            ...painter.stroke("background"),
          },
          textTag(
            { x: margin, y: y + lead, "font-size": small, ...painter.fill(TEXT_ROLES[row.label]) },
            truncateText(row.detail, width - 2 * margin, small),
          ),
        )
      : drawFigures(row, y, columns.figures, body, painter);
  const range = drawBoardRange(row, { x, y: y - body * 0.35, domain: spec.x.domain, scale }, painter);
  return tag("g", { "data-row": String(index) }, name + range + rest);
}

type Figures = NonNullable<BoardLayout["columns"]["figures"]>;

function drawFigures(row: BoardSpecRow, y: number, columns: Figures, body: number, painter: Painter): string {
  const role = TEXT_ROLES[row.label];
  const end = (column: { right: number }, text: string | null, ink: Role) =>
    textTag({ x: column.right, y, "text-anchor": "end", ...painter.fill(text === null ? "muted" : ink) }, text ?? "–");
  const momentum = row.momentumText === null ? "" : drawMomentum(row, y, columns.momentum.left, body, painter);
  const label = textTag(
    {
      x: columns.label.left,
      y,
      "font-weight": row.label === "accelerating" || row.label === "slowing" ? 600 : null,
      ...painter.fill(role),
    },
    row.labelText,
  );
  const figures = end(columns.perDay, row.perDayText, "ink") + end(columns.stars, row.starsText, "ink");
  return tag("g", { "font-size": body }, momentum + label + figures);
}

function drawMomentum(row: BoardSpecRow, y: number, x: number, body: number, painter: Painter): string {
  const value = row.momentumText ?? "";
  const interval = joinMomentum(row).slice(value.length);
  const strong = textTag({ x, y, "font-weight": 600, ...painter.fill("ink") }, value);
  return (
    strong + textTag({ x: x + measureText(`${value} `, body, "bold"), y, ...painter.fill("muted") }, interval.trim())
  );
}
