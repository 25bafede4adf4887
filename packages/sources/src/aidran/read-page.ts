import { hideSecrets } from "@groundswell/core";
import { SourceFault } from "../source-fault.ts";
import type { SkippedStory } from "../types.ts";
import { AidranStory, ListedStory } from "./api-schemas.ts";
import { describePlaces, type ListPage } from "./client.ts";
import { laterOf, stampOf, type Cursor, type Pass } from "./cursor.ts";
import type { Wanted } from "./fetch-stories.ts";

/** What a page of the list says. */
export interface PageRead {
  /** Stories that are new, or in another state than when they were read. */
  wanted: Wanted[];
  skipped: SkippedStory[];
  ids: string[];
  /** The newest on it, in epoch milliseconds. */
  top: number | null;
  /** Whether it has come down to what the pass is to reach. */
  reachesDown: boolean;
}

/** Reads a page; an item that is none is skipped, and said. */
export function readPage(page: ListPage, pass: Pass, cursor: Cursor): PageRead {
  const known = new Map(cursor.known.map(({ id, stamp }) => [id, stamp]));
  const waiting = new Map(cursor.later.map(({ id, stamp }) => [id, stamp]));
  const read: PageRead = { wanted: [], skipped: [], ids: [], top: null, reachesDown: false };
  for (const [index, item] of page.items.entries()) {
    const parsed = ListedStory.safeParse(item);
    if (!parsed.success) {
      const what = hideSecrets(`item ${index + 1} of ${page.request}`).slice(0, 200);
      read.skipped.push({ what, why: `no story as we know it (${describePlaces(parsed.error)})` });
      continue;
    }
    const { id, generatedAt = null, active } = parsed.data;
    const stamp = stampOf(parsed.data);
    read.ids.push(id);
    read.top = laterOf(read.top, generatedAt);
    // Strictly older: several may have been written in one instant, and the last page may have ended between them.
    if (pass.downTo !== null && generatedAt !== null && generatedAt < pass.downTo) read.reachesDown = true;
    if (known.get(id) === stamp || waiting.get(id) === stamp) continue;
    const whole = active === false ? AidranStory.safeParse(item).data : undefined;
    read.wanted.push({ id, stamp, generatedAt, failingSince: null, takenBack: whole ?? null });
  }
  return read;
}

/** Pages without anything that was not on an earlier one; so many in a row are no list that ends. */
const MAX_IDLE_PAGES = 20;

/** Notices a list that goes round, or goes on without saying anything. */
export class LoopGuard {
  readonly #cursors = new Set<string>();
  readonly #ids = new Set<string>();
  #idlePages = 0;

  /** @throws SourceFault with code `endless_list` */
  check({ request, nextCursor }: ListPage, ids: readonly string[]): void {
    const isNew = ids.some((id) => !this.#ids.has(id));
    for (const id of ids) this.#ids.add(id);
    this.#idlePages = isNew ? 0 : this.#idlePages + 1;
    const goesRound = nextCursor !== null && this.#cursors.has(nextCursor);
    if (nextCursor !== null) this.#cursors.add(nextCursor);
    if (!goesRound && this.#idlePages < MAX_IDLE_PAGES) return;
    const message = goesRound ? "its list goes round: a page leads back to an earlier one" : "its list does not end";
    throw new SourceFault("endless_list", message, { url: request, remedy: "tell whoever runs the API" });
  }
}
