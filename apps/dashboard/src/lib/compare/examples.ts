import { addDays, type Alignment } from "@groundswell/core";
import type { Project } from "@groundswell/wire";
import { toNamed, type NamedRepo } from "#lib/compare/named-repo.ts";
import { compareStrings } from "#lib/strings/compare.ts";

/** A comparison that is ready to be looked at. */
export interface CompareExample {
  label: string;
  /** How it is laid side by side, in a sentence. */
  about: string;
  projects: NamedRepo[];
  align: Alignment;
  /** The first day shown; null: all there is. */
  from: string | null;
}

type Listed = Pick<Project, "repo" | "name" | "category"> & { stars: Pick<Project["stars"], "value"> };
/** With what its age can be counted from, and how it moves. */
type Watched = Listed &
  Pick<Project, "createdAt" | "releaseCount"> & {
    stars: Pick<Project["stars"], "observedAt">;
    momentum: Pick<Project["momentum"], "label" | "cautious">;
  };

const IN_EXAMPLE = 4;
/** Fewer say little. */
const LEAST = 2;
const CATEGORIES = 4;
const QUARTER_DAYS = 90;
const YEAR_DAYS = 365;

/**
 * Comparisons of what is watched, from what is known of it now: the most starred, who is gaining pace most surely, and the
 * leaders of the largest categories; the first of them by age where that is known.
 */
export function suggestComparisons(projects: readonly Watched[]): CompareExample[] {
  const known = projects
    .filter(({ stars }) => (stars.value ?? 0) > 0)
    .sort((a, b) => (b.stars.value ?? 0) - (a.stars.value ?? 0));
  const newest = known
    .map(({ stars }) => stars.observedAt?.slice(0, 10) ?? "")
    .sort()
    .at(-1);
  const since = (days: number) => (newest === undefined || newest === "" ? null : addDays(newest, -days));
  const moving = known
    .filter(({ momentum }) => momentum.label === "accelerating")
    .sort((a, b) => (b.momentum.cautious ?? 0) - (a.momentum.cautious ?? 0));
  const categories = listLargest(known);
  const ofAge = categories.findIndex(({ all }) => all.filter(isDated).length >= LEAST);
  const { exampleTop, exampleMoving, exampleAge, exampleIndex } = compareStrings;
  const examples = [
    { ...exampleTop, all: known, align: "date" as const, from: null },
    { ...exampleMoving, all: moving, align: "index" as const, from: since(QUARTER_DAYS) },
    ...categories.map(({ category, all }, place) =>
      place === ofAge
        ? { ...exampleAge(category), all: all.filter(isDated), align: "age" as const, from: null }
        : { ...exampleIndex(category), all, align: "index" as const, from: since(YEAR_DAYS) },
    ),
  ];
  return examples
    .filter(({ all }) => all.length >= LEAST)
    .map(({ all, ...example }) => ({ ...example, projects: all.slice(0, IN_EXAMPLE).map(toNamed) }));
}

function isDated({ createdAt, releaseCount }: Watched): boolean {
  return createdAt !== null || releaseCount > 0;
}

/** The categories with most of the projects, the one met first among equals. */
function listLargest<T extends Listed>(projects: readonly T[]): { category: string; all: T[] }[] {
  return [...Map.groupBy(projects, ({ category }) => category)]
    .flatMap(([category, all]) => (category === null || all.length < LEAST ? [] : [{ category, all }]))
    .sort((a, b) => b.all.length - a.all.length)
    .slice(0, CATEGORIES);
}

/** The projects whose stars are nearest to a project's, by ratio. @param others of its category; itself may be among them */
export function findNearest(project: Listed, others: readonly Listed[], count: number): NamedRepo[] {
  const distance = ({ stars }: Listed) => Math.abs(Math.log((stars.value ?? 1) / (project.stars.value ?? 1)));
  return others
    .filter(({ repo, stars }) => repo !== project.repo && (stars.value ?? 0) > 0)
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, count)
    .map(toNamed);
}
