import type { Client } from "@groundswell/client";
import { addDays, dayOf } from "@groundswell/core";
import type { Discussion, Openness } from "@groundswell/wire";
import { unlessFailing } from "./ask.ts";

/** How far back public posts are shown. */
const DISCUSSION_DAYS = 60;

/** Parts of a project's page that it can stand without. */
export interface Parts {
  /** Public posts that name it, of the last weeks; null: they can't be read now. */
  discussion: Discussion | null;
  /** What its repository's files show; null: that can't be read now. */
  openness: Openness | null;
}

export async function loadParts(api: Pick<Client, "discussion" | "openness">, repo: string): Promise<Parts> {
  const [discussion, openness] = await Promise.all([
    unlessFailing(api.discussion(repo, { from: addDays(dayOf(Date.now()), -DISCUSSION_DAYS) })),
    unlessFailing(api.openness(repo)),
  ]);
  return { discussion, openness };
}
