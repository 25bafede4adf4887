import type { SpecMarker } from "@groundswell/charts";
import { element, link } from "./element.ts";

/** What the numbers on the chart stand for; a single story or release is linked. */
export function buildKey(markers: readonly SpecMarker[], label: string): HTMLElement {
  const entries = markers.map(({ number, lane, dateText, text, items }) => {
    const url = items.length === 1 ? (items[0]?.url ?? null) : null;
    return element(
      "li",
      // A headline takes a line of its own.
      { class: lane === "news" ? "long" : null },
      element("span", { class: `number ${lane}` }, String(number)),
      element("span", { class: "when" }, dateText),
      url === null ? element("span", {}, text) : link(url, text),
    );
  });
  return element("ol", { class: "key", "aria-label": label }, ...entries);
}
