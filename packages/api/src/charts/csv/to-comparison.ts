import type { CitedSource, CompareFacts, ComparedFact } from "@groundswell/charts";
import type { ComparedSeries, Comparison } from "@groundswell/wire";
import { nameByStart } from "../facts/gather-totals.ts";

/** A chart's comparison as the API answers it. */
export function toComparison(facts: CompareFacts): Comparison {
  const { metric, align, interval, base, projects, asOf, cited = [] } = facts;
  return {
    ...{ metric, align, interval, asOf },
    base: base === null ? null : { t: base, value: 100 },
    series: projects.map((project, i) => {
      const points = nameByStart(project.points, interval, project.origin?.day ?? null);
      return toSeries({ ...project, points }, align === "age", i === 0 ? cited : []);
    }),
  };
}

/** @param sources those of all projects, as one of them has to bear */
function toSeries(
  { repo, name, origin, points, told }: ComparedFact,
  isByAge: boolean,
  sources: readonly CitedSource[],
): ComparedSeries {
  const reason = told?.originReason ?? null;
  return {
    ...{ repo, name, askedAs: told?.askedAs ?? repo },
    origin: isByAge ? { day: origin?.day ?? null, of: origin?.of ?? null, reason } : null,
    base: told?.base ?? null,
    points: [...points],
    sources: [...sources],
    asOf: told?.asOf ?? null,
  };
}
