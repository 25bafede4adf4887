import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { DAY_MS, HOUR_MS } from "@groundswell/core";
import type { Result } from "../result.ts";
import { describeRead, Readers } from "./readers.ts";
import { deliverStars, startRunning } from "./running.ts";

/** Where the clock is set to, one after another, from where it is right. */
const JUMPS = [
  { name: "a day ahead", offsetMs: DAY_MS },
  { name: "an hour back from there", offsetMs: DAY_MS - HOUR_MS },
  { name: "right again, 23 hours back", offsetMs: 0 },
  { name: "an hour behind", offsetMs: -HOUR_MS },
  { name: "right again", offsetMs: 0 },
];
const SETTLE_MS = 1_500;

/** The program's clock is set while it serves: readers notice nothing, and what GitHub tells is taken at every time. */
export async function runClockJumps(): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "groundswell-clock-"));
  const file = join(folder, "offset");
  writeFileSync(file, "0");
  const clock = pathToFileURL(join(import.meta.dirname, "clock.ts")).href;
  const running = await startRunning({ nodeFlags: [`--import=${clock}`], env: { CLOCK_FILE: file } });
  const problems: string[] = [];
  try {
    const readers = new Readers(running.url, 3, 50);
    let stars = 70_000;
    for (const { name, offsetMs } of JUMPS) {
      writeFileSync(file, String(offsetMs));
      await sleep(SETTLE_MS);
      stars += 1;
      const status = await deliverStars(running.url, stars, Date.now() + offsetMs);
      if (status !== 200) problems.push(`${name}: a delivery is answered ${status}`);
    }
    await sleep(SETTLE_MS);
    const response = await fetch(`${running.url}/api/v1/projects/aaif-goose/goose/series?metric=stars`);
    const { points } = (await response.json()) as { points: { t: string; value: number | null }[] };
    const days = points.map(({ t }) => t);
    if (days.join() !== [...new Set(days)].toSorted().join()) problems.push("days are twice there, or out of order");
    const read = await readers.stop();
    const wrong = Object.keys(read.statuses).filter((status) => status !== "200");
    return {
      name: "clock jumps",
      figures: [describeRead(read), `clock: ${JUMPS.map(({ name }) => name).join("; ")}`],
      problems: [...problems, ...read.broken.slice(0, 5), ...wrong.map((status) => `answered ${status}`)],
    };
  } finally {
    await running.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
