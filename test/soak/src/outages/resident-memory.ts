import { readFileSync } from "node:fs";

/** Megabytes that a process keeps in memory; 0 where the system does not say. */
export function readResidentMegabytes(pid: number | undefined): number {
  try {
    const [, kilobytes = "0"] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${String(pid)}/status`, "utf8")) ?? [];
    return Number(kilobytes) / 1_024;
  } catch {
    return 0;
  }
}
