import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { startDrawing } from "./start-drawing.ts";

const write = (side: number, more = "") =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}"><text y="20" font-size="20">a</text>${more}</svg>`;

/** A place of the test's own for temporary folders. */
function openPlace(): string {
  const place = mkdtempSync(join(tmpdir(), "groundswell-place-"));
  vi.stubEnv("TMPDIR", place);
  vi.stubEnv("TEMP", place);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(place, { recursive: true, force: true });
  });
  return place;
}

describe("the thread that draws", () => {
  it("keeps its fonts in a folder that nobody else can read, and leaves nothing when it ends", async () => {
    const place = openPlace();
    const drawing = startDrawing();
    await drawing.draw(write(30));
    const [folder = ""] = readdirSync(place);
    // Windows has no such mode, and keeps the folder to its user by where it lies.
    const mode = statSync(join(place, folder)).mode & 0o777;
    expect(process.platform === "win32" ? 0o700 : mode).toBe(0o700);
    await drawing.end();
    expect(existsSync(place)).toBe(true);
    expect(readdirSync(place)).toEqual([]);
  });

  it("refuses what waits when it is ended, and starts again for the next picture", async () => {
    const drawing = startDrawing();
    const [waiting] = await Promise.allSettled([drawing.draw(write(1000)), drawing.end()]);
    expect(waiting).toMatchObject({ status: "rejected", reason: { name: "PngError", code: "refused" } });
    expect((await drawing.draw(write(30))).length).toBeGreaterThan(60);
    await drawing.end();
  });

  it("lets the event loop turn while it makes fonts and packs a large picture", async () => {
    const drawing = startDrawing();
    await drawing.draw(write(30));
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const began = performance.now();
    await drawing.draw(write(2500, '<text y="60" font-size="20">星の数</text>'));
    const tookMs = performance.now() - began;
    delay.disable();
    await drawing.end();
    // On a busy machine both grow, and together.
    expect(delay.max / 1e6).toBeLessThan(Math.max(tookMs / 3, 40));
  });
});
