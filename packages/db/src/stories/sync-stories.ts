import { contentHash, repoKey, storyIdOf, storyKey, type InstantMs } from "@groundswell/core";
import { and, desc, eq } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { stories, storyVersions, type StoredMention } from "../schema/index.ts";
import { takeTurn } from "../state/take-turn.ts";
import { fileRequest } from "./combine.ts";
import { refreshStories } from "./refresh-stories.ts";
import { resolveRepos } from "./resolve-repos.ts";
import { storeVersions, type Told } from "./store-versions.ts";
import { BY_HAND, FILE_TELLER, type KeptStory } from "./types.ts";

type Resolved = Awaited<ReturnType<typeof resolveRepos>>;

/**
 * Makes the hand-kept stories those of the files, in one transaction: a version of each file that says something new, and
 * one that takes the story back where its file is gone. When nothing is new, nothing is written.
 * @returns mentions whose repository is not watched: nobody is shown them
 */
export async function syncStories(
  db: Executor,
  kept: readonly KeptStory[],
  now: InstantMs,
): Promise<{ story: string; repo: string }[]> {
  return db.transaction(async (tx) => {
    await takeTurn(tx);
    const projects = await resolveRepos(
      tx,
      kept.flatMap(({ mentions }) => mentions.map(({ repo }) => repo)),
    );
    const told = new Map<string, Told>();
    for (const story of kept) {
      const one = toTold(story, projects);
      if (!told.has(one.storyId)) told.set(one.storyId, one);
    }
    for (const gone of await readFiles(tx)) {
      if (!told.has(gone.storyId)) told.set(gone.storyId, { ...gone, active: false, mentions: [] });
    }
    const teller = { toldBy: FILE_TELLER, knownAt: now, linkedBy: BY_HAND };
    const { changed } = await storeVersions(tx, [...told.values()], teller);
    await refreshStories(tx, changed);
    return kept.flatMap(({ slug, mentions }) =>
      mentions.flatMap(({ repo }) => (projects.get(repoKey(repo))?.watched === true ? [] : [{ story: slug, repo }])),
    );
  });
}

function toTold(story: KeptStory, projects: Resolved): Told {
  const { slug, title, url, source, published, publishedAt, plusMinusDays, publishedNote, mentions } = story;
  const said = { slug, title, url, source, published, publishedAt, plusMinusDays, publishedNote };
  return {
    storyId: storyIdOf(storyKey(url)),
    request: fileRequest(slug),
    contentHash: contentHash(
      JSON.stringify([said, mentions.map(({ repo, status, evidence }) => [repo, status, evidence])]),
    ),
    ...{ title, url, source, published, plusMinusDays, publishedNote },
    publishedAt: publishedAt === null ? null : new Date(publishedAt),
    active: true,
    mentions: toMentions(mentions, projects),
  };
}

/** A decision stays with a project that is not watched at present; of two on one project the last holds. */
function toMentions(kept: KeptStory["mentions"], projects: Resolved): StoredMention[] {
  const byProject = new Map<number, StoredMention>();
  for (const { repo, status, evidence } of kept) {
    const project = projects.get(repoKey(repo));
    if (project === undefined) continue;
    const read = { tier: null, score: null, place: null };
    byProject.set(project.id, { projectId: project.id, status, ...read, eligible: status === "confirmed", evidence });
  }
  return [...byProject.values()];
}

/** The newest word of every file that was there last time. */
async function readFiles(tx: Executor): Promise<Told[]> {
  const { storyId, version } = storyVersions;
  const rows = await tx
    .selectDistinctOn([storyId], { told: storyVersions })
    .from(stories)
    .innerJoin(storyVersions, and(eq(storyId, stories.id), eq(storyVersions.toldBy, FILE_TELLER)))
    .where(eq(stories.byHand, true))
    .orderBy(storyId, desc(version));
  return rows.map(({ told: { toldBy: _by, version: _version, knownAt: _at, linkedBy: _linked, ...told } }) => told);
}
