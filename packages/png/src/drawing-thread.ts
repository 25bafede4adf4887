import { mkdirSync, mkdtempSync } from "node:fs";
import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { createFontStore } from "./create-font-store.ts";
import { drawSvg } from "./draw-svg.ts";
import type { DrawingAnswer, DrawingRequest, DrawingStart } from "./drawing-messages.ts";

/*
 * A thread of its own: making fonts and packing pixels take the processor for tens of milliseconds, and half a second for
 * the largest picture, in which the event loop of the server would stand still.
 */

const answer = (message: DrawingAnswer, transfer: ArrayBuffer[] = []) => parentPort?.postMessage(message, transfer);

const { folder } = workerData as DrawingStart;
const fonts = createFontStore(() => {
  // It is there, unless the system has cleared its temporary folders since.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return mkdtempSync(join(folder, "fonts-"));
});

parentPort?.on("message", ({ id, svg }: DrawingRequest) => {
  drawSvg(svg, fonts).then(
    (png) => answer({ kind: "drawn", id, png }, [png.buffer]),
    (error: unknown) => answer({ kind: "refused", id, reason: error instanceof Error ? error.message : String(error) }),
  );
});
