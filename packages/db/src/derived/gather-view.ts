import { dayOf, repoKey, type InstantMs } from "@groundswell/core";
import { and, desc, eq, isNull, lte, or, type SQL } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { findProjectById } from "../projects/find-project.ts";
import { readReleases, type ReleaseRow } from "../queries/read-releases.ts";
import { detailRevisions, projectNames, stories, storyMentions } from "../schema/index.ts";
import { NAMES_FOR_CERTAIN } from "../stories/with-mentions.ts";
import { growthOf, readMomentum } from "../trends/read-momentum.ts";
import { gatherTotals } from "./gather-totals.ts";
import type { ProjectView, ViewMomentum, ViewStory } from "./project-view.ts";

/** What of a view needs not to be gathered anew. */
export interface KeptParts {
  momentum?: ViewMomentum | null;
  releases?: ViewReleases;
}

export type ViewReleases = Pick<ProjectView, "lastRelease" | "releaseCount">;

/**
 * Gathers everything that is shown of a project.
 * @param asOf what was known then, the watchlist's words aside, which are today's; null for now
 */
export async function gatherView(
  db: Executor,
  projectId: number,
  asOf: InstantMs | null,
  kept: KeptParts = {},
): Promise<ProjectView> {
  const project = await findProjectById(db, projectId);
  if (project === null) throw new Error(`no project ${projectId}`);
  const { watched: _, ...known } = project;
  const totals = await gatherTotals(db, projectId, asOf);
  const { fullName, ...details } = await gatherDetails(db, projectId, asOf);
  const names = await readNames(db, projectId, asOf);
  const { lastRelease, releaseCount } = kept.releases ?? summariseReleases(await readReleases(db, projectId, asOf));
  const repo = asOf === null ? known.repo : (fullName ?? names[0] ?? known.repo);
  return {
    ...details,
    ...known,
    repo,
    // The watchlist's words come first; GitHub's where it has none.
    description: known.description ?? details.description,
    homepage: known.homepage ?? details.homepage,
    formerly: names.filter((name) => repoKey(name) !== repoKey(repo)),
    ...totals,
    momentum: await gatherMomentum(db, projectId, { asOf, kept: kept.momentum, stars: totals.stars }),
    lastRelease,
    releaseCount,
    lastStory: await gatherLastStory(db, projectId, asOf),
  };
}

/** Totals change more often than a momentum, and its growth with them. */
async function gatherMomentum(
  db: Executor,
  projectId: number,
  { asOf, kept, stars }: { asOf: InstantMs | null; kept: ViewMomentum | null | undefined; stars: number | null },
): Promise<ViewMomentum | null> {
  if (kept === undefined) return readMomentum(db, projectId, { stars, asOf });
  return kept === null ? null : { ...kept, growth: growthOf(kept.fit, stars) };
}

/** The last full release; where there never was one, the last of any kind; and how many there are. */
export function summariseReleases(releases: readonly ReleaseRow[]): ViewReleases {
  const last = releases.find((release) => !release.prerelease) ?? releases[0];
  return {
    lastRelease:
      last === undefined ? null : { tag: last.tag, name: last.name, at: last.at, prerelease: last.prerelease },
    releaseCount: releases.length,
  };
}

type Details = Pick<
  ProjectView,
  "description" | "homepage" | "license" | "language" | "topics" | "archivedOnGithub" | "createdAt"
>;

async function gatherDetails(
  db: Executor,
  projectId: number,
  asOf: InstantMs | null,
): Promise<Details & { fullName: string | null }> {
  const { knownAt } = detailRevisions;
  const [said] = await db
    .select()
    .from(detailRevisions)
    .where(and(eq(detailRevisions.projectId, projectId), asOf === null ? undefined : lte(knownAt, new Date(asOf))))
    .orderBy(desc(knownAt))
    .limit(1);
  return {
    fullName: said?.fullName ?? null,
    description: said?.description ?? null,
    homepage: said?.homepage ?? null,
    license: said?.license ?? null,
    language: said?.language ?? null,
    topics: said?.topics ?? [],
    archivedOnGithub: said?.archived ?? null,
    createdAt: said?.createdAt.getTime() ?? null,
  };
}

/** Names that the project bears or bore, newest first: those that GitHub was seen to use later were not known. */
async function readNames(db: Executor, projectId: number, asOf: InstantMs | null): Promise<string[]> {
  const { name, since, rank } = projectNames;
  const names = await db
    .select({ name })
    .from(projectNames)
    .where(
      and(
        eq(projectNames.projectId, projectId),
        asOf === null ? undefined : or(isNull(since), lte(since, new Date(asOf))),
      ),
    )
    .orderBy(desc(rank));
  return names.map((row) => row.name);
}

/**
 * The newest story that names it for certain. As of an instant, mentions are those of today, as the watchlist's words are:
 * which stories there were is what is asked.
 */
async function gatherLastStory(db: Executor, projectId: number, asOf: InstantMs | null): Promise<ViewStory | null> {
  const { id, slug, title, url, source, published, plusMinusDays } = stories;
  const [story] = await db
    .select({ id, slug, title, url, source, published, plusMinusDays })
    .from(storyMentions)
    .innerJoin(stories, eq(stories.id, storyMentions.storyId))
    .where(and(eq(storyMentions.projectId, projectId), NAMES_FOR_CERTAIN, asOf === null ? undefined : wasKnown(asOf)))
    .orderBy(desc(storyMentions.published), desc(storyMentions.storyId))
    .limit(1);
  return story ?? null;
}

/**
 * Whether a story was there at an instant. One that a place of coverage told was not known before it did. Of one that is
 * kept by hand only its day counts: a file says nothing of when it was written, and we read it first when we first start.
 */
function wasKnown(asOf: InstantMs): SQL | undefined {
  return and(lte(stories.published, dayOf(asOf)), or(stories.byHand, lte(stories.firstSeenAt, new Date(asOf))));
}
