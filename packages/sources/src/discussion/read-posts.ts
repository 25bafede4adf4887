import { setImmediate as letOthersRun } from "node:timers/promises";
import { addDays, contentHash, repoKey, startOfDay, type Day, type InstantMs, type Linker } from "@groundswell/core";
import type { MentionTarget, Receipt } from "@groundswell/core";
import type { DiscussionDay } from "@groundswell/db";
import { countDays, type CountedPost } from "./count-days.ts";
import { listPhrases } from "./list-phrases.ts";
import type { PacedAsker } from "./paced-asker.ts";
import type { FoundPost, Phrase, PostSearch, SearchPlace, Span } from "./types.ts";

/** Pages that one question may take; what lies behind them makes its days cut off. */
export const MAX_PAGES = 5;
/** Posts that are linked without letting anything else run in between. */
const LINKED_AT_ONCE = 20;
const METHOD = "discussion/1";

export interface ReadingOptions {
  search: PostSearch;
  asker: PacedAsker;
  linker: Linker;
  now: () => InstantMs;
}

/** Days that are asked of, both included. */
export interface DaySpan {
  from: Day;
  to: Day;
}

/** What a reading of a project's posts gives: counts, and what they were counted from. */
export interface PostReading {
  days: DiscussionDay[];
  receipt: Receipt;
  /** Results that could not be read. */
  unread: number;
}

/**
 * Counts the posts that name a project on some days. The days are read anew as a whole, so that nothing of a post has to be
 * remembered to count it once.
 * @throws SourceFault when the search can't be read: then nothing is counted
 */
export async function readPosts(target: MentionTarget, days: DaySpan, options: ReadingOptions): Promise<PostReading> {
  const { search, asker, linker, now } = options;
  const span: Span = { from: startOfDay(days.from), to: startOfDay(addDays(days.to, 1)) };
  const phrases = listPhrases(target);
  const counted = new Map<string, CountedPost | null>();
  const readTo: InstantMs[] = [];
  const holes: Span[] = [];
  let unread = 0;
  asker.takeAnswered();
  for (const phrase of phrases) {
    const took = await readPhrase(phrase, span, options, async (posts) => {
      await judgePosts(posts, counted, target, linker);
    });
    readTo.push(took.readTo);
    holes.push(...took.holes);
    unread += took.unread;
  }
  const answered = asker.takeAnswered();
  const receipt: Receipt = {
    source: search.told,
    sourceUrl: search.sourceUrl,
    request: answered.map(({ request }) => `GET ${request}`).join(" "),
    fetchedAt: now(),
    status: 200,
    // Of several answers: the hash of their hashes, in their order.
    contentHash:
      answered.length === 1 ? (answered[0]?.hash ?? "") : contentHash(answered.map(({ hash }) => hash).join("\n")),
    method: `${METHOD}, names ${linker.fingerprint.slice("sha256:".length, "sha256:".length + 12)}`,
  };
  const posts = [...counted.values()].filter((post) => post !== null);
  const searchOf = (day: Day) => linkTo(search, phrases, day);
  return { days: countDays({ posts, readTo, holes, ...days, searchOf }), receipt, unread };
}

function linkTo(search: PostSearch, [phrase]: readonly Phrase[], day: Day): string | null {
  if (phrase === undefined) return null;
  return search.linkTo(phrase, { from: startOfDay(day), to: startOfDay(addDays(day, 1)) });
}

async function readPhrase(
  phrase: Phrase,
  span: Span,
  { search, asker }: ReadingOptions,
  take: (posts: FoundPost[]) => Promise<void>,
): Promise<{ readTo: InstantMs; holes: Span[]; unread: number }> {
  let [readTo, unread] = [span.to, 0];
  const holes: Span[] = [];
  let place: SearchPlace | null = null;
  for (let pages = 0; pages < MAX_PAGES; pages++) {
    const page = await search.readPage(phrase, span, place, asker);
    await take(page.posts);
    // What could not be read may have been a post of any day that the page is of.
    if (page.unread > 0) holes.push({ from: Math.min(readTo, page.readTo), to: readTo });
    unread += page.unread;
    readTo = Math.min(readTo, page.readTo);
    place = page.place;
    if (place === null) break;
  }
  return { readTo, holes, unread };
}

/** Whom each post names; one that was found before was judged then. */
async function judgePosts(
  posts: readonly FoundPost[],
  counted: Map<string, CountedPost | null>,
  target: MentionTarget,
  linker: Linker,
): Promise<void> {
  const key = repoKey(target.repo);
  for (const [index, { id, at, title, text, links, thread }] of posts.entries()) {
    if (index % LINKED_AT_ONCE === LINKED_AT_ONCE - 1) await letOthersRun();
    if (counted.has(id)) continue;
    const mention = linker.find({ title, text, url: null, links }).find(({ repo }) => repoKey(repo) === key);
    counted.set(id, mention === undefined ? null : { at, isSure: mention.linked, thread });
  }
}
