import { DocumentFault } from "../document-fault.ts";
import type { Job, JobAnswer, JobKind, Jobs } from "./jobs.ts";

// The program of a process of its own: see read-apart.ts. It answers one job after another until whoever asks ends it, or
// ends itself.
process.on("message", (job) => {
  void answer(job as Job).then((told) => process.send?.(told));
});

async function answer(job: Job): Promise<JobAnswer> {
  try {
    return { ok: true, output: await doJob(job) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (error instanceof DocumentFault) {
      const { code, message, remedy, url } = error;
      return { ok: false, fault: { code, message, remedy, url } };
    }
    return { ok: false, bug: error.stack ?? error.message };
  }
}

/** What reads feeds is not loaded for a page, and the other way round: most of the time goes into the start. */
async function doJob({ kind, input }: Job): Promise<Jobs[JobKind]["output"]> {
  if (kind === "feed") return (await import("../feed/parse-feed.ts")).parseFeed(input.document, input.context);
  return (await import("../page/parse-page.ts")).parsePage(input.document, input.context);
}
