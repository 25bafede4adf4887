import { dayOf, GITHUB_FIRST_DAY } from "@groundswell/core";
import { Alignment, Day, Interval, Metric, OriginKind } from "@groundswell/wire";
import { z } from "zod";
import { FormatQuery } from "../csv/format.ts";
import type { RouteContext } from "../deps.ts";
import type { AlsoChecked } from "../http/app.ts";
import { AsOfQuery, readAsOf } from "../http/as-of.ts";
import { ALL_DAYS, checkDayRange } from "../http/day-range.ts";
import { Faults } from "../http/faults.ts";
import { PlainText } from "../http/params.ts";
import type { CompareQuery } from "./comparison.ts";
import { findProjects, MOST_PROJECTS } from "./find-projects.ts";

export const CompareParams = z.object({
  projects: PlainText.max(2_000).meta({
    description: `1 to ${MOST_PROJECTS} projects as owner/name, separated by commas; earlier names are followed, and a project named twice counts once`,
    example: "aaif-goose/goose,ollama/ollama",
  }),
  align: Alignment.default("date"),
  metric: Metric.default("stars"),
  from: Day.optional().meta({ description: "first day; default: the first with a figure" }),
  to: Day.optional().meta({ description: "last day; default: the last with a figure" }),
  interval: Interval.optional().meta({
    description: "default: days, or weeks where the longest series has more than 400 days",
  }),
  asOf: AsOfQuery.shape.asOf,
  base: Day.optional().meta({
    description: "of an index: the day that is 100; default: the first on which all have a value",
  }),
  origin: OriginKind.default("created").meta({
    description: "by age: what it is counted from; where that is not known, from the other, and the answer says so",
  }),
  format: FormatQuery.shape.format,
});

const WithoutProjects = CompareParams.partial({ projects: true });

/** Metrics whose value on one day is a whole that others can be shares of. */
const INDEXED = ["stars", "forks", "surviving"];

/**
 * What a request asks for.
 * @param asked without projects: those are wrong in a way that was found already
 * @param isPinned whether it is for good: days end at `asOf`, and projects count that were taken off the list
 * @throws HttpProblem (400) that lists every fault: of the names, all that are unknown
 */
export async function readCompareQuery(
  context: RouteContext,
  asked: Omit<z.output<typeof WithoutProjects>, "format">,
  { isPinned = false } = {},
): Promise<CompareQuery> {
  const { metric, align, interval = null, from = null, to = null, base = null, origin } = asked;
  const faults = new Faults();
  const asOf = faults.of(() => readAsOf(asked.asOf, context.now()), null);
  const now = isPinned && asOf !== null ? asOf : context.now();
  if (align === "index" && !INDEXED.includes(metric)) {
    faults.add("align", `an index is made of totals: ask for the metric ${INDEXED.join(", ")}`);
  }
  const range = faults.of(() => checkDayRange({ from, to }, now), ALL_DAYS);
  if (align === "index" && base !== null && (base < GITHUB_FIRST_DAY || base > dayOf(now))) {
    faults.add("base", "is before GitHub, or in the future");
  }
  const projects =
    asked.projects === undefined ? [] : await findProjects(context, asked.projects, faults, isPinned ? asOf : null);
  faults.throwAny();
  return { projects, metric, align, interval, ...range, base: align === "index" ? base : null, origin, asOf };
}

/** What is checked of a query that the schema refuses. */
export function alsoChecked(context: RouteContext): AlsoChecked<z.output<typeof WithoutProjects>> {
  return { schema: WithoutProjects, check: (query) => readCompareQuery(context, query) };
}
