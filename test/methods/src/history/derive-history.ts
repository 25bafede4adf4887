import {
  completeWeeks,
  deriveTrends,
  factorsQuarter,
  factorsWindow,
  weekdayFactors,
  type Day,
  type ProjectEvent,
  type TrendDay,
  type WeekdayFactors,
} from "@groundswell/core";
import type { HistoryProject, RealHistory } from "./read-history.ts";

export interface DerivedProject {
  project: HistoryProject;
  days: TrendDay[];
  events: ProjectEvent[];
}

export type FactorsOf = (day: Day) => WeekdayFactors;

/** The weekday factors of each quarter, pooled over the whole history as the product pools its catalogue. */
export function poolHistory(history: RealHistory): FactorsOf {
  const weeks = [...history.projects.values()].flatMap(({ observations }) => completeWeeks(observations));
  const known = new Map<Day, WeekdayFactors>();
  return (day) => {
    const quarter = factorsQuarter(day);
    let factors = known.get(quarter);
    if (factors === undefined) {
      const { from, to } = factorsWindow(quarter);
      factors = weekdayFactors(weeks.filter(({ monday }) => from <= monday && monday <= to).map(({ nets }) => nets));
      known.set(quarter, factors);
    }
    return factors;
  };
}

/** Every day of every real project, by the project's key. */
export function deriveHistory(history: RealHistory, factorsOf: FactorsOf): Map<string, DerivedProject> {
  return new Map(
    [...history.projects].map(([key, project]) => [
      key,
      { project, ...deriveTrends(project.observations, { from: null, factorsOf }) },
    ]),
  );
}
