import type { Project } from "@groundswell/wire";
import type { Alignment } from "@groundswell/core";
import { compareStrings } from "#lib/strings/compare.ts";

/** A project as lists name it. */
export interface NamedRepo {
  repo: string;
  name: string;
}

/** A comparison that is ready to be looked at. */
export interface CompareExample {
  label: string;
  projects: NamedRepo[];
  align: Alignment;
}

type Listed = Pick<Project, "repo" | "name" | "category"> & { stars: Pick<Project["stars"], "value"> };
/** With what its age can be counted from. */
type Dated = Listed & Pick<Project, "createdAt" | "releaseCount">;

const IN_EXAMPLE = 4;
/** Fewer say little. */
const LEAST = 2;

/** Up to three comparisons of what is watched: the most starred, and those of large categories by age and as an index. */
export function suggestComparisons(projects: readonly Dated[]): CompareExample[] {
  const known = projects
    .filter(({ stars }) => (stars.value ?? 0) > 0)
    .sort((a, b) => (b.stars.value ?? 0) - (a.stars.value ?? 0));
  const ofAge = findLargest(known.filter(({ createdAt, releaseCount }) => createdAt !== null || releaseCount > 0));
  const ofIndex = findLargest(known.filter(({ category }) => category !== ofAge?.category));
  const examples = [
    { label: compareStrings.exampleTop, all: known, align: "date" as const },
    ...(ofAge === null
      ? []
      : [{ label: compareStrings.exampleAge(ofAge.category), all: ofAge.all, align: "age" as const }]),
    ...(ofIndex === null
      ? []
      : [{ label: compareStrings.exampleIndex(ofIndex.category), all: ofIndex.all, align: "index" as const }]),
  ];
  return examples
    .filter(({ all }) => all.length >= LEAST)
    .map(({ label, all, align }) => ({ label, projects: all.slice(0, IN_EXAMPLE).map(toNamed), align }));
}

/** The category with most of the projects, the one met first among equals. */
function findLargest<T extends Listed>(projects: readonly T[]): { category: string; all: T[] } | null {
  const [largest] = [...Map.groupBy(projects, ({ category }) => category)]
    .flatMap(([category, all]) => (category === null ? [] : [{ category, all }]))
    .sort((a, b) => b.all.length - a.all.length);
  return largest ?? null;
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

function toNamed({ repo, name }: Listed): NamedRepo {
  return { repo, name };
}
