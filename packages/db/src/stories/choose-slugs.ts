import { storySlug } from "@groundswell/core";
import { and, inArray, notInArray } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { stories, storySlugs } from "../schema/index.ts";
import type { StoredStory } from "./types.ts";

export interface SlugWish {
  id: string;
  title: string;
  /** What its file is called; null where there is none. */
  fileSlug: string | null;
  /** What it is called now; null for a new one. */
  slug: string | null;
}

/**
 * What stories are called in addresses. A file's name is its story's, whoever bore it before: that one gets another. A
 * story without a file keeps what it is called; a new one gets its title's words and as much of its id as tells it from
 * every story that was ever called so.
 * @returns slugs by id, of the stories asked about and of those that must give theirs up; those come with their rows
 */
export async function chooseSlugs(
  tx: Executor,
  wishes: readonly SlugWish[],
): Promise<{ slugs: Map<string, string>; displaced: StoredStory[] }> {
  const ofFiles = new Map(wishes.flatMap(({ id, fileSlug }): [string, string][] => (fileSlug ? [[fileSlug, id]] : [])));
  const displaced = await readBearers(tx, [...ofFiles.keys()], wishes);
  const slugs = new Map<string, string>();
  const nameless: SlugWish[] = [];
  for (const wish of [...wishes, ...displaced.map((story) => ({ ...story, fileSlug: null }))]) {
    const kept = wish.slug !== null && !ofFiles.has(wish.slug) ? wish.slug : null;
    const slug = wish.fileSlug ?? kept;
    if (slug === null) nameless.push(wish);
    else slugs.set(wish.id, slug);
  }
  await nameAll(tx, nameless, slugs);
  return { slugs, displaced };
}

/** Other stories that are called what a file is called now. */
async function readBearers(tx: Executor, names: string[], wishes: readonly SlugWish[]): Promise<StoredStory[]> {
  if (names.length === 0) return [];
  const ids = wishes.map(({ id }) => id);
  return tx
    .select()
    .from(stories)
    .where(and(inArray(stories.slug, names), notInArray(stories.id, ids)));
}

async function nameAll(tx: Executor, nameless: readonly SlugWish[], slugs: Map<string, string>): Promise<void> {
  if (nameless.length === 0) return;
  const candidates = nameless.flatMap(listCandidates);
  const borne = await tx.select().from(storySlugs).where(inArray(storySlugs.slug, candidates));
  const bearers = new Map(borne.map(({ slug, storyId }) => [slug, storyId]));
  for (const [id, slug] of slugs) bearers.set(slug, id);
  for (const wish of nameless) {
    const slug = listCandidates(wish).find((candidate) => (bearers.get(candidate) ?? wish.id) === wish.id);
    if (slug === undefined) throw new Error(`every slug of the story ${wish.id} is another's`);
    slugs.set(wish.id, slug);
    bearers.set(slug, wish.id);
  }
}

/** Its title and more and more of its id; last what no file is likely to be called. */
function listCandidates({ id, title }: SlugWish): string[] {
  return [storySlug(title, id), storySlug(title, id, 10), storySlug(title, id, 16), `story-${id}-${id}`];
}
