import type { Category, MomentumLabel } from "@groundswell/wire";
import { LABELS, type OverviewQuery } from "#lib/overview-query.ts";

/** How many projects a choice would leave. */
export interface Facet<Name> {
  name: Name;
  count: number;
}

/** What a list of projects holds, and what it would with another choice. */
export interface Facets {
  /** Projects in the list as it is chosen. */
  found: number;
  /** With any category; with any label. */
  ofCategories: number;
  ofLabels: number;
  categories: Facet<string>[];
  /** Those that anybody has. */
  labels: Facet<MomentumLabel>[];
}

/** Counts what each choice leaves: of a category among those of the label chosen, and the other way round. */
export function toFacets(
  items: readonly Category[],
  { category, label }: Pick<OverviewQuery, "category" | "label">,
): Facets {
  const count = (ofCategory: string | null, ofLabel: MomentumLabel | null) =>
    items
      .filter((item) => ofCategory === null || item.category === ofCategory)
      .reduce((sum, item) => sum + (ofLabel === null ? item.projects : item.labels[ofLabel]), 0);
  const names = items.flatMap((item) => (item.category === null ? [] : [item.category]));
  return {
    found: count(category, label),
    ofCategories: count(null, label),
    ofLabels: count(category, null),
    categories: names.map((name) => ({ name, count: count(name, label) })),
    labels: LABELS.map((name) => ({ name, count: count(category, name) })).filter(
      (facet) => facet.count > 0 || facet.name === label,
    ),
  };
}

/** Whether most of the projects have a momentum: then it is what a list of them is about. */
export function mostHaveMomentum(items: readonly Category[]): boolean {
  const all = items.reduce((sum, { projects }) => sum + projects, 0);
  const without = items.reduce((sum, { labels }) => sum + labels["too little data"] + labels["no activity"], 0);
  return all - without > all / 2;
}
