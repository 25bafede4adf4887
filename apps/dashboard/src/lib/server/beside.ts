import { NO_COMPARISON, writeCompareQuery, type CompareMetric } from "#lib/compare/compare-query.ts";
import type { NamedRepo } from "#lib/compare/named-repo.ts";
import { formatList } from "#lib/format.ts";

/** A comparison that a project's page leads to. */
export interface Beside {
  /** Its address's query. */
  query: string;
  /** Who is laid beside the project; null: whoever the reader adds. */
  names: string | null;
}

export function writeBeside(repo: string, metric: CompareMetric, nearest: readonly NamedRepo[]): Beside {
  return {
    query: writeCompareQuery({ ...NO_COMPARISON, projects: [repo, ...nearest.map((one) => one.repo)], metric }),
    names: nearest.length === 0 ? null : formatList(nearest.map(({ name }) => name)),
  };
}
