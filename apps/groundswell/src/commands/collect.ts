import type { StepReport } from "@groundswell/collector";
import { readConfig } from "../config.ts";
import { composeCollector } from "../runtime/compose.ts";
import { readContent, storeContent } from "../runtime/open-store.ts";
import { count, say } from "../runtime/say.ts";
import { untilStopped } from "../runtime/until-stopped.ts";
import { withStore } from "../runtime/with-store.ts";

/** The collector alone. With `--once`: what is due now, then an honest end; exit code 1 when GitHub was out of reach. */
export async function runCollect({ once = false, json = false }: { once?: boolean; json?: boolean }): Promise<void> {
  const config = readConfig(process.env);
  const stopped = untilStopped();
  const content = await readContent(config, { archive: false });
  await withStore(config, async (store) => {
    await storeContent(store, content, Date.now());
    const collector = await composeCollector({ db: store.db, config });
    if (!once) {
      await collector.collectUntil(stopped.signal);
      return;
    }
    const onStep = (step: StepReport) => say(json ? JSON.stringify(step) : describeStep(step));
    const report = await collector.collectOnce({ signal: stopped.signal, onStep });
    if (!json) {
      const detail = report.detail === null ? "" : ` (${report.detail})`;
      say(`${count(report.steps, "step")}, ${report.failed} failed; ended: ${report.ended}${detail}.`);
    } else say(JSON.stringify(report));
    if (report.ended === "unreachable") process.exitCode = 1;
  });
}

function describeStep({ repo, resource, outcome, detail }: StepReport): string {
  return `${repo} ${resource}: ${outcome}${detail === null ? "" : ` — ${detail}`}`;
}
