import { DAY_MS, HOUR_MS, type InstantMs } from "@groundswell/core";
import type { Random } from "../random.ts";
import type { WorldFacts } from "../world.ts";
import type { Simulation } from "./simulation.ts";

/** The first and last day, as numbers, that a repository has counts of. */
export interface Life {
  first: number;
  last: number;
  createdAt: InstantMs;
}

/** What a project is at the beginning. */
export interface Profile {
  databaseId: number;
  /** `owner/name` */
  name: string;
  life: Life;
  /** Planned up to the simulation; what really comes lies around these. */
  stars: number;
  forks: number;
  releases: number;
  facts: Partial<WorldFacts>;
}

const FIRST_ID = 1_000;
const YOUNG_SHARE = 0.1;
const YOUNG_DAYS = [2, 7] as const;
const OLDEST_DAYS = 5 * 365;
const MOST_STARS = 100_000;
const MOST_FORKS = 3_000;
const MOST_RELEASES = 150;
/** A young project's stars are no more than a great success would bring. */
const MOST_STARS_A_DAY = 1_500;
const MOST_RELEASES_A_DAY = 2;

const ADJECTIVES = ["amber", "brisk", "calm", "deep", "early", "fair", "gentle", "high", "inner", "keen"];
const NOUNS = ["anchor", "beacon", "cairn", "delta", "ember", "ferry", "glade", "harbor", "inlet", "jetty", "kiln"];
const LICENSES = ["MIT", "Apache-2.0", "BSD-3-Clause", "GPL-3.0", "AGPL-3.0", "NOASSERTION", null];
const LANGUAGES = ["Python", "TypeScript", "Rust", "Go", "C++", null];
const TOPICS = ["agent", "llm", "inference", "rag", "speech", "training", "vector-database"];

/** Draws a project. Each of its figures is as uneven as on GitHub: most projects are small and a few are huge. */
export function drawProfile(index: number, { start, end }: Simulation, random: Random): Profile {
  const young = random() < YOUNG_SHARE;
  const [from, to] = young ? YOUNG_DAYS : [YOUNG_DAYS[1], OLDEST_DAYS];
  const ageDays = drawUneven(from, to, random);
  const createdAt = Math.floor((start - ageDays * DAY_MS) / HOUR_MS) * HOUR_MS;
  const life = { first: Math.floor(createdAt / DAY_MS), last: Math.floor(end / DAY_MS) + 1, createdAt };
  const stars = Math.min(drawOrNone(0.06, MOST_STARS, random), ageDays * MOST_STARS_A_DAY);
  return {
    databaseId: FIRST_ID + index,
    name: `${pick(ADJECTIVES, random)}-labs-${index % 97}/${pick(NOUNS, random)}-${index}`,
    life,
    stars,
    forks: Math.min(MOST_FORKS, stars * (0.03 + 0.17 * random())),
    releases: Math.floor(Math.min(drawOrNone(0.25, MOST_RELEASES, random), ageDays * MOST_RELEASES_A_DAY)),
    facts: drawFacts(index, stars, random),
  };
}

/** One of a list. */
export function pick<T>(list: readonly T[], random: Random): T {
  const item = list[Math.floor(random() * list.length)];
  if (item === undefined) throw new RangeError("nothing to pick from");
  return item;
}

/** From `from` to `to`, each doubling as likely as the next. */
function drawUneven(from: number, to: number, random: Random): number {
  return from * (to / from) ** random();
}

function drawOrNone(noneShare: number, most: number, random: Random): number {
  return random() < noneShare ? 0 : drawUneven(1, most, random);
}

function drawFacts(index: number, stars: number, random: Random): Partial<WorldFacts> {
  const size = Math.ceil(Math.sqrt(stars));
  return {
    description: random() < 0.9 ? `Generated project ${index}` : null,
    homepage: random() < 0.3 ? `https://project-${index}.example` : null,
    license: pick(LICENSES, random),
    topics: TOPICS.filter(() => random() < 0.3),
    primaryLanguage: pick(LANGUAGES, random),
    defaultBranch: random() < 0.8 ? "main" : "master",
    openIssues: Math.floor(size * 2 * random()),
    openPulls: Math.floor(size * 0.5 * random()),
    watchers: Math.floor(size * random()),
  };
}
