import type { OverviewQuery } from "#lib/overview-query.ts";
import { MOMENTUM_TEXT } from "#lib/strings/momentum.ts";
import { listStrings } from "#lib/strings/overview.ts";

/** What a list is filtered by, to follow what it holds: `in agents, with the momentum “Slowing”`; empty where by nothing. */
export function describeFilters({ q, category, label }: Pick<OverviewQuery, "q" | "category" | "label">): string {
  return [
    q === "" ? null : listStrings.quoted(q),
    category === null ? null : listStrings.in(category),
    label === null ? null : listStrings.called(MOMENTUM_TEXT[label]),
  ]
    .filter((part) => part !== null)
    .join(", ");
}
