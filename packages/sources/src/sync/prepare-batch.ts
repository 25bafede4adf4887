import { setImmediate as letOthersRun } from "node:timers/promises";
import { storyIdOf, storyKey, type InstantMs, type Linker } from "@groundswell/core";
import { readToldIds, type Executor, type NewStory } from "@groundswell/db";
import type { ReadStory, SourceAdapter } from "../types.ts";
import { MAX_SKIPPED, type SourceReport } from "./report.ts";
import { settleDate } from "./settle-date.ts";

/** Stories that are linked without letting anything else run in between. */
const LINKED_AT_ONCE = 20;

export interface PrepareContext {
  adapter: Pick<SourceAdapter, "id" | "guesses">;
  linker: Linker;
  now: InstantMs;
  /** When the source was last read to its end; null: never. */
  lastSuccessAt: InstantMs | null;
  /** Ids of stories without a date that were left out; those of this batch are added. */
  undated: Set<string>;
  report: SourceReport;
}

interface Keyed {
  id: string;
  story: ReadStory;
}

/**
 * What was read, ready to be stored: dates settled, mentions found. The report is added to. Linking takes its time, so
 * this is done before the transaction that stores it.
 */
export async function prepareBatch(
  db: Executor,
  stories: readonly ReadStory[],
  context: PrepareContext,
): Promise<NewStory[]> {
  const { adapter, linker, report } = context;
  report.read += stories.length;
  const keyed = dropRepeated(stories, report);
  const known = await readToldIds(
    db,
    adapter.id,
    keyed.map(({ id }) => id),
  );
  const batch: NewStory[] = [];
  for (const [index, { id, story }] of keyed.entries()) {
    if (index % LINKED_AT_ONCE === LINKED_AT_ONCE - 1) await letOthersRun();
    const isKnown = known.has(id);
    if (!story.active && !isKnown) continue;
    const settled = settleDate(story, { ...context, isKnown, wasThere: context.undated.has(id) });
    if ("why" in settled) {
      if (story.published === null) context.undated.add(id);
      skip(report, { what: story.url, why: settled.why });
      continue;
    }
    const { url, title, source, text, links, active, contentHash, request } = story;
    const mentions = active ? linker.find({ title, text, url, links }) : [];
    if (adapter.guesses === true && mentions.length === 0 && !isKnown) {
      report.unnamed += 1;
      continue;
    }
    for (const { linked } of mentions) report[linked ? "linked" : "review"] += 1;
    const { published } = settled;
    batch.push({ url, title, source, published, active, contentHash, request, mentions });
  }
  return batch;
}

/** Notes what was left out. */
export function skip(report: SourceReport, ...skipped: SourceReport["skipped"]): void {
  report.skippedCount += skipped.length;
  const short = skipped.map(({ what, why }) => ({ what: what.slice(0, 200), why: why.slice(0, 500) }));
  report.skipped.push(...short.slice(0, Math.max(0, MAX_SKIPPED - report.skipped.length)));
}

/** Two entries with one address would each be a version of the other at every reading: the first holds. */
function dropRepeated(stories: readonly ReadStory[], report: SourceReport): Keyed[] {
  const first = new Map<string, Keyed>();
  for (const story of stories) {
    const id = storyIdOf(storyKey(story.url));
    const before = first.get(id);
    if (before === undefined) first.set(id, { id, story });
    else if (before.story.contentHash !== story.contentHash) {
      skip(report, { what: story.url, why: "another entry before it has the same address" });
    }
  }
  return [...first.values()];
}
