import { dayFromNumber } from "@groundswell/core";
import type { Chart } from "chart.js";

/** A press that moves less, in pixels, is a click. */
const LEAST_PX = 8;

/** Told the first and the last day, both included. */
export type OnBrush = (from: string, to: string) => void;

/**
 * Lets a reader drag across a chart of days to choose some of them. With a mouse or pen: a finger that drags scrolls the
 * page. Escape lets go.
 * @param box the element around the canvas
 * @returns a function that takes it back
 */
export function brushDays(box: HTMLElement, chart: Chart, colour: string, onBrush: OnBrush): () => void {
  // Else a drag would mark the page's text.
  Object.assign(box.style, { userSelect: "none", cursor: "crosshair" });
  const band = createBand(box, colour);
  const listeners = new AbortController();
  const { signal } = listeners;
  let start: number | null = null;

  const placeOf = (event: PointerEvent) => {
    const { left, right } = chart.chartArea;
    return Math.min(right, Math.max(left, event.clientX - chart.canvas.getBoundingClientRect().left));
  };
  const letGo = () => {
    start = null;
    band.style.display = "none";
    delete box.dataset["liveHold"];
  };

  box.addEventListener(
    "pointerdown",
    (event) => {
      if (event.pointerType === "touch" || event.button !== 0) return;
      start = placeOf(event);
      box.setPointerCapture(event.pointerId);
      // A page that keeps itself new must not draw the chart anew meanwhile.
      box.dataset["liveHold"] = "";
    },
    { signal },
  );
  box.addEventListener(
    "pointermove",
    (event) => {
      if (start === null) return;
      const at = placeOf(event);
      const { top, bottom } = chart.chartArea;
      Object.assign(band.style, {
        display: Math.abs(at - start) < LEAST_PX ? "none" : "block",
        left: `${String(Math.min(at, start))}px`,
        width: `${String(Math.abs(at - start))}px`,
        top: `${String(top)}px`,
        height: `${String(bottom - top)}px`,
      });
    },
    { signal },
  );
  box.addEventListener(
    "pointerup",
    (event) => {
      if (start === null) return;
      const [from, to] = [start, placeOf(event)].sort((a, b) => a - b);
      letGo();
      const days = from === undefined || to === undefined || to - from < LEAST_PX ? null : readDays(chart, from, to);
      if (days !== null) onBrush(...days);
    },
    { signal },
  );
  box.addEventListener("pointercancel", letGo, { signal });
  box.addEventListener("keydown", (event) => event.key === "Escape" && letGo(), { signal });
  return () => {
    listeners.abort();
    letGo();
    band.remove();
  };
}

/** The days between two pixels; null where they are one. */
function readDays(chart: Chart, from: number, to: number): [string, string] | null {
  const x = chart.scales["x"];
  const [first, last] = [x?.getValueForPixel(from), x?.getValueForPixel(to)];
  if (first === undefined || last === undefined) return null;
  const [low, high] = [Math.round(first), Math.round(last)];
  return low < high ? [dayFromNumber(low), dayFromNumber(high)] : null;
}

/** What is being chosen, over the plot. Every style is set one by one: a policy may forbid sheets. */
function createBand(box: HTMLElement, colour: string): HTMLElement {
  const band = document.createElement("div");
  Object.assign(band.style, {
    position: "absolute",
    display: "none",
    background: `color-mix(in srgb, ${colour} 14%, transparent)`,
    borderInline: `1px solid ${colour}`,
    pointerEvents: "none",
  });
  box.append(band);
  return band;
}
