// Asks the registry for known holes in what runs: 1 when one is high or critical. Where the registry can't be asked, it says
// so and ends well: that is no fault of the change that is being checked.
import { spawnSync } from "node:child_process";

const args = ["audit", "--omit=dev", "--audit-level=high", "--json"];
const { stdout, status } = spawnSync("npm", args, { encoding: "utf8", shell: process.platform === "win32" });
const verdict = judge(stdout, status);
process.stdout.write(`${verdict.says}\n`);
process.exitCode = verdict.code;

/** @returns {{ code: number, says: string }} */
function judge(text, exitCode) {
  let report;
  try {
    report = JSON.parse(text);
  } catch {
    report = null;
  }
  const counts = report?.metadata?.vulnerabilities;
  if (counts === undefined) {
    const why = report?.message ?? report?.error?.summary ?? "no answer";
    return { code: 0, says: `NOT AUDITED: the registry can't be asked (${why})` };
  }
  const found = Object.entries(counts).filter(([level, count]) => level !== "total" && count > 0);
  const says = found.length === 0 ? "no known holes" : found.map(([level, count]) => `${count} ${level}`).join(", ");
  return {
    code: exitCode === 0 ? 0 : 1,
    says: `audited ${report.metadata.dependencies?.total ?? "all"} packages: ${says}`,
  };
}
