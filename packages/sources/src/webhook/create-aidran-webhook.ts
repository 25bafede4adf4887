import { compileLinker, type InstantMs, type Linker } from "@groundswell/core";
import {
  readMentionTargets,
  readSources,
  recordStories,
  takeStoryDelivery,
  type Database,
  type Executor,
  type NewStory,
} from "@groundswell/db";
import type { Coverage, Watchlist } from "@groundswell/watchlist";
import type { Logger } from "pino";
import { aidranTeller, openClient } from "../aidran/aidran-adapter.ts";
import type { AidranStory } from "../aidran/api-schemas.ts";
import { readCursor } from "../aidran/cursor.ts";
import { AIDRAN_SITE, siteOf } from "../aidran/site-of.ts";
import { embargoOf, toReadStory } from "../aidran/to-story.ts";
import type { Fetcher } from "../fetch/fetcher.ts";
import { isSourceFault } from "../source-fault.ts";
import { emptyReport } from "../sync/report.ts";
import { adapterMemory } from "../sync/source-memory.ts";
import { prepareBatch } from "../sync/prepare-batch.ts";
import { readStoryDelivery, type HookAnswer, type StoryDelivery } from "./read-delivery.ts";

/** A sender does not wait for long. */
const FETCH_TIMEOUT_MS = 20_000;

export interface AidranWebhookOptions {
  db: Database;
  /** What AIDRAN signs with. Whoever knows it can say anything in AIDRAN's name. */
  secret: string;
  /** The watchlist as it is when a delivery comes. */
  watchlist: () => Pick<Watchlist, "projects" | "coverage">;
  fetcher: Fetcher;
  env: Readonly<Record<string, string | undefined>>;
  now: () => InstantMs;
  logger: Logger;
}

type AidranEntry = Extract<Coverage, { kind: "aidran" }>;

/**
 * Takes AIDRAN's webhook, `story.published`. A story that a delivery brings is stored at once, as one that the API was
 * asked for; of one that it only names the API is asked. The same delivery sent again changes nothing.
 * @returns a handler that answers each delivery; it throws only what nobody expected
 */
export function createAidranWebhook(options: AidranWebhookOptions): (request: Request) => Promise<HookAnswer> {
  const { secret, logger } = options;
  return async (request) => {
    const { coverage } = options.watchlist();
    const entry = coverage.find((each): each is AidranEntry => each.kind === "aidran") ?? null;
    const read = await readStoryDelivery(request, secret);
    const answer = "answer" in read ? read.answer : await take(read.delivery, entry, options);
    const story = "answer" in read ? null : read.delivery.id;
    logger[answer.status >= 400 ? "warn" : "info"](
      { status: answer.status, result: answer.title, story },
      "webhook from AIDRAN",
    );
    return answer;
  };
}

/** A story, and who tells of it. */
interface Told {
  story: AidranStory;
  request: string;
  toldBy: string;
  siteUrl: string;
}

async function take(
  delivery: StoryDelivery,
  entry: AidranEntry | null,
  options: AidranWebhookOptions,
): Promise<HookAnswer> {
  const told = await findStory(delivery, entry, options);
  if ("answer" in told) return told.answer;
  const { story, request, siteUrl, toldBy } = told;
  if (await isOutdated(story, toldBy, options.db)) {
    return { status: 200, title: "Known", detail: "a later state of the story was read already: nothing was stored" };
  }
  const embargo = embargoOf(story, options.now());
  if (embargo !== null) {
    const detail = `it comes out on ${new Date(embargo).toISOString()}: nothing was stored`;
    return { status: 202, title: "Not out yet", detail };
  }
  const read = toReadStory(story, siteUrl, request);
  if (read === null) {
    return {
      status: 422,
      title: "Not understood",
      detail: "the story has no headline, or neither an address nor a slug",
    };
  }
  const { db, now } = options;
  const at = now();
  const linker = await linkerOf(options);
  const report = emptyReport({ id: toldBy, kind: "aidran" });
  const context = { adapter: { id: toldBy }, linker, now: at, lastSuccessAt: null, undated: new Set<string>(), report };
  const batch = await prepareBatch(db, [read], context);
  const why = report.skipped[0]?.why ?? null;
  if (why !== null) return { status: 202, title: "Not stored", detail: why };
  return db.transaction((tx) => store(tx, batch, { key: delivery.key, toldBy, linker, at }));
}

interface Storing {
  key: string;
  toldBy: string;
  linker: Linker;
  at: InstantMs;
}

/** One transaction: taken note of and stored, or neither. */
async function store(
  tx: Executor,
  batch: readonly NewStory[],
  { key, toldBy, linker, at }: Storing,
): Promise<HookAnswer> {
  if (!(await takeStoryDelivery(tx, key, at))) {
    return { status: 200, title: "Known", detail: "this very delivery was taken before" };
  }
  const recorded = await recordStories(tx, batch, { toldBy, knownAt: at, linkedBy: linker.fingerprint });
  if (recorded.new > 0) return { status: 200, title: "Stored", detail: "a new story" };
  if (recorded.revised > 0) return { status: 200, title: "Stored", detail: "a new version of a story" };
  return { status: 200, title: "Known", detail: "it says nothing new" };
}

/** The story that a delivery brings; of one that it only names the API is asked, where there is one. */
async function findStory(
  { id, story }: StoryDelivery,
  entry: AidranEntry | null,
  options: AidranWebhookOptions,
): Promise<Told | { answer: HookAnswer }> {
  // As the API's own, so that its later word on the story takes this one's place.
  const teller =
    entry === null
      ? { toldBy: "webhook aidran", siteUrl: AIDRAN_SITE }
      : { toldBy: aidranTeller(entry), siteUrl: siteOf(entry) };
  if (story !== null) return { story, request: "POST /hooks/aidran", ...teller };
  if (entry === null) {
    const detail = "it holds no content, and the watchlist has no coverage of kind aidran to ask for the story";
    return { answer: { status: 202, title: "Not stored", detail } };
  }
  try {
    const client = openClient({ ...options, entry });
    return { ...(await client.story(id, AbortSignal.timeout(FETCH_TIMEOUT_MS))), ...teller };
  } catch (error) {
    if (!isSourceFault(error) && !isTimeout(error)) throw error;
    const why = isSourceFault(error) ? error.message : "the API did not answer in time";
    const detail = `the story was asked for in vain (${why}): the next reading of the API brings it`;
    return { answer: { status: 202, title: "Not stored yet", detail } };
  }
}

/** Deliveries come late and overtake each other: whether the API has told of a later state of the story. */
async function isOutdated({ id, generatedAt }: AidranStory, toldBy: string, db: Database): Promise<boolean> {
  const source = (await readSources(db)).find((row) => row.id === toldBy);
  const known = source === undefined ? [] : readCursor(adapterMemory(source.cursor)).known;
  const last = known.find((story) => story.id === id)?.generatedAt ?? null;
  return last !== null && typeof generatedAt === "number" && generatedAt < last;
}

function isTimeout(error: unknown): error is Error {
  return error instanceof Error && (error.name === "TimeoutError" || error.name === "AbortError");
}

async function linkerOf({ db, watchlist }: AidranWebhookOptions): Promise<Linker> {
  return compileLinker(await readMentionTargets(db, watchlist().projects));
}
