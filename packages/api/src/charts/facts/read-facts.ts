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
      return { facts: await readProjectFacts(context, subject, asOf), projectIds: [subject.project.id] };
    case "releases":
      return { facts: await readReleasesFacts(context, subject, asOf), projectIds: [subject.project.id] };
    case "compare": {
      const projectIds = subject.query.projects.map(({ project }) => project.id);
      return { facts: await readCompareFacts(context, subject, asOf), projectIds };
    }
    case "effect":
      return { facts: await readEffectFacts(context, subject, asOf), projectIds: [subject.project.id] };
    case "board":
      return readBoardFacts(context, subject, asOf);
  }
}
