import { isRepoName } from "@groundswell/core";
import { z } from "zod";
import type { RouteContext } from "../deps.ts";
import { PlainText } from "../http/params.ts";

const MOST_NAMES = 100;

/** Some of the projects, by name: of a list, or of what happened. */
export const SelectionQuery = z.object({
  projects: PlainText.max(10_000)
    .optional()
    .transform((list) => list?.split(",").flatMap((name) => (name.trim() === "" ? [] : [name.trim()])))
    .refine((names) => names === undefined || (names.length > 0 && names.length <= MOST_NAMES), {
      error: `name 1 to ${MOST_NAMES} projects as owner/name, separated by commas`,
    })
    .meta({
      description: `only these, at most ${MOST_NAMES}: owner/name, separated by commas; earlier names are followed`,
      example: "aaif-goose/goose,ollama/ollama",
    }),
});

export interface Selection {
  /** Null: every project. */
  ids: number[] | null;
  /** Names that no watched project bears or bore: said in the answer, since who is followed may leave the watchlist. */
  unknown?: string[];
}

/** The watched projects that these names lead to, each once. */
export async function findSelection(
  { findProject }: Pick<RouteContext, "findProject">,
  names: readonly string[] | undefined,
): Promise<Selection> {
  if (names === undefined) return { ids: null };
  const found = await Promise.all(
    names.map(async (name) => ({ name, project: isRepoName(name) ? await findProject(name) : null })),
  );
  const watched = found.flatMap(({ project }) => (project?.watched === true ? [project.id] : []));
  const unknown = found.filter(({ project }) => project?.watched !== true).map(({ name }) => name);
  return { ids: [...new Set(watched)], unknown: [...new Set(unknown)] };
}
