import type { Random } from "../random.ts";
import type { FactChange } from "../world.ts";
import { pick, type Profile } from "./profile.ts";
import { drawMoments, type Simulation } from "./simulation.ts";

/** Of the projects: those that say something new about themselves, and those whose open issues come and go. */
const RESTATING_SHARE = 0.04;
const BUSY_SHARE = 0.3;
const BUSY_CHANGES = 4;

/** Changes that a watcher takes over without a word. */
export function drawQuietChanges(profile: Profile, simulation: Simulation, random: Random): FactChange[] {
  const changes: FactChange[] = [];
  if (random() < RESTATING_SHARE) changes.push(...drawMoments(1, simulation, random).map((at) => restate(at, random)));
  if (random() < BUSY_SHARE) {
    changes.push(...drawMoments(BUSY_CHANGES, simulation, random).map((at) => recount(at, profile, random)));
  }
  return changes;
}

function restate(at: number, random: Random): FactChange {
  const what = pick(["description", "topics", "homepage", "disabled"] as const, random);
  const said = {
    description: { description: "Says something else now" },
    topics: { topics: ["changed", "llm"] },
    homepage: { homepage: "https://elsewhere.example" },
    disabled: { disabled: true },
  }[what];
  return { at: new Date(at).toISOString(), ...said };
}

function recount(at: number, { facts }: Profile, random: Random): FactChange {
  const near = (count = 0) => Math.max(0, count + Math.floor(10 * random()) - 4);
  return {
    at: new Date(at).toISOString(),
    openIssues: near(facts.openIssues),
    openPulls: near(facts.openPulls),
    watchers: near(facts.watchers),
  };
}
