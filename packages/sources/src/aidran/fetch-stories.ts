import { DAY_MS, hideSecrets, HOUR_MS, type InstantMs } from "@groundswell/core";
import { isSourceFault, SourceFault } from "../source-fault.ts";
import type { ReadStory, SkippedStory } from "../types.ts";
import type { AidranStory } from "./api-schemas.ts";
import type { AidranClient } from "./client.ts";
import type { Known, Later } from "./cursor.ts";
import { embargoOf, toReadStory } from "./to-story.ts";

/** So many stories in a row that the API can't give are the API's trouble: no more are asked for in this run. */
const MAX_IN_A_ROW = 3;
/** A story that has failed for so long is given up until it changes. */
const GIVE_UP_MS = 7 * DAY_MS;
const RETRY_MS = HOUR_MS / 2;

/** A story that is to be asked for. */
export interface Wanted extends Known {
  /** Since when it fails, in epoch milliseconds; null: it doesn't, as far as is known. */
  failingSince: InstantMs | null;
  /** What the list itself says of a story that is taken back; null otherwise. The API may not give such a one any more. */
  takenBack: AidranStory | null;
}

export interface FetchedStories {
  stories: ReadStory[];
  skipped: SkippedStory[];
  /** Need not be asked for again until they change. */
  met: Known[];
  later: Later[];
  /** Why no more can be had now; null: all were asked for. */
  fault: SourceFault | null;
}

export interface FetchContext {
  client: AidranClient;
  siteUrl: string;
  now: () => InstantMs;
  signal: AbortSignal;
}

/** Asks for stories one after the other. What one lacks costs that one alone; trouble with all of them ends it. */
export async function fetchStories(wanted: readonly Wanted[], context: FetchContext): Promise<FetchedStories> {
  const result: FetchedStories = { stories: [], skipped: [], met: [], later: [], fault: null };
  let inARow = 0;
  for (const one of wanted) {
    try {
      take(result, one, { ...(await context.client.story(one.id, context.signal)), context });
      inARow = 0;
    } catch (error) {
      context.signal.throwIfAborted();
      const fault = toFault(error);
      if (fault.code === "key_refused") return { ...result, fault };
      if (fault.passes) inARow++;
      note(result, one, { error: fault, context });
      if (inARow === MAX_IN_A_ROW) return { ...result, fault };
    }
  }
  return result;
}

/** What nobody foresaw may be ours as well as the story's, and mended before long. */
function toFault(error: unknown): SourceFault {
  if (isSourceFault(error)) return error;
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const remedy = "tell us: it is a mistake of this program";
  return new SourceFault("unexpected", `it can't be read (${hideSecrets(what)})`, {
    remedy,
    passes: true,
    cause: error,
  });
}

function take(
  result: FetchedStories,
  wanted: Wanted,
  { story, request, context }: { story: AidranStory; request: string; context: FetchContext },
): void {
  const { now, siteUrl } = context;
  const embargo = embargoOf(story, now());
  if (embargo !== null) {
    result.skipped.push({ what: nameOf(story), why: `it comes out on ${new Date(embargo).toISOString()}: read then` });
    // Looked at again within a day in any case: the date may be moved forward.
    result.later.push({ ...toKnown(wanted), failingSince: null, notBefore: Math.min(embargo, now() + DAY_MS) });
    return;
  }
  const read = toReadStory(story, siteUrl, request);
  if (read === null) result.skipped.push({ what: nameOf(story), why: "it has neither an address nor a slug" });
  else result.stories.push(read);
  result.met.push(toKnown(wanted));
}

/** What becomes of a story that the API did not give. */
function note(result: FetchedStories, wanted: Wanted, trouble: { error: SourceFault; context: FetchContext }): void {
  const { error, context } = trouble;
  const what = `story ${wanted.id.slice(0, 100)}`;
  if (error.code === "not_found") {
    const { takenBack } = wanted;
    const read = takenBack === null ? null : toReadStory(takenBack, context.siteUrl, error.url ?? "");
    if (read !== null) result.stories.push(read);
    else result.skipped.push({ what, why: "it is listed, but the API does not have it (404)" });
    result.met.push(toKnown(wanted));
    return;
  }
  const now = context.now();
  const failingSince = wanted.failingSince ?? now;
  if (error.passes && now - failingSince < GIVE_UP_MS) {
    result.skipped.push({ what, why: `${error.message}: tried again in a later run` });
    result.later.push({ ...toKnown(wanted), failingSince, notBefore: now + RETRY_MS });
    return;
  }
  const why = error.passes ? `${error.message}, for a week now: given up until it changes` : error.message;
  result.skipped.push({ what, why });
  result.met.push(toKnown(wanted));
}

function toKnown({ id, stamp, generatedAt }: Wanted): Known {
  return { id, stamp, generatedAt };
}

function nameOf({ id, headline }: AidranStory): string {
  return `story ${id.slice(0, 100)}, ${JSON.stringify(headline.slice(0, 80))}`;
}
