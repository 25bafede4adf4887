import { asc } from "drizzle-orm";
import type { Database } from "../connect.ts";
import { storyVersions } from "../schema/index.ts";
import { takeTurn } from "../state/take-turn.ts";
import { inChunks } from "./in-chunks.ts";
import { refreshStories } from "./refresh-stories.ts";

/** Puts all stories together anew of what was said of them. Those that are what they were are left alone, slugs with them. */
export async function rebuildStories(db: Database): Promise<void> {
  const { storyId } = storyVersions;
  const all = await db.selectDistinct({ id: storyId }).from(storyVersions).orderBy(asc(storyId));
  await inChunks(all, (chunk) =>
    db.transaction(async (tx) => {
      await takeTurn(tx);
      await refreshStories(
        tx,
        chunk.map(({ id }) => id),
      );
    }),
  );
}
