import type { InstantMs } from "@groundswell/core";
import type { RouteContext } from "../../deps.ts";
import type { ChartSubject } from "../subject.ts";
import type { FactsRead } from "./facts-read.ts";
import { readBoardFacts } from "./read-board.ts";
import { readCompareFacts } from "./read-compare.ts";
import { readEffectFacts } from "./read-effect.ts";
import { readProjectFacts } from "./read-project.ts";
import { readReleasesFacts } from "./read-releases.ts";

/**
 * All that a chart tells.
 * @param asOf what was known then; null for now
 * @throws HttpProblem (404) where there is nothing to draw, (409) where it can't be told what was known then
 */
export async function readFacts(
  context: RouteContext,
  subject: ChartSubject,
  asOf: InstantMs | null,
): Promise<FactsRead> {
  switch (subject.kind) {
    case "project":
      return readProjectFacts(context, subject, asOf);
    case "releases":
      return readReleasesFacts(context, subject, asOf);
    case "compare":
      context.workBudget.spend(subject.query.projects.length);
      return readCompareFacts(context, subject, asOf);
    case "effect":
      return readEffectFacts(context, subject, asOf);
    case "board":
      return readBoardFacts(context, subject, asOf);
  }
}
