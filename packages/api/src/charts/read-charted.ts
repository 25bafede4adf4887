import { addDays } from "@groundswell/core";
import { readEffects, readSeries, type StoryEffect, type ProjectRow, type StoryWithMentions } from "@groundswell/db";
import type { SeriesSource } from "@groundswell/wire";
import type { RouteContext } from "../deps.ts";
import { toInstant } from "../http/instant.ts";
import { notFound } from "../http/problem.ts";

/** What a project's stars did after a story, and where its figures are from. */
export interface Charted {
  story: StoryWithMentions;
  project: ProjectRow;
  effect: StoryEffect;
  sources: SeriesSource[];
  /** When the newest of the project's figures was known: an ISO instant. Null: none is. */
  asOf: string | null;
}

/** @throws HttpProblem (404) when the project's stars are not looked at after the story */
export async function readCharted(
  { db }: RouteContext,
  story: StoryWithMentions,
  project: ProjectRow,
): Promise<Charted> {
  const { items } = await readEffects(db, { storyId: story.id, projectId: project.id, limit: 1, after: null });
  const [effect] = items;
  if (effect === undefined) throw notFound(whyNot(story, project));
  const weeks = effect.record.weeks;
  const range = {
    from: weeks[0]?.from ?? effect.record.start,
    to: addDays(weeks.at(-1)?.from ?? effect.record.end, 6),
  };
  const read = await readSeries(db, project.id, { metric: "net", interval: "day", asOf: null, ...range });
  return { story, project, effect, sources: read.sources, asOf: toInstant(read.asOf) };
}

function whyNot({ mentions }: StoryWithMentions, { name, repo }: ProjectRow): string {
  const mention = mentions.find((one) => one.repo === repo);
  if (mention === undefined || mention.status === "rejected") return `nothing to draw: the story does not name ${name}`;
  if (!mention.eligible) return `nothing to draw: it is not sure enough that the story names ${name}`;
  return `nothing to draw yet: what ${name}'s stars did after the story has not been worked out`;
}
