import { toEffect } from "@groundswell/api";
import { UserError } from "@groundswell/core";
import {
  readEffects,
  readNewestFact,
  readStory,
  refreshEffects,
  type Database,
  type EffectCursor,
} from "@groundswell/db";
import type { Effect } from "@groundswell/wire";
import { readConfig } from "../config.ts";
import { describeEffects } from "../effects/describe-effects.ts";
import { chooseProject } from "../runtime/choose-projects.ts";
import { readContent, storeContent } from "../runtime/open-store.ts";
import { say } from "../runtime/say.ts";
import { withStore } from "../runtime/with-store.ts";

export interface EffectFlags {
  /** A slug that the story bears or bore. */
  story?: string;
  /** A name that the project bears or bore. */
  project?: string;
  json?: boolean;
}

const NO_FIGURES =
  "No figures are stored yet, so nothing can be said of any project — run `groundswell migrate` once, or `groundswell up`: they load the archive";

/** Rows read at once. */
const PAGE = 200;

/** What projects' stars did after stories that name them, as of now: brought up to date, then told. */
export async function runEffects({ story, project, json = false }: EffectFlags): Promise<void> {
  const config = readConfig(process.env);
  const content = await readContent(config, { archive: false });
  await withStore(config, async (store) => {
    const { db } = store;
    await storeContent(store, content, Date.now());
    const storyId = story === undefined ? null : await chooseStory(db, story);
    const projectId = project === undefined ? null : (await chooseProject(db, project, config.watchlistFile)).id;
    await refreshEffects(db, { now: Date.now() });
    const effects = await readAll(db, { storyId, projectId });
    const isEmpty = (await readNewestFact(db, null)) === null;
    if (isEmpty) process.stderr.write(`${NO_FIGURES}\n`);
    if (!json && !isEmpty) say(describeEffects(effects));
    if (json) for (const effect of effects) say(JSON.stringify(effect));
  });
}

/** @throws UserError when no story is or was called so */
async function chooseStory(db: Database, slug: string): Promise<string> {
  const found = await readStory(db, slug);
  if (found !== null) return found.story.id;
  throw new UserError(`no story is or was called ${JSON.stringify(slug)}`, {
    where: "--story",
    remedy: "give the last part of its page's address, /stories/…; without --story all are told",
  });
}

async function readAll(db: Database, query: { storyId: string | null; projectId: number | null }): Promise<Effect[]> {
  const effects: Effect[] = [];
  let after: EffectCursor | null = null;
  do {
    const page: Awaited<ReturnType<typeof readEffects>> = await readEffects(db, { ...query, limit: PAGE, after });
    effects.push(...page.items.map(toEffect));
    after = page.next;
  } while (after !== null);
  return effects;
}
