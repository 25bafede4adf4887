import {
  addDays,
  changeOverWindow,
  dailyTotals as dailySeries,
  repoKey,
  type Day,
  type Observation,
} from "@groundswell/core";
import { and, desc, eq } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { findProjectById } from "../projects/find-project.ts";
import { readReleases } from "../queries/read-releases.ts";
import { dailyTotals, detailRevisions, projectNames, standings, stories, storyMentions } from "../schema/index.ts";
import type { ProjectView, ViewChange, ViewStory } from "./project-view.ts";
import { readDailyTotals, toObservations, type DailyTotalsRow } from "./read-daily.ts";

const SPARKLINE_DAYS = 30;
/** The longest window, and as much again as an observation may lie beyond its start. */
const LOOK_BACK_DAYS = 93;

/** Derives what a leaderboard shows of a project. */
export async function refreshStanding(db: Executor, projectId: number): Promise<void> {
  const view = await gatherView(db, projectId);
  const standing = {
    stars: view.stars,
    net7: view.changes["7d"]?.value ?? null,
    net30: view.changes["30d"]?.value ?? null,
    net90: view.changes["90d"]?.value ?? null,
    view,
  };
  await db
    .insert(standings)
    .values({ projectId, ...standing })
    .onConflictDoUpdate({ target: standings.projectId, set: standing });
}

async function gatherView(db: Executor, projectId: number): Promise<ProjectView> {
  const project = await findProjectById(db, projectId);
  if (project === null) throw new Error(`no project ${projectId}`);
  const { watched: _, ...known } = project;
  const totals = await gatherTotals(db, projectId);
  const details = await gatherDetails(db, projectId);
  const releases = await readReleases(db, projectId);
  // The last full release; where there never was one, the last of any kind.
  const last = releases.find((release) => !release.prerelease) ?? releases[0];
  return {
    ...details,
    ...known,
    // The watchlist's words come first; GitHub's where it has none.
    description: known.description ?? details.description,
    homepage: known.homepage ?? details.homepage,
    formerly: await gatherFormerNames(db, projectId, known.repo),
    ...totals,
    lastRelease:
      last === undefined ? null : { tag: last.tag, name: last.name, at: last.at, prerelease: last.prerelease },
    releaseCount: releases.length,
    lastStory: await gatherLastStory(db, projectId),
  };
}

type Totals = Pick<
  ProjectView,
  "stars" | "forks" | "openIssues" | "observedAt" | "archived" | "receiptKey" | "changes" | "sparkline"
>;

async function gatherTotals(db: Executor, projectId: number): Promise<Totals> {
  const [newest] = await db
    .select()
    .from(dailyTotals)
    .where(eq(dailyTotals.projectId, projectId))
    .orderBy(desc(dailyTotals.day))
    .limit(1);
  const recent = newest === undefined ? [] : await readRecent(db, newest);
  const changes = { "7d": changeOf(recent, 7), "30d": changeOf(recent, 30), "90d": changeOf(recent, 90) };
  return {
    stars: newest?.stars ?? null,
    forks: newest?.forks ?? null,
    openIssues: newest?.openIssues ?? null,
    observedAt: newest?.observedAt.getTime() ?? null,
    archived: newest?.archived ?? null,
    receiptKey: newest?.receiptKey ?? null,
    changes,
    sparkline: newest === undefined ? null : toSparkline(recent, newest.day),
  };
}

async function readRecent(db: Executor, { projectId, day }: DailyTotalsRow): Promise<Observation[]> {
  return toObservations(await readDailyTotals(db, projectId, { from: addDays(day, -LOOK_BACK_DAYS), to: day }));
}

function changeOf(observations: readonly Observation[], days: number): ViewChange | null {
  const change = changeOverWindow(observations, days);
  return change === null ? null : { value: change.value, fromAt: change.fromAt, toAt: change.toAt };
}

function toSparkline(observations: readonly Observation[], to: Day): ProjectView["sparkline"] {
  const from = addDays(to, 1 - SPARKLINE_DAYS);
  return { from, values: dailySeries(observations, "stars", { from, to }).map((point) => point.value) };
}

type Details = Pick<
  ProjectView,
  "description" | "homepage" | "license" | "language" | "topics" | "archivedOnGithub" | "createdAt"
>;

async function gatherDetails(db: Executor, projectId: number): Promise<Details> {
  const [said] = await db
    .select()
    .from(detailRevisions)
    .where(eq(detailRevisions.projectId, projectId))
    .orderBy(desc(detailRevisions.knownAt))
    .limit(1);
  return {
    description: said?.description ?? null,
    homepage: said?.homepage ?? null,
    license: said?.license ?? null,
    language: said?.language ?? null,
    topics: said?.topics ?? [],
    archivedOnGithub: said?.archived ?? null,
    createdAt: said?.createdAt.getTime() ?? null,
  };
}

async function gatherFormerNames(db: Executor, projectId: number, repo: string): Promise<string[]> {
  const names = await db
    .select({ name: projectNames.name })
    .from(projectNames)
    .where(eq(projectNames.projectId, projectId))
    .orderBy(desc(projectNames.rank));
  return names.map(({ name }) => name).filter((name) => repoKey(name) !== repoKey(repo));
}

async function gatherLastStory(db: Executor, projectId: number): Promise<ViewStory | null> {
  const { id, title, url, source, published, plusMinusDays } = stories;
  const [story] = await db
    .select({ id, title, url, source, published, plusMinusDays })
    .from(storyMentions)
    .innerJoin(stories, eq(stories.id, storyMentions.storyId))
    .where(and(eq(storyMentions.projectId, projectId), eq(storyMentions.status, "confirmed")))
    .orderBy(desc(published), desc(id))
    .limit(1);
  return story ?? null;
}
