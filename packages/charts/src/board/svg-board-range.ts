import type { BoardSpecRow } from "./board-spec.ts";
import { joinClasses } from "../svg/svg-plot.ts";
import { round, tag, type Painter, type Role } from "../svg/svg-tags.ts";

interface Place {
  x: (factor: number) => number;
  /** Middle of the row. */
  y: number;
  domain: [number, number];
  scale: number;
  /** Drawn to explain others: it is nobody's. */
  isSample?: boolean;
}

const ROLES: Partial<Record<BoardSpecRow["label"], Role>> = { accelerating: "line0", slowing: "line1" };

/**
 * An estimate as a dot, its interval as a line to both sides: arrows where it goes on beyond the axis, a hollow dot
 * where no direction is sure.
 */
export function drawBoardRange(
  { momentum, label }: Pick<BoardSpecRow, "momentum" | "label">,
  place: Place,
  painter: Painter,
): string {
  if (momentum === null) return "";
  const { y, scale, domain, isSample = false } = place;
  const [first, last] = domain;
  const role = ROLES[label] ?? "marker";
  const at = (factor: number) => round(place.x(Math.min(last, Math.max(first, factor))));
  const [low, high] = [at(momentum.low), at(momentum.high)];
  const [isCutLow, isCutHigh] = [momentum.low < first, momentum.high > last];
  const cap = `v${round(7 * scale)}`;
  const edge = (x: number, isCut: boolean) => (isCut ? "" : `M${x} ${round(y - 3.5 * scale)}${cap}`);
  const arrow = (x: number, side: -1 | 1) =>
    `M${round(x + side * 4 * scale)} ${round(y)}l${round(-side * 6 * scale)} ${round(-4 * scale)}v${round(8 * scale)}z`;
  const arrows = (isCutLow ? arrow(low, -1) : "") + (isCutHigh ? arrow(high, 1) : "");
  const isWithin = momentum.value >= first && momentum.value <= last;
  const fill = painter.fill(role === "marker" ? "background" : role);
  const stroke = painter.stroke(role);
  const look = { ...fill, ...stroke, class: joinClasses(fill["class"], stroke["class"]) };
  return [
    tag("path", {
      "data-interval": isSample ? null : `${momentum.low} ${momentum.high}`,
      d: `M${low} ${round(y)}H${high}${edge(low, isCutLow)}${edge(high, isCutHigh)}`,
      fill: "none",
      "stroke-width": 1.5 * scale,
      ...stroke,
    }),
    arrows === "" ? "" : tag("path", { d: arrows, ...painter.fill(role) }),
    isWithin
      ? tag("circle", {
          "data-momentum": isSample ? null : String(momentum.value),
          cx: at(momentum.value),
          cy: y,
          r: 4 * scale,
          "stroke-width": 1.5 * scale,
          ...look,
        })
      : "",
  ].join("");
}
