import type { DrawableSpec } from "@groundswell/canvas";
import { toTable } from "@groundswell/charts";
import { element } from "./element.ts";

/** Every figure of the chart and how it was come by. */
export function buildTable(spec: DrawableSpec): HTMLElement {
  const { caption, columns, rows } = toTable(spec);
  const head = columns.map((column) => element("th", { scope: "col" }, column));
  const body = rows.map(({ date, cells, provenance }) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, date),
      ...cells.map(({ text }) => element("td", {}, text)),
      element("td", {}, provenance),
    ),
  );
  return element(
    "table",
    {},
    element("caption", {}, caption),
    element("thead", {}, element("tr", {}, ...head)),
    element("tbody", {}, ...body),
  );
}
