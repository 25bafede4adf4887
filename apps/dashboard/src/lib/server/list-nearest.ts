import type { Client } from "@groundswell/client";
import type { Project } from "@groundswell/wire";
import { findNearest } from "#lib/compare/examples.ts";
import type { NamedRepo } from "#lib/compare/named-repo.ts";

const LOOKED_AT = 100;
const NEAREST = 2;

/** The projects of a project's category that are nearest to it in stars; none where it has no category, or no stars. */
export async function listNearest(api: Pick<Client, "projects">, project: Project): Promise<NamedRepo[]> {
  const { category, stars } = project;
  if (category === null || stars.value === null) return [];
  const { items } = await api.projects({ category, sort: "stars", limit: LOOKED_AT });
  return findNearest(project, items, NEAREST);
}
