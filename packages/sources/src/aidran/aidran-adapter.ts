import { DAY_MS, type InstantMs } from "@groundswell/core";
import type { Fetcher } from "../fetch/fetcher.ts";
import { isSourceFault, SourceFault } from "../source-fault.ts";
import type { SourceAdapter, SourceBatch } from "../types.ts";
import { createAidranClient, type AidranClient, type ListPage } from "./client.ts";
import { laterOf, postpone, readCursor, remember, type Cursor, type Pass } from "./cursor.ts";
import { fetchStories, type FetchContext, type FetchedStories } from "./fetch-stories.ts";
import { LoopGuard, readPage } from "./read-page.ts";
import { siteOf, type AidranEntry } from "./site-of.ts";

/** Stored in one go. */
const BATCH_SIZE = 20;
/** How often the list is read down to the oldest story known, for what was taken back without being written anew. */
const SWEEP_MS = DAY_MS;

export interface AidranAdapterOptions {
  entry: AidranEntry;
  fetcher: Fetcher;
  env: Readonly<Record<string, string | undefined>>;
  now: () => InstantMs;
  /** First wait after a failure that is likely to pass; default 1 s. */
  firstWaitMs?: number;
}

/** Which teller an entry is. */
export function aidranTeller({ url }: Pick<AidranEntry, "url">): string {
  return `aidran ${url}`;
}

/** Reads AIDRAN's delivery API: each story that is new, and each that has another version or was taken back. */
export function aidranAdapter(options: AidranAdapterOptions): SourceAdapter {
  const { entry, now } = options;
  return {
    id: aidranTeller(entry),
    async *read(state, signal) {
      const client = openClient(options);
      const context: FetchContext = { client, siteUrl: siteOf(entry), now, signal };
      yield* readStories(readCursor(state.cursor), context);
    },
  };
}

/** @throws SourceFault when the key's variable is not set */
export function openClient({ entry, fetcher, env, firstWaitMs }: AidranAdapterOptions): AidranClient {
  const { url, keyEnv } = entry;
  const key = env[keyEnv]?.trim() ?? "";
  if (key !== "")
    return createAidranClient({ url, keyEnv, key, fetcher, ...(firstWaitMs === undefined ? {} : { firstWaitMs }) });
  const remedy = `set ${keyEnv} to the API's key, or take the entry out of the watchlist`;
  throw new SourceFault("key_missing", `the environment variable ${keyEnv}, which holds its key, is not set`, {
    url,
    remedy,
  });
}

/** One pass; a pass that was cut off is ended first, as stories that came since are above where it began. */
async function* readStories(before: Cursor, context: FetchContext): AsyncGenerator<SourceBatch> {
  const reading = new Reading(before, context);
  yield* reading.readWaiting();
  yield* reading.readPass();
  if (before.pass !== null) yield* reading.readPass();
}

class Reading {
  #cursor: Cursor;
  readonly #context: FetchContext;

  constructor(cursor: Cursor, context: FetchContext) {
    this.#cursor = cursor;
    this.#context = context;
  }

  /** Stories that could not be read before. They must not keep others waiting: their trouble ends no reading. */
  async *readWaiting(): AsyncGenerator<SourceBatch> {
    const due = this.#cursor.later.filter(({ notBefore }) => notBefore <= this.#context.now());
    if (due.length === 0) return;
    yield this.#keep(
      await fetchStories(
        due.map((one) => ({ ...one, takenBack: null })),
        this.#context,
      ),
    );
  }

  /** From where the pass stands down to its end. */
  async *readPass(): AsyncGenerator<SourceBatch> {
    const resumed = this.#cursor.pass;
    let pass = resumed ?? this.#beginPass();
    const guard = new LoopGuard();
    for (;;) {
      const page = await this.#ask(pass, pass === resumed);
      if (page === null) {
        pass = { ...pass, next: null };
        continue;
      }
      const read = readPage(page, pass, this.#cursor);
      for (let from = 0; from < read.wanted.length; from += BATCH_SIZE) {
        const fetched = await fetchStories(read.wanted.slice(from, from + BATCH_SIZE), this.#context);
        yield this.#keep(fetched, { pass });
        if (fetched.fault !== null) throw fetched.fault;
      }
      const top = laterOf(pass.top, read.top);
      const hasEnded = read.reachesDown || page.nextCursor === null;
      pass = { ...pass, top, next: page.nextCursor };
      yield this.#keep({ ...NOTHING, skipped: read.skipped }, hasEnded ? this.#endPass(pass) : { pass });
      if (hasEnded) return;
      guard.check(page, read.ids);
    }
  }

  #beginPass(): Pass {
    const { newest, sweptAt, known } = this.#cursor;
    const sweeps = newest === null || sweptAt === null || sweptAt <= this.#context.now() - SWEEP_MS;
    const oldest = known.reduce<number | null>((min, { generatedAt }) => {
      if (generatedAt === null) return min;
      return min === null ? generatedAt : Math.min(min, generatedAt);
    }, null);
    return { next: null, top: null, downTo: newest === null ? null : sweeps ? (oldest ?? newest) : newest, sweeps };
  }

  /** Only now is everything stored that is newer than where the pass before began. */
  #endPass({ top, sweeps }: Pass): Partial<Cursor> {
    const now = this.#context.now();
    // A story that claims to be of the future must not hide those that come before it.
    const newest = laterOf(this.#cursor.newest, top === null ? null : Math.min(top, now));
    return { pass: null, newest, ...(sweeps ? { sweptAt: now } : {}) };
  }

  /** The pass's next page; null when the API has forgotten where we stood: then it is read from the top again. */
  async #ask({ next }: Pass, isResumed: boolean): Promise<ListPage | null> {
    try {
      return await this.#context.client.list(next, this.#context.signal);
    } catch (error) {
      const status = isSourceFault(error) ? (error.status ?? 0) : 0;
      if (isResumed && next !== null && FORGOTTEN.includes(status)) return null;
      throw error;
    }
  }

  #keep(fetched: FetchedStories, change: Partial<Cursor> = {}): SourceBatch {
    const known = remember(this.#cursor.known, fetched.met);
    this.#cursor = { ...this.#cursor, ...change, known, later: postpone(this.#cursor.later, fetched) };
    const state = { etag: null, lastModified: null, cursor: this.#cursor };
    return { stories: fetched.stories, skipped: fetched.skipped, state, notModified: false };
  }
}

const NOTHING: FetchedStories = { stories: [], skipped: [], met: [], later: [], fault: null };
/** What is answered to a page that is not known any more. */
const FORGOTTEN: readonly number[] = [400, 404, 410, 422];
