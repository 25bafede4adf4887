import type { ChartFacts } from "@groundswell/charts";
import { findProjectById, readStory, type Database, type ProjectRow } from "@groundswell/db";
import type { ChartSubject } from "../charts/subject.ts";

/**
 * What a pinned chart is about, found again by our own ids, under today's names: the days, the interval and the base are
 * those that it shows.
 * @returns null where its story is no longer told
 */
export async function subjectOf(
  db: Database,
  facts: ChartFacts,
  projectIds: readonly number[],
): Promise<ChartSubject | null> {
  if (facts.kind === "board") {
    return { kind: "board", category: facts.category, limit: Math.max(1, facts.rows.length) };
  }
  const projects = await Promise.all(projectIds.map((id) => findKnown(db, id)));
  const [project] = projects;
  if (project === undefined) throw new Error(`a pinned ${facts.kind} chart of no project`);
  switch (facts.kind) {
    case "project": {
      const { kind, metric, from, to, interval } = facts;
      return { kind, project, metric, from, to, interval };
    }
    case "releases":
      return { kind: facts.kind, project, from: facts.from, to: facts.to };
    case "compare": {
      const { kind, metric, align, interval, from, to, base, origin } = facts;
      const asked = projects.map((one) => ({ project: one, askedAs: one.repo }));
      return { kind, query: { projects: asked, metric, align, interval, from, to, base, origin, asOf: null } };
    }
    case "effect": {
      const told = await readStory(db, facts.effect.story.id);
      return told === null ? null : { kind: facts.kind, project, story: told.story };
    }
  }
}

async function findKnown(db: Database, id: number): Promise<ProjectRow> {
  const project = await findProjectById(db, id);
  if (project === null) throw new Error(`there is no project ${id}: projects are never deleted`);
  return project;
}
