import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Result } from "../result.ts";
import { deliverStars, startRunning, untilStatus } from "./running.ts";

const SIZE_MB = 400;
const BACK_MS = 60_000;

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

async function fillAndFree(disk: string): Promise<Result> {
  const running = await startRunning({ parent: disk });
  const problems: string[] = [];
  const filler = join(disk, "filler");
  try {
    const project = `${running.url}/api/v1/projects/aaif-goose/goose`;
    const starsNow = async () => /"stars":\{"value":(\d+)/.exec(await (await fetch(project)).text())?.[1];
    let taken = 0;
    let stars = 70_000;
    fill(filler, disk);
    // Pages of the database that have room take some more; then there is none.
    const statuses: Record<number, number> = {};
    for (let i = 0; i < 4_000 && (statuses[500] ?? 0) + (statuses[503] ?? 0) < 5; i += 1) {
      const status = await deliverStars(running.url, stars + 1, Date.now());
      statuses[status] = (statuses[status] ?? 0) + 1;
      if (status === 200) [taken, stars] = [taken + 1, stars + 1];
      if (i % 50 === 0) fill(filler + String(i), disk);
    }
    for (const path of ["/", "/aaif-goose/goose", "/api/v1/projects", "/charts/ollama/ollama/stars.svg", "/healthz"]) {
      const { status } = await fetch(running.url + path);
      if (status !== 200) problems.push(`with a full disk, ${path} is answered ${status}`);
    }
    for (const name of execFileSync("ls", [disk], { encoding: "utf8" }).split("\n")) {
      if (name.startsWith("filler")) rmSync(join(disk, name));
    }
    await untilStatus(`${running.url}/readyz`, 200, BACK_MS);
    if (taken > 0 && (await starsNow()) !== String(stars))
      problems.push(`${await starsNow()} stars, and ${stars} were taken`);
    const after = await deliverStars(running.url, 80_000, Date.now());
    if (after !== 200) problems.push(`with room again, a delivery is answered ${after}`);
    if ((statuses[500] ?? 0) + (statuses[503] ?? 0) === 0) problems.push("the disk was never full");
    const counts = Object.entries(statuses).map(([status, count]) => `${count} × ${status}`);
    return { name: "full disk", figures: [`deliveries while it was full: ${counts.join(", ")}`], problems };
  } catch (error) {
    return {
      name: "full disk",
      figures: [],
      problems: [...problems, `${String(error)}: ${running.program.stderr.slice(-1_500)}`],
    };
  } finally {
    await running.close();
  }
}

/** Until nothing more goes in. */
function fill(file: string, disk: string): void {
  const { bavail, bsize } = statfsSync(disk);
  if (bavail === 0) return;
  try {
    writeFileSync(file, Buffer.alloc(bavail * bsize));
  } catch {
    // It is full.
  }
}
