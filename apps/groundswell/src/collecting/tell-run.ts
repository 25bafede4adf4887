import type { CycleReport, StepReport } from "@groundswell/collector";
import { say } from "../runtime/say.ts";
import { countFresh, describeEnd, type RunEnd } from "./describe-end.ts";
import { RESOURCE_WORDS, toInstant } from "./words.ts";

export interface Manner {
  json?: boolean;
  /** A line for each step, rather than for each project at the end. */
  steps?: boolean;
}

/** One step, as soon as it is stored. */
export function sayStep(step: StepReport, { json = false }: Manner): void {
  const { repo, resource, outcome, detail } = step;
  if (json) say(JSON.stringify(step));
  else say(`${repo} ${RESOURCE_WORDS[resource]}: ${outcome}${detail === null ? "" : ` — ${detail}`}`);
}

/** The end of a run: for machines a line for each project that was asked about, and a last one for the run. */
export function sayEnd(end: RunEnd, { json = false, steps = false }: Manner): void {
  if (!json) {
    say(describeEnd(end));
    return;
  }
  if (!steps) for (const project of end.tally.listProjects()) say(JSON.stringify(project));
  const { report, requests, freshness } = end;
  say(JSON.stringify({ ...toReportJson(report), requests, projects: freshness.length, fresh: countFresh(end) }));
}

/** A report for machines: instants as ISO. */
export function toReportJson(report: CycleReport) {
  const { choseAt: _, ...told } = report;
  return { ...told, goesOnAt: toInstant(report.goesOnAt), wakeAt: toInstant(report.wakeAt) };
}
