import { DAY_MS, HOUR_MS, type InstantMs } from "@groundswell/core";
import type { FactChange, World, WorldName, WorldRelease, WorldRepo } from "../world.ts";
import { DEMO_RECIPES, type DemoRecipe } from "./projects.ts";
import { seededRandom } from "../random.ts";
import { ANCHOR_EVERY_DAYS, demoForks, demoStars, demoUnstars, HISTORY_DAYS, type Span } from "./series.ts";

const FUTURE_DAYS = 14;
const FIRST_ID = 2_000_000_001;
const RELEASE_HOUR = 15;

/**
 * The simulated world: two years up to `now` and two weeks beyond, for the clock to run into.
 *
 * It is the same for every `now` within a block of 28 days, but for how far it reaches; a day's figures depend on the
 * project and the date alone.
 */
export function demoWorld(now: InstantMs): World {
  const today = Math.floor(now / DAY_MS);
  const anchor = Math.floor(today / ANCHOR_EVERY_DAYS) * ANCHOR_EVERY_DAYS;
  const repos = DEMO_RECIPES.map((recipe, i) => {
    const first = anchor + (recipe.bornOnDay ?? -HISTORY_DAYS);
    return demoRepo(recipe, FIRST_ID + i, { anchor, first, last: today + FUTURE_DAYS });
  });
  return { title: "Groundswell's demo: everything in it is simulated", repos };
}

function demoRepo(recipe: DemoRecipe, databaseId: number, span: Span): WorldRepo {
  const given = demoStars(recipe, span);
  const size = Math.max(1, Math.round(recipe.starsPerDay));
  return {
    databaseId,
    names: namesOf(recipe, span),
    createdAt: instant(span.first, 9),
    description: `${recipe.what}. Simulated: this project does not exist.`,
    license: recipe.license,
    licenseName: `${recipe.license} (simulated)`,
    topics: [...recipe.topics, "simulated"],
    primaryLanguage: recipe.language,
    openIssues: size * 2,
    openPulls: Math.ceil(size / 3),
    watchers: size,
    given,
    unstars: demoUnstars(recipe, span, given),
    forks: demoForks(recipe, span),
    releases: releasesOf(recipe, databaseId, span),
    changes: changesOf(recipe, span),
  };
}

function namesOf({ repo, formerly, movedOnDay }: DemoRecipe, { anchor, first }: Span): WorldName[] {
  const [old] = formerly ?? [];
  const born = instant(first, 9);
  if (old === undefined || movedOnDay === undefined) return [{ name: repo, from: born }];
  return [
    { name: old, from: born },
    { name: repo, from: instant(anchor + movedOnDay, 11) },
  ];
}

function changesOf({ archivedOnDay, licenseChange }: DemoRecipe, { anchor }: Span): FactChange[] {
  const changes: FactChange[] = [];
  if (archivedOnDay !== undefined) changes.push({ at: instant(anchor + archivedOnDay, 16), archived: true });
  if (licenseChange !== undefined) {
    const { day, license } = licenseChange;
    changes.push({ at: instant(anchor + day, 10), license, licenseName: "Other (simulated)" });
  }
  return changes;
}

/** A release every so often, none after a project was laid to rest; each fifth announced by a candidate. */
function releasesOf(recipe: DemoRecipe, databaseId: number, { anchor, first, last }: Span): WorldRelease[] {
  const { releaseEveryDays, archivedOnDay } = recipe;
  if (releaseEveryDays === null) return [];
  const end = archivedOnDay === undefined ? last : Math.min(last, anchor + archivedOnDay - 1);
  const releases: WorldRelease[] = [];
  for (let n = 1, day = first + releaseEveryDays; day <= end; n += 1, day += releaseEveryDays) {
    const random = seededRandom(recipe.repo, "release", n);
    const published = day + Math.floor(random() * releaseEveryDays * 0.6);
    if (published > end) break;
    const version = `v${Math.floor(n / 20)}.${n % 20}.0`;
    const id = (databaseId % 1000) * 100_000 + n * 2;
    if (n % 5 === 0) releases.push(release(id - 1, `${version}-rc.1`, instant(published - 2, RELEASE_HOUR), true));
    releases.push(release(id, version, instant(published, RELEASE_HOUR), false));
  }
  return releases;
}

function release(id: number, tag: string, publishedAt: string, prerelease: boolean): WorldRelease {
  return { id, tag, name: `${tag} (simulated)`, publishedAt, prerelease };
}

function instant(day: number, hour: number): string {
  return new Date(day * DAY_MS + hour * HOUR_MS).toISOString();
}
