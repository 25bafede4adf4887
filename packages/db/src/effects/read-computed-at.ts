import type { InstantMs } from "@groundswell/core";
import { and, eq } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { storyEffects } from "../schema/index.ts";

/** When what is told of a project after a story became what it is; null where nothing is told. */
export async function readEffectComputedAt(
  db: Executor,
  { storyId, projectId }: { storyId: string; projectId: number },
): Promise<InstantMs | null> {
  const [row] = await db
    .select({ at: storyEffects.computedAt })
    .from(storyEffects)
    .where(and(eq(storyEffects.projectId, projectId), eq(storyEffects.storyId, storyId)));
  return row?.at.getTime() ?? null;
}
