import type { EffectFacts, ToldEffect } from "@groundswell/charts";
import { addDays, type InstantMs } from "@groundswell/core";
import {
  listStoriesAsOf,
  readEffectComputedAt,
  readEffects,
  readSeries,
  type ProjectRow,
  type StoryWithMentions,
} from "@groundswell/db";
import type { RouteContext } from "../../deps.ts";
import { toEffect } from "../../effects/to-wire.ts";
import { storyPage } from "../../feeds/addresses.ts";
import { toInstant } from "../../http/instant.ts";
import { HttpProblem, notFound } from "../../http/problem.ts";
import type { EffectSubject } from "../subject.ts";
import type { FactsRead } from "./facts-read.ts";
import { makeFrame } from "./frame.ts";
import { readEventMarkers } from "./read-markers.ts";

const LAST_DAY = 6;

/**
 * What a project's stars did after a story.
 * @param asOf what was told then; null for now
 * @throws HttpProblem (404) when the project's stars are not looked at after the story, (409) when the weeks were worked
 * out anew since the instant: what was told then is not kept
 */
export async function readEffectFacts(
  context: RouteContext,
  subject: EffectSubject,
  asOf: InstantMs | null,
): Promise<FactsRead<EffectFacts>> {
  const { db } = context;
  const { story, project } = subject;
  const { items } = await readEffects(db, { storyId: story.id, projectId: project.id, limit: 1, after: null });
  const [found] = items;
  if (found === undefined) throw notFound(whyNot(story, project));
  if (asOf !== null) await checkAge(context, subject, asOf);
  const effect = toEffect(found);
  const { weeks, week } = effect;
  const range = { from: weeks[0]?.from ?? week.from, to: addDays(weeks.at(-1)?.from ?? week.from, LAST_DAY) };
  const read = await readSeries(db, project.id, { metric: "net", interval: "day", asOf, ...range });
  const newest = [{ repo: project.repo, at: read.asOf }];
  const around = { knownAt: read.asOf, newest, sources: read.sources, to: range.to };
  const { parts, goodUntil } = makeFrame(context, around, asOf);
  const events = await readEventMarkers(db, project.id, asOf);
  const facts: EffectFacts = {
    kind: "effect",
    id: `effect/${effect.story.id}/${project.repo}`,
    page: storyPage("", story.slug),
    ...parts,
    markers: events.filter(({ t }) => t >= range.from && t <= range.to),
    effect: asOf === null ? effect : await tellStoryAsOf(context, effect, subject, asOf),
  };
  return { facts, projectIds: [project.id], goodUntil };
}

async function checkAge({ db }: RouteContext, { story, project }: EffectSubject, asOf: InstantMs): Promise<void> {
  const computedAt = await readEffectComputedAt(db, { storyId: story.id, projectId: project.id });
  if (computedAt === null || computedAt <= asOf) return;
  // Whole seconds, rounded up: an instant is written so.
  const since = toInstant(Math.ceil(computedAt / 1_000) * 1_000);
  throw new HttpProblem({
    title: "Not as it was then",
    status: 409,
    detail:
      `the weeks after this story were worked out anew at ${since}, and what was told before is not kept: ` +
      "pin the chart as of then or later",
  });
}

/** The story as it was told then: its title or outlet may have been changed since. */
async function tellStoryAsOf(
  { db }: RouteContext,
  effect: ToldEffect,
  { story, project }: EffectSubject,
  asOf: InstantMs,
): Promise<ToldEffect> {
  const [then] = await listStoriesAsOf(db, project.id, { asOf, storyId: story.id });
  if (then === undefined) return effect;
  const { title, source, url } = then;
  return { ...effect, story: { ...effect.story, title, source, url } };
}

function whyNot({ mentions }: StoryWithMentions, { name, repo }: ProjectRow): string {
  const mention = mentions.find((one) => one.repo === repo);
  if (mention === undefined || mention.status === "rejected") return `nothing to draw: the story does not name ${name}`;
  if (!mention.eligible) return `nothing to draw: it is not sure enough that the story names ${name}`;
  return `nothing to draw yet: what ${name}'s stars did after the story has not been worked out`;
}
