import type { Database } from "../connect.ts";
import { storyEffects } from "../schema/index.ts";
import { bumpDataVersion } from "../state/data-version.ts";
import { forgetEffectsState } from "./effects-state.ts";
import { takeEffectsTurn } from "./take-effects-turn.ts";

/** Drops the cache of story effects. Frozen verdicts and placebo libraries stay: they are what was said. */
export async function dropEffects(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    await takeEffectsTurn(tx);
    const dropped = await tx.delete(storyEffects).returning({ id: storyEffects.projectId });
    await forgetEffectsState(tx);
    if (dropped.length > 0) await bumpDataVersion(tx);
  });
}
