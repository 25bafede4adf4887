import { z } from "zod";

const MOST = 8_000;
/** Half of the descriptors: the database, files and GitHub need some, too. */
const SHARE = 0.5;

const Report = z.object({ userLimits: z.object({ open_files: z.object({ soft: z.number() }) }) });

/** How many connections may be open at once, by what the system allows the process. */
export function mostConnections(): number {
  const limits = Report.safeParse(process.report.getReport());
  return limits.success ? Math.min(MOST, Math.floor(limits.data.userLimits.open_files.soft * SHARE)) : MOST;
}
