import type { MeasuredFigures } from "@groundswell/methods";
import { measureEffects } from "./measure-effects.ts";
import { measureMomentum } from "./measure-momentum.ts";
import { measureStories } from "./measure-stories.ts";
import { measureSurges } from "./measure-surges.ts";
import { RATES, STORY_WORLDS, WORLD_NAMES, type WorldName } from "./worlds.ts";

/** How much is simulated at each rate of each world. */
export interface PanelSize {
  momentumSeries: number;
  repoYears: number;
  surgeSeries: number;
  effectProjects: number;
  /** Placebo libraries of each world, and for each fresh weeks at every rate and fresh weeks of 40 pairs. */
  storyLibraries: number;
  storyScenes: number;
  storyNullWeeks: number;
}

/** What the published figures are measured with. */
export const FULL_SIZE: PanelSize = {
  momentumSeries: 10_000,
  repoYears: 400,
  surgeSeries: 500,
  effectProjects: 2_000,
  storyLibraries: 10,
  storyScenes: 200,
  storyNullWeeks: 100,
};

/** Share of days that are missing in one more momentum panel of the even world. */
const MISSING = 0.15;
const SEED = 20_260_822;

/**
 * Measures everything.
 * @param options.salt other seeds than the published ones', for a second look
 * @param options.worlds all by default, and so are `storyWorlds`, those of the story effect
 */
export function measurePanels(
  size: PanelSize,
  {
    salt = 0,
    worlds = WORLD_NAMES,
    storyWorlds = STORY_WORLDS,
  }: { salt?: number; worlds?: readonly WorldName[]; storyWorlds?: readonly (typeof STORY_WORLDS)[number][] } = {},
): MeasuredFigures {
  const cells = worlds.flatMap((world) => RATES.map((perDay) => ({ world, perDay })));
  const gappy = worlds.includes("even") ? RATES : [];
  const seeded = (kind: number, index: number) => SEED + salt + 1_000 * kind + index;
  const momentum = (cell: { world: WorldName; perDay: number }, missing: number, index: number) =>
    measureMomentum({ ...cell, missing, series: size.momentumSeries, seed: seeded(1, index) });
  return {
    momentum: [
      ...cells.map((cell, i) => momentum(cell, 0, i)),
      ...gappy.map((perDay, i) => momentum({ world: "even", perDay }, MISSING, cells.length + i)),
    ],
    surges: cells.map((cell, i) =>
      measureSurges({ ...cell, repoYears: size.repoYears, series: size.surgeSeries, seed: seeded(2, i) }),
    ),
    effects: cells.map((cell, i) => measureEffects({ ...cell, projects: size.effectProjects, seed: seeded(3, i) })),
    stories: storyWorlds.map((world) =>
      measureStories({
        world,
        libraries: size.storyLibraries,
        scenes: size.storyScenes,
        nullWeeks: size.storyNullWeeks,
        seed: seeded(4, STORY_WORLDS.indexOf(world)),
      }),
    ),
  };
}
