import { storyKey } from "@groundswell/core";
import { getTableColumns, inArray, sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { refreshStandings } from "../derived/refresh-derived.ts";
import { stories, storyMentions, storySlugs, storyVersions } from "../schema/index.ts";
import { bumpDataVersion } from "../state/data-version.ts";
import { chooseSlugs } from "./choose-slugs.ts";
import { combine, type TellerWord } from "./combine.ts";
import { inChunks } from "./in-chunks.ts";
import type { MentionRow, StoredStory } from "./types.ts";

/**
 * Puts stories together anew of their versions, brings what is shown of the projects that they name or named up to date,
 * and raises the data's version where anything is another than before. Call it in the transaction that holds the turn,
 * at its end: it takes the lock of all caches.
 */
export async function refreshStories(tx: Executor, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const words = await readWords(tx, ids);
  const before = await readStored(tx, ids);
  const combined = [...words.values()].map(combine);
  const wishes = combined.map(({ story, fileSlug }) => {
    return { id: story.id, title: story.title, fileSlug, slug: before.stories.get(story.id)?.slug ?? null };
  });
  const { slugs, displaced } = await chooseSlugs(tx, wishes);
  const called = <T extends { id: string }>(story: T) => ({ ...story, slug: slugs.get(story.id) ?? story.id });
  const rows = [
    ...combined.map(({ story }) => ({ ...called(story), urlKey: storyKey(story.url) })),
    ...displaced.map(called),
  ];
  const old = new Map([...before.stories, ...displaced.map((story): [string, StoredStory] => [story.id, story])]);
  const changedRows = rows.filter((row) => !isSameRow(row, old.get(row.id)));
  const changedMentions = combined.filter(
    ({ story, mentions }) => !areSameRows(mentions, before.mentions.get(story.id) ?? []),
  );
  if (changedRows.length === 0 && changedMentions.length === 0) return;
  await writeStories(tx, changedRows, old);
  await writeMentions(tx, changedMentions);
  const changed = new Set([...changedRows.map((row) => row.id), ...changedMentions.map(({ story }) => story.id)]);
  const named = [...before.mentions.values(), ...combined.map(({ mentions }) => mentions)].flat();
  const others =
    displaced.length === 0
      ? []
      : await readMentions(
          tx,
          displaced.map(({ id }) => id),
        );
  const projectIds = [...named, ...others].flatMap((mention) =>
    changed.has(mention.storyId) ? mention.projectId : [],
  );
  await refreshStandings(tx, projectIds);
  await bumpDataVersion(tx);
}

/** What each teller of these stories says now, by story. */
async function readWords(tx: Executor, ids: readonly string[]): Promise<Map<string, TellerWord[]>> {
  const { storyId, toldBy, version, knownAt } = storyVersions;
  const ofTeller = sql`over (partition by ${storyId}, ${toldBy})`;
  const rows = await tx
    .selectDistinctOn([storyId, toldBy], {
      newest: getTableColumns(storyVersions),
      firstToldAt: sql<Date>`min(${knownAt}) ${ofTeller}`.mapWith(knownAt),
      versions: sql<number>`count(*) ${ofTeller}`.mapWith(Number),
    })
    .from(storyVersions)
    .where(inArray(storyId, [...ids]))
    .orderBy(storyId, toldBy, sql`${version} desc`);
  return Map.groupBy(rows, ({ newest }) => newest.storyId);
}

async function readStored(tx: Executor, ids: readonly string[]) {
  const rows = await tx
    .select()
    .from(stories)
    .where(inArray(stories.id, [...ids]));
  const mentions = await readMentions(tx, ids);
  return {
    stories: new Map(rows.map((row) => [row.id, row])),
    mentions: Map.groupBy(mentions, ({ storyId }) => storyId),
  };
}

async function readMentions(tx: Executor, ids: readonly string[]): Promise<MentionRow[]> {
  return tx
    .select()
    .from(storyMentions)
    .where(inArray(storyMentions.storyId, [...ids]));
}

/** Two stories may change names with each other: all that change theirs give it up first. */
async function writeStories(
  tx: Executor,
  rows: readonly StoredStory[],
  old: ReadonlyMap<string, StoredStory>,
): Promise<void> {
  const renamed = rows.filter(({ id, slug }) => old.has(id) && old.get(id)?.slug !== slug).map(({ id }) => id);
  if (renamed.length > 0) {
    await tx
      .update(stories)
      .set({ slug: sql`' ' || ${stories.id}` })
      .where(inArray(stories.id, renamed));
  }
  const columns = Object.values(getTableColumns(stories)).filter(({ name }) => name !== "id");
  const set = Object.fromEntries(columns.map((column) => [toKey(column.name), sql.raw(`excluded.${column.name}`)]));
  await inChunks(rows, (chunk) => tx.insert(stories).values(chunk).onConflictDoUpdate({ target: stories.id, set }));
  // Displaced stories come last in the rows, and their new slugs are nobody's: no slug stands in the rows twice.
  await inChunks(rows, (chunk) =>
    tx
      .insert(storySlugs)
      .values(chunk.map(({ id, slug }) => ({ slug, storyId: id })))
      .onConflictDoUpdate({ target: storySlugs.slug, set: { storyId: sql`excluded.story_id` } }),
  );
}

function toKey(column: string): string {
  return column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

async function writeMentions(tx: Executor, changed: readonly { story: { id: string }; mentions: MentionRow[] }[]) {
  await inChunks(changed, (chunk) =>
    tx.delete(storyMentions).where(
      inArray(
        storyMentions.storyId,
        chunk.map(({ story }) => story.id),
      ),
    ),
  );
  await inChunks(
    changed.flatMap(({ mentions }) => mentions),
    (rows) => tx.insert(storyMentions).values(rows),
  );
}

function isSameRow(row: StoredStory, old: StoredStory | undefined): boolean {
  return old !== undefined && describe(row) === describe(old);
}

function areSameRows(a: readonly MentionRow[], b: readonly MentionRow[]): boolean {
  const lines = (rows: readonly MentionRow[]) => rows.map(describe).sort().join("\n");
  return a.length === b.length && lines(a) === lines(b);
}

function describe(row: object): string {
  return JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
}
