import { repoKey, storyIdOf, storyKey, type FoundMention } from "@groundswell/core";
import type { Executor } from "../connect.ts";
import type { StoredMention } from "../schema/index.ts";
import { takeTurn } from "../state/take-turn.ts";
import { refreshStories } from "./refresh-stories.ts";
import { resolveRepos } from "./resolve-repos.ts";
import { storeVersions, type Recorded, type Teller, type Told } from "./store-versions.ts";
import type { NewStory } from "./types.ts";

type Resolved = Awaited<ReturnType<typeof resolveRepos>>;

/**
 * Records what a place of coverage tells, in one transaction: a version of each story that it says something new of, and
 * what the linker finds now in the others. Telling the same twice changes nothing. Of two stories of one batch with the
 * same address the first counts.
 * @param batch at most a few thousand
 * @throws TypeError when an address is none of the web's: nothing is recorded
 */
export async function recordStories(db: Executor, batch: readonly NewStory[], teller: Teller): Promise<Recorded> {
  return db.transaction(async (tx) => {
    await takeTurn(tx);
    const projects = await resolveRepos(
      tx,
      batch.flatMap(({ mentions }) => mentions.map(({ repo }) => repo)),
    );
    const told = new Map<string, Told>();
    for (const story of batch) {
      const one = toTold(story, projects);
      if (!told.has(one.storyId)) told.set(one.storyId, one);
    }
    const { recorded, changed } = await storeVersions(tx, [...told.values()], teller);
    await refreshStories(tx, changed);
    return recorded;
  });
}

function toTold(story: NewStory, projects: Resolved): Told {
  const { url, title, source, published, active, contentHash, request, mentions } = story;
  return {
    storyId: storyIdOf(storyKey(url)),
    ...{ request, contentHash, url, active },
    title: toStorable(title),
    source: toStorable(source),
    published: published.day,
    publishedAt: published.at === null ? null : new Date(published.at),
    plusMinusDays: published.plusMinusDays,
    publishedNote: published.note === null ? null : toStorable(published.note),
    mentions: active ? toMentions(mentions, projects) : [],
  };
}

/** Two names may turn out to be one project: the first mention of it counts, and the linker tells the surest first. */
function toMentions(found: readonly FoundMention[], projects: Resolved): StoredMention[] {
  const byProject = new Map<number, StoredMention>();
  for (const { repo, tier, score, linked, eligible, place, evidence } of found) {
    const project = projects.get(repoKey(repo));
    if (project === undefined || byProject.has(project.id)) continue;
    byProject.set(project.id, {
      projectId: project.id,
      status: linked ? "linked" : "review",
      ...{ tier, score, eligible: linked && eligible, place },
      evidence: toStorable(evidence),
    });
  }
  return [...byProject.values()];
}

/** PostgreSQL stores no NUL and no half of a surrogate pair; one such letter must not lose a batch. */
function toStorable(text: string): string {
  return text.replaceAll("\u0000", "").toWellFormed();
}
