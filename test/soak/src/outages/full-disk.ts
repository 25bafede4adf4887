import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Result } from "../result.ts";
import { startGithub, untilAsked } from "./asked-github.ts";
import { readFacts } from "./read-facts.ts";
import { describeRead, Readers } from "./readers.ts";
import { deliverStars, startRunning, untilStatus, type Running } from "./running.ts";

const SIZE_MB = 400;
const BACK_MS = 60_000;
/** It stays full for so long after the first refusals. */
const FULL_MS = 10_000;
const COLLECTS_MS = 150_000;

/** The database's disk is a file system of its own, which is filled up to the last block. Only root can make one. */
export async function runFullDisk(): Promise<Result | null> {
  const disk = mkdtempSync(join(tmpdir(), "groundswell-disk-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${SIZE_MB}m`, "tmpfs", disk], { stdio: "ignore" });
  } catch {
    rmSync(disk, { recursive: true });
    return null;
  }
  chmodSync(disk, 0o755);
  try {
    return await fillAndFree(disk);
  } finally {
    execFileSync("umount", ["-l", disk]);
    rmSync(disk, { recursive: true, force: true });
  }
}

/** So much is left at first: what comes fills it. */
const LEFT_BYTES = 1_000_000;
const MOST_DELIVERIES = 4_000;
const REFUSED = 8;

async function fillAndFree(disk: string): Promise<Result> {
  const { standin, env } = await startGithub();
  const running = await startRunning({ parent: disk, env });
  try {
    await untilAsked(standin, 0, BACK_MS);
    return await liveThrough(running, disk);
  } catch (error) {
    return { name: "full disk", figures: [], problems: [`${String(error)}: ${running.program.stderr.slice(-1_500)}`] };
  } finally {
    await running.close();
    await standin.close();
  }
}

async function liveThrough({ url, databaseUrl }: Running, disk: string): Promise<Result> {
  const problems: string[] = [];
  const before = await readFacts(databaseUrl);
  const filler = join(disk, "filler");
  fill(filler, disk, LEFT_BYTES);
  const readers = new Readers(url, 3, 50, true);
  const { statuses, stars } = await deliverUntilRefused(url, () => fill(filler + String(performance.now()), disk, 0));
  const fullFor = performance.now();
  await sleep(FULL_MS);
  const read = await readers.stop();
  const seconds = ((performance.now() - fullFor) / 1_000).toFixed(0);
  for (const name of readdirSync(disk)) if (name.startsWith("filler")) rmSync(join(disk, name));
  const freedAt = Date.now();
  await untilStatus(`${url}/readyz`, 200, BACK_MS);
  const taken = statuses[200] ?? 0;
  const facts = await readFacts(databaseUrl);
  if (facts.deliveries !== before.deliveries + taken)
    problems.push(`${facts.deliveries - before.deliveries} deliveries are stored, and ${taken} were taken`);
  if (taken > 0 && facts.stars !== stars) problems.push(`${facts.stars} stars, and ${stars} were taken last`);
  if (facts.orphans > 0) problems.push(`${facts.orphans} observations without their receipts`);
  if ((await deliverStars(url, 80_000, Date.now())) !== 200) problems.push("with room again, a delivery is refused");
  const collectedMs = await untilCollected(databaseUrl, freedAt);
  const wrong = Object.keys(read.statuses).filter((status) => status !== "200");
  if (taken === 0) problems.push("nothing was taken while there was room: nothing is shown");
  return {
    name: "full disk",
    figures: [
      `deliveries as it filled up: ${describe(statuses)}; then full for ${seconds} s`,
      describeRead(read),
      `with room again: ${facts.deliveries - before.deliveries} deliveries stored, ${facts.orphans} observations without receipts; the collector has stored again after ${(collectedMs / 1_000).toFixed(1)} s`,
    ],
    problems: [
      ...problems,
      ...read.broken.slice(0, 5),
      ...wrong.map((status) => `a reader is answered ${status}`),
      ...Object.keys(statuses).flatMap((s) => (["200", "503"].includes(s) ? [] : [`a delivery is answered ${s}`])),
    ],
  };
}

/** Pages of the database that have room take some; then there is none. @returns the answers, and the stars taken last */
async function deliverUntilRefused(url: string, fillUp: () => void) {
  const statuses: Record<number, number> = {};
  let stars = 70_000;
  const refused = () => Object.entries(statuses).reduce((sum, [s, count]) => sum + (Number(s) >= 500 ? count : 0), 0);
  for (let i = 1; i < MOST_DELIVERIES && refused() < REFUSED; i += 1) {
    const at = Date.now();
    const status = await deliverStars(url, stars + 1, at);
    statuses[status] = (statuses[status] ?? 0) + 1;
    if (status === 200) stars += 1;
    if (i % 20 === 0) fillUp();
    // GitHub dates by the second: what comes within one is one observation.
    await sleep(Math.max(0, 1_050 - (Date.now() - at)) / 10);
  }
  return { statuses, stars };
}

async function untilCollected(databaseUrl: string, since: number): Promise<number> {
  for (;;) {
    const { collectedAt } = await readFacts(databaseUrl);
    if (collectedAt > since) return collectedAt - since;
    if (Date.now() - since > COLLECTS_MS) throw new Error(`nothing was collected within ${COLLECTS_MS} ms`);
    await sleep(500);
  }
}

function describe(statuses: Record<number, number>): string {
  return Object.entries(statuses)
    .map(([status, count]) => `${count} × ${status}`)
    .join(", ");
}

/** Until no more than so much is left. */
function fill(file: string, disk: string, leftBytes: number): void {
  const { bavail, bsize } = statfsSync(disk);
  const size = bavail * bsize - leftBytes;
  if (size <= 0) return;
  try {
    writeFileSync(file, Buffer.alloc(size));
  } catch {
    // It is full.
  }
}
