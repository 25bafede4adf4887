import type { StoredMention } from "../schema/index.ts";
import { FILE_TELLER, type MentionRow, type StoredStory, type StoredVersion } from "./types.ts";

/** What a teller says of a story now. */
export interface TellerWord {
  newest: StoredVersion;
  /** When it told of the story first. */
  firstToldAt: Date;
  versions: number;
}

/** A story as its tellers' words make it, but for its address, which depends on other stories too. */
export interface Combined {
  story: Omit<StoredStory, "slug" | "urlKey">;
  mentions: MentionRow[];
  /** The file's name without `.md`; null where there is no file. */
  fileSlug: string | null;
}

/**
 * Puts a story together of what each teller says of it now. What is shown is the file's word; where there is no file, the
 * word of the teller that told first and still stands by it. A story that nobody stands by any more is hidden, and names
 * nobody.
 * @param words one for each teller, at least one
 */
export function combine(words: readonly TellerWord[]): Combined {
  const inOrder = words.toSorted(byRank);
  const standing = inOrder.filter(({ newest }) => newest.active);
  const leading = (standing[0] ?? inOrder[0])?.newest;
  if (leading === undefined) throw new Error("a story that nobody told of");
  const { storyId, title, url, source, published, publishedAt, plusMinusDays, publishedNote } = leading;
  const mentions = combineMentions(standing);
  const active = standing.length > 0;
  const byHand = active && leading.toldBy === FILE_TELLER;
  return {
    story: {
      id: storyId,
      ...{ title, url, source, published, publishedAt, plusMinusDays, publishedNote, active, byHand },
      listed: byHand || mentions.some(({ status }) => status === "confirmed" || status === "linked"),
      versions: words.reduce((sum, word) => sum + word.versions, 0),
      firstSeenAt: new Date(Math.min(...words.map(({ firstToldAt }) => firstToldAt.getTime()))),
    },
    mentions: mentions.map((mention) => ({ ...mention, storyId, published })),
    fileSlug: byHand ? slugOfFile(leading.request) : null,
  };
}

/** The file first, then who told first. */
function byRank(a: TellerWord, b: TellerWord): number {
  const isFile = (word: TellerWord) => Number(word.newest.toldBy === FILE_TELLER);
  return (
    isFile(b) - isFile(a) ||
    a.firstToldAt.getTime() - b.firstToldAt.getTime() ||
    (a.newest.toldBy < b.newest.toldBy ? -1 : 1)
  );
}

/**
 * One mention for each project. Of what several machines read the surest holds: one that is linked before one that is
 * not, one that may enter effects before one that may not, then the higher score. A decision by hand holds against all
 * of them; what the machine saw stands beside it.
 */
function combineMentions(standing: readonly TellerWord[]): StoredMention[] {
  const byProject = new Map<number, StoredMention>();
  for (const { newest } of standing) {
    for (const mention of newest.mentions) {
      const held = byProject.get(mention.projectId);
      byProject.set(mention.projectId, held === undefined ? mention : merge(held, mention));
    }
  }
  return [...byProject.values()].sort((a, b) => a.projectId - b.projectId);
}

function merge(held: StoredMention, other: StoredMention): StoredMention {
  if (!isDecided(held)) return isSurer(other, held) ? other : held;
  // What a machine saw of a project that somebody has decided on: the surest of it, under the decision.
  const isBetter = held.tier === null || isSurer(asRead(other), asRead(held));
  if (!isBetter) return held;
  const { tier, score, place } = other;
  return { ...held, tier, score, place, evidence: held.evidence ?? other.evidence };
}

function isDecided({ status }: StoredMention): boolean {
  return status === "confirmed" || status === "rejected";
}

/** A decided mention carries no word of the machine's on whether it is linked: tier and score are left to compare by. */
function asRead(mention: StoredMention): StoredMention {
  return { ...mention, status: "linked", eligible: false };
}

function isSurer(a: StoredMention, b: StoredMention): boolean {
  const rank = ({ status, eligible, score }: StoredMention) => [
    Number(status === "linked"),
    Number(eligible),
    score ?? 0,
  ];
  const [left, right] = [rank(a), rank(b)];
  const place = left.findIndex((value, i) => value !== right[i]);
  return place !== -1 && (left[place] ?? 0) > (right[place] ?? 0);
}

/** Where a file's version was read. */
export function fileRequest(slug: string): string {
  return `stories/${slug}.md`;
}

function slugOfFile(request: string): string {
  return request.slice("stories/".length, -".md".length);
}
