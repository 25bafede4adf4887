import { addDays, drawPlaceboLibrary, startEffect, sumWeeks, type PlaceboLibrary } from "@groundswell/core";
import type { StoryFigures } from "@groundswell/methods";
import { Counter } from "../counter.ts";
import { naiveP } from "../naive-p.ts";
import { measureNullWeeks } from "./measure-null-weeks.ts";
import { Random } from "./random.ts";
import { FIRST_DAY } from "./read-totals.ts";
import { drawStart, Scene, SCENE_WEEKS } from "./simulate-catalogue.ts";
import { RATES, type WorldName } from "./worlds.ts";

const PER_RATE = 16;
const LIBRARY_WEEKS = 104;
const NOMINAL = 0.05;
const TRIPLED = 3;

export interface StoryPanel {
  world: WorldName;
  /** Placebo libraries, each of a catalogue of its own: 48 projects over two years. */
  libraries: number;
  /** Fresh catalogues for each library, with one week without a story and one with three times the stars at each rate. */
  scenes: number;
  /** Fresh weeks of 40 pairs in which nothing happened, for each library. */
  nullWeeks: number;
  seed: number;
}

/**
 * Runs the shipped story effect as the product does, p from a placebo library of a catalogue like those that are judged,
 * over fresh catalogues: rates of what is seen where nothing happened and where the week had three times the stars.
 */
export function measureStories({ world, libraries, scenes, nullWeeks, seed }: StoryPanel): StoryFigures {
  const random = new Random(seed);
  const rows = RATES.map((perDay) => ({ perDay, counters: makeCounters() }));
  const falseWeeks = new Counter();
  for (let i = 0; i < libraries; i++) {
    const projects = new Scene(random, world, LIBRARY_WEEKS).addCatalogue(PER_RATE);
    const library = drawPlaceboLibrary({ week: `${seed} ${i}`, projects });
    for (let scene = 0; scene < scenes; scene++) countScene(random, world, library, rows);
    measureNullWeeks(random, { world, library, weeks: nullWeeks }, falseWeeks);
  }
  return {
    world,
    rates: rows.map(({ perDay, counters }) => ({
      perDay,
      placebo: counters.placebo.toShare(),
      ownP: counters.ownP.toShare(),
      naive: counters.naive.toShare(),
      covered: counters.covered.toShare(),
      foundTripled: counters.foundTripled.toShare(),
    })),
    falseWeeks: falseWeeks.toShare(),
  };
}

type Counters = ReturnType<typeof makeCounters>;

function makeCounters() {
  return {
    placebo: new Counter(),
    ownP: new Counter(),
    naive: new Counter(),
    covered: new Counter(),
    foundTripled: new Counter(),
  };
}

/** One fresh catalogue: at each rate a week in which nothing happened, and one of another project with ×3. */
function countScene(
  random: Random,
  world: WorldName,
  library: PlaceboLibrary,
  rows: readonly { perDay: number; counters: Counters }[],
): void {
  const scene = new Scene(random, world, SCENE_WEEKS);
  const peers = scene.addCatalogue(PER_RATE);
  const from = drawStart(random);
  const start = addDays(FIRST_DAY, from);
  const candidates = peers.map(({ net }) => net);
  for (const { perDay, counters } of rows) {
    const still = scene.addProject(-1, perDay);
    const { effect, p } = startEffect({ own: still.net, start, candidates, library });
    const weeks = sumWeeks(still.net, start);
    if (effect === null || p === null || weeks === null) throw new Error("a simulated week is always complete");
    counters.placebo.add(p.value <= NOMINAL);
    counters.ownP.add(effect.pUp <= NOMINAL);
    counters.naive.add(naiveP(weeks) <= NOMINAL);
    counters.covered.add(effect.ratio.low <= 1 && 1 <= effect.ratio.high);
    const tripled = scene.addProject(-1, perDay, { from, by: TRIPLED });
    const found = startEffect({ own: tripled.net, start, candidates, library }).p;
    counters.foundTripled.add(found !== null && found.value <= NOMINAL);
  }
}
