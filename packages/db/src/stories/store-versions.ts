import { dayOf, type InstantMs } from "@groundswell/core";
import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { storyVersions, type StoredMention } from "../schema/index.ts";
import { inChunks } from "./in-chunks.ts";
import { FILE_TELLER, type StoredVersion } from "./types.ts";

/** What one teller says of a story. */
export type Told = Omit<StoredVersion, "toldBy" | "version" | "knownAt" | "linkedBy">;

export interface Teller {
  /** As `story_versions.told_by` has it. */
  toldBy: string;
  knownAt: InstantMs;
  /** Fingerprint of the names that the linker looked for. */
  linkedBy: string;
}

/** How many stories the teller told of for the first time, and so on. */
export interface Recorded {
  new: number;
  revised: number;
  unchanged: number;
  /** Unchanged ones that were linked by other names than before. */
  linkedAnew: number;
}

/**
 * Stores what a teller says of stories, each once: a version where it says something new, and what the linker finds now
 * in those that it says nothing new of. A story that it takes back before it was ever heard of is left out.
 * @returns ids of stories that have to be put together anew
 */
export async function storeVersions(
  tx: Executor,
  told: readonly Told[],
  teller: Teller,
): Promise<{ recorded: Recorded; changed: string[] }> {
  const newest = await readNewest(tx, teller.toldBy, told);
  const recorded: Recorded = { new: 0, revised: 0, unchanged: 0, linkedAnew: 0 };
  const added: StoredVersion[] = [];
  const linked: StoredVersion[] = [];
  const changed: string[] = [];
  for (const story of told) {
    const last = newest.get(story.storyId);
    const kind = compare(story, last, teller.linkedBy);
    recorded[kind] += 1;
    if (kind === "new" || kind === "revised") added.push(toVersion(story, last, teller));
    if (kind === "linkedAnew" && last !== undefined) linked.push({ ...last, mentions: story.mentions });
    if (kind === "linkedAnew" ? !areSame(story.mentions, last?.mentions ?? []) : kind !== "unchanged") {
      changed.push(story.storyId);
    }
  }
  await inChunks(added, (rows) => tx.insert(storyVersions).values(rows));
  await inChunks(linked, (rows) => linkAnew(tx, rows, teller));
  return { recorded, changed };
}

function compare(told: Told, last: StoredVersion | undefined, linkedBy: string): keyof Recorded {
  if (last === undefined) return told.active ? "new" : "unchanged";
  if (told.contentHash !== last.contentHash || told.active !== last.active) return "revised";
  return linkedBy === last.linkedBy && areSame(told.mentions, last.mentions) ? "unchanged" : "linkedAnew";
}

/**
 * An approximate day says when we came to hear of a story, and a day with a note when it was last changed or written: a
 * revision moves both, though the story was published no later than before. Nor can a story have been published after we
 * had read it, whatever date a source puts on it now. Only a file, which somebody has thought about, or an exact day of
 * publication that is possible takes the place of an earlier one.
 */
function toVersion(told: Told, last: StoredVersion | undefined, { toldBy, knownAt, linkedBy }: Teller): StoredVersion {
  const isGuess = told.plusMinusDays > 0 || told.publishedNote !== null;
  const holds = toldBy !== FILE_TELLER && last !== undefined && (isGuess || isAfter(told, last.knownAt));
  const { published, publishedAt, plusMinusDays, publishedNote } = holds ? last : told;
  return {
    ...told,
    ...{ published, publishedAt, plusMinusDays, publishedNote },
    toldBy,
    version: (last?.version ?? 0) + 1,
    knownAt: new Date(knownAt),
    linkedBy,
  };
}

function isAfter({ published, publishedAt }: Told, knownAt: Date): boolean {
  return publishedAt === null ? published > dayOf(knownAt.getTime()) : publishedAt > knownAt;
}

async function readNewest(tx: Executor, toldBy: string, told: readonly Told[]): Promise<Map<string, StoredVersion>> {
  const { storyId, version } = storyVersions;
  const ids = told.map((story) => story.storyId);
  const rows = await tx
    .selectDistinctOn([storyId])
    .from(storyVersions)
    .where(and(inArray(storyId, ids), eq(storyVersions.toldBy, toldBy)))
    .orderBy(storyId, desc(version));
  return new Map(rows.map((row) => [row.storyId, row]));
}

async function linkAnew(tx: Executor, rows: readonly StoredVersion[], { toldBy, linkedBy }: Teller): Promise<void> {
  const list = JSON.stringify(rows.map(({ storyId, version, mentions }) => ({ storyId, version, mentions })));
  await tx.execute(sql`
    update story_versions v set mentions = n.mentions, linked_by = ${linkedBy}
    from jsonb_to_recordset(${list}::text::jsonb) as n ("storyId" text, version int, mentions jsonb)
    where v.story_id = n."storyId" and v.told_by = ${toldBy} and v.version = n.version`);
}

/** Whether two lists name the same projects in the same way, in whatever order. */
function areSame(a: readonly StoredMention[], b: readonly StoredMention[]): boolean {
  return a.length === b.length && describe(a) === describe(b);
}

function describe(mentions: readonly StoredMention[]): string {
  const lines = mentions.map(({ projectId, status, tier, score, eligible, place, evidence }) =>
    JSON.stringify([projectId, status, tier, score, eligible, place, evidence]),
  );
  return lines.sort().join("\n");
}
