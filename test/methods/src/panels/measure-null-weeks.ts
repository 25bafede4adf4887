import { addDays, judgeEffect, judgeWeek, pairP, startEffect, type PlaceboLibrary } from "@groundswell/core";
import type { Counter } from "../counter.ts";
import type { Random } from "./random.ts";
import { FIRST_DAY } from "./read-totals.ts";
import { drawStart, Scene, SCENE_WEEKS } from "./simulate-catalogue.ts";
import { RATES, type WorldName } from "./worlds.ts";

/** Pairs of a week, and projects without a story beside them. */
export const PAIRS = 40;
const PEERS_PER_RATE = 20;

/** Weeks in which 40 projects have a story after which nothing happened: how often any of them is said to have risen. */
export function measureNullWeeks(
  random: Random,
  { world, library, weeks }: { world: WorldName; library: PlaceboLibrary; weeks: number },
  falseWeeks: Counter,
): void {
  for (let i = 0; i < weeks; i++) {
    const scene = new Scene(random, world, SCENE_WEEKS);
    const candidates = scene.addCatalogue(PEERS_PER_RATE).map(({ net }) => net);
    const pairs = Array.from({ length: PAIRS }, (_, pair) => {
      const own = scene.addProject(-1, RATES[pair % RATES.length] ?? 1).net;
      const start = addDays(FIRST_DAY, drawStart(random));
      return { key: String(pair), starts: [startEffect({ own, start, candidates, library })] };
    });
    const judged = judgeWeek(pairs.map(({ key, starts }) => ({ key, p: pairP(starts) })));
    const verdicts = pairs.map(({ key, starts }) =>
      judgeEffect({ starts, pAdjusted: judged.get(key)?.pAdjusted ?? null, confounders: [], sharedWith: [] }),
    );
    falseWeeks.add(verdicts.includes("rose with"));
  }
}
