import { isDeepStrictEqual } from "node:util";
import { listProjectWork, sleepUntil } from "@groundswell/collector";
import { syncNotesByRepo, syncStories, syncWatchlist, type Database } from "@groundswell/db";
import type { Logger } from "pino";
import type { Config } from "../config.ts";
import { describeChange, listMissing } from "./describe-change.ts";
import { formatFault, type FileFault, type KeptContent, type KeptPart } from "./kept-content.ts";
import { loadKeptNotes, loadKeptStories, loadKeptWatchlist, markPart } from "./load-part.ts";
import { onHangUp } from "./on-hang-up.ts";

/** A change is taken once two looks in a row have found the same: by then whoever saves the file has ended. */
const LOOK_MS = 1_000;
/** The next attempt after the database could not take a change. */
const RETRY_MS = 5_000;

export interface FollowContentParts {
  db: Database;
  config: Config;
  kept: KeptContent;
  logger: Logger;
  /** A line for whoever started this; absent: the log alone says it. */
  tell?: ((line: string) => void) | undefined;
  now?: () => number;
}

/**
 * Takes changes to the watchlist and to the stories kept by hand while the process runs, until the signal. A change is
 * stored whole or not at all; a file that is at fault changes nothing, and its faults are told. Nothing that goes wrong
 * here ends it, or anything else.
 */
export async function followContent(parts: FollowContentParts, signal: AbortSignal): Promise<void> {
  const { logger, now = Date.now } = parts;
  const watchlist = new FollowedPart("watchlist", parts);
  const stories = new FollowedPart("stories", parts);
  const notes = new FollowedPart("notes", parts);
  const hangUp = onHangUp(signal);
  while (!signal.aborted) {
    let nextAt = now() + LOOK_MS;
    try {
      // In this order: stories and notes name projects.
      await watchlist.look();
      await stories.look();
      await notes.look();
    } catch (error) {
      logger.error({ err: error }, "a change to the watchlist or the stories could not be taken; it is tried again");
      nextAt = now() + RETRY_MS;
    }
    await sleepUntil(nextAt, now, AbortSignal.any([signal, hangUp.next()]));
  }
}

/** One of the files, or a folder of them: how it was found last, and which state of it was taken. */
export class FollowedPart {
  readonly #part: KeptPart;
  readonly #parts: FollowContentParts;
  #seen: string | null = null;
  #taken: string | null = null;

  constructor(part: KeptPart, parts: FollowContentParts) {
    this.#part = part;
    this.#parts = parts;
  }

  /** @throws Error when the database does not take it; the next look tries again */
  async look(): Promise<void> {
    const { config, now = Date.now } = this.#parts;
    const mark = await markPart(this.#part, config, now());
    const isSettled = mark === this.#seen;
    this.#seen = mark;
    if (!isSettled || mark === this.#taken) return;
    const wasRead = await TAKE[this.#part](this.#parts);
    // A file may be replaced between the two readings, or fail to be read this once: then the next look takes it anew.
    if (wasRead && (await markPart(this.#part, config, now())) === mark) this.#taken = mark;
  }
}

/** @returns whether what the file says, or is wrong with, is known; not so when it could not be read */
async function takeWatchlist(parts: FollowContentParts): Promise<boolean> {
  const { db, config, kept, now = Date.now } = parts;
  const loaded = await loadKeptWatchlist(config);
  if ("faults" in loaded) {
    noteFaults("watchlist", loaded, parts);
    return !loaded.isUnread;
  }
  const before = kept.watchlist;
  if (!isDeepStrictEqual(loaded.said, before)) {
    // The rows are in the list's order.
    const rows = await syncWatchlist(db, loaded.said.projects);
    const added = new Set(listMissing(loaded.said.projects, before.projects));
    const addedIds = rows.flatMap(({ id }, i) => {
      const project = loaded.said.projects[i];
      return project !== undefined && added.has(project) ? [id] : [];
    });
    await listProjectWork(db, addedIds, now());
    // What a story names may be watched only now, or no longer.
    await syncStories(db, kept.stories, now());
    await syncNotesByRepo(db, kept.notes, now());
    // Last: what the database has not taken whole is taken again by the next look.
    kept.watchlist = loaded.said;
    tellChange(describeChange(before, loaded.said), parts);
  }
  noteMended("watchlist", parts);
  return true;
}

/** @returns as for the watchlist */
async function takeStories(parts: FollowContentParts): Promise<boolean> {
  const { db, config, kept, now = Date.now } = parts;
  const loaded = await loadKeptStories(config);
  if ("faults" in loaded) {
    noteFaults("stories", loaded, parts);
    return !loaded.isUnread;
  }
  if (!isDeepStrictEqual(loaded.said, kept.stories)) {
    await syncStories(db, loaded.said, now());
    kept.stories = loaded.said;
    tellChange(`The stories kept by hand have changed: ${loaded.said.length} of them are shown.`, parts);
  }
  noteMended("stories", parts);
  return true;
}

/** @returns as for the watchlist */
async function takeNotes(parts: FollowContentParts): Promise<boolean> {
  const { db, config, kept, now = Date.now } = parts;
  const loaded = await loadKeptNotes(config);
  if ("faults" in loaded) {
    noteFaults("notes", loaded, parts);
    return !loaded.isUnread;
  }
  if (!isDeepStrictEqual(loaded.said, kept.notes)) {
    await syncNotesByRepo(db, loaded.said, now());
    kept.notes = loaded.said;
    tellChange(`The notes beside the openness ledger have changed: there are ${loaded.said.length} of them.`, parts);
  }
  noteMended("notes", parts);
  return true;
}

const TAKE = { watchlist: takeWatchlist, stories: takeStories, notes: takeNotes } as const;

function noteFaults(
  part: KeptPart,
  { faults, isUnread }: { faults: FileFault[]; isUnread: boolean },
  { kept, logger, tell, now = Date.now }: FollowContentParts,
): void {
  const isNew = kept.noteFaults(part, faults, now());
  // Each look tries to read it again.
  if (isUnread && !isNew) return;
  const lines = faults.map(formatFault);
  logger.warn({ faults: lines }, `the ${part} can't be taken as it is now; the last good state stays in use`);
  tell?.([...lines, `The ${part} stays as it was until this is mended.`].join("\n"));
}

function noteMended(part: KeptPart, { kept, logger, tell }: FollowContentParts): void {
  if (!kept.noteMended(part)) return;
  logger.info(`the ${part} is in order again`);
  tell?.(`The ${part} is in order again.`);
}

function tellChange(line: string, { logger, tell }: FollowContentParts): void {
  logger.info(line);
  tell?.(line);
}
