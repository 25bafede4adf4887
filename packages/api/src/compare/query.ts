import { isRepoName } from "@groundswell/core";
import { Alignment, Day, Interval, Metric, OriginKind } from "@groundswell/wire";
import { z } from "zod";
import { FormatQuery } from "../csv/format.ts";
import type { RouteContext } from "../deps.ts";
import { AsOfQuery, readAsOf } from "../http/as-of.ts";
import { checkDayRange } from "../http/day-range.ts";
import { PlainText } from "../http/params.ts";
import { badRequest } from "../http/problem.ts";
import type { AskedProject, CompareQuery } from "./comparison.ts";

const MOST_PROJECTS = 10;

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

/** Metrics whose value on one day is a whole that others can be shares of. */
const INDEXED = ["stars", "forks", "surviving"];

/**
 * What a request asks for.
 * @throws HttpProblem (400) that lists every fault: of the names, all that are unknown
 */
export async function readCompareQuery(
  context: RouteContext,
  asked: z.output<typeof CompareParams>,
): Promise<CompareQuery> {
  const { metric, align, interval = null, from = null, to = null, base = null, origin } = asked;
  if (align === "index" && !INDEXED.includes(metric)) {
    throw badRequest([
      { parameter: "align", message: `an index is made of totals: ask for the metric ${INDEXED.join(", ")}` },
    ]);
  }
  const now = context.now();
  const range = checkDayRange({ from, to }, now);
  if (align === "index") checkBase(base, now);
  const asOf = readAsOf(asked.asOf, now);
  const projects = await findAll(context, asked.projects);
  return { projects, metric, align, interval, ...range, base: align === "index" ? base : null, origin, asOf };
}

/** A base is a day like those of the range. */
function checkBase(base: string | null, now: number): void {
  try {
    checkDayRange({ from: base, to: null }, now);
  } catch {
    throw badRequest([{ parameter: "base", message: "is before GitHub, or in the future" }]);
  }
}

async function findAll(context: RouteContext, list: string): Promise<AskedProject[]> {
  const names = list
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  if (names.length === 0 || names.length > MOST_PROJECTS) {
    throw refuse(`name 1 to ${MOST_PROJECTS} projects as owner/name, separated by commas; there are ${names.length}`);
  }
  const found = await Promise.all(
    names.map((name) => (isRepoName(name) ? context.findProject(name) : Promise.resolve(null))),
  );
  const unknown = names.filter((_, i) => found[i]?.watched !== true);
  if (unknown.length > 0) throw refuse(`no watched project is or was called ${unknown.join(", ")}`);
  const byId = new Map<number, AskedProject>();
  for (const [i, project] of found.entries()) {
    if (project !== null && !byId.has(project.id)) byId.set(project.id, { project, askedAs: names[i] ?? "" });
  }
  return [...byId.values()];
}

function refuse(message: string): Error {
  return badRequest([{ parameter: "projects", message }]);
}
