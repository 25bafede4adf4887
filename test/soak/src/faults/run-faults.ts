import { DAY_MS, HOUR_MS, type InstantMs } from "@groundswell/core";
import type { LoggedRequest } from "@groundswell/github-standin";
import { Problems } from "../stored/problems.ts";
import { readStored } from "../stored/read-stored.ts";
import { checkEnd, checkFacts, checkPace } from "./check-scene.ts";
import { drawMix, PLANS, type Plan, type Trouble } from "./plan.ts";
import { INTERVAL_MS, openPlace, openScene, type Place, type Scene } from "./scene.ts";

export interface FaultOptions {
  /** Cycles under the random mix, for each kind of run. */
  cycles: number;
  /** Cycles under each fault alone; 0: the mix alone. */
  cyclesAlone: number;
  seed: number;
  /** A PostgreSQL server; null: the embedded database alone. */
  serverUrl: string | null;
  report?: (line: string) => void;
}

export interface FaultOutcome {
  name: string;
  cycles: number;
  problems: string[];
}

/** Shorter than any honest answer takes while this machine is busy with something else: that is one more fault. */
const IMPATIENT_MS = 400;
const PATIENT_MS = 20_000;
const HOURS_A_CYCLE = 0.8;
/** Of a cycle under faults. */
const MOST_STEPS = 150;

/** Every fault alone, and a random mix of all, with and without a token, on either database. */
export async function runFaults(options: FaultOptions): Promise<FaultOutcome[]> {
  const outcomes: FaultOutcome[] = [];
  for (const url of options.serverUrl === null ? [null] : [options.serverUrl, null]) {
    const place = await openPlace(url);
    try {
      for (const token of [true, false]) {
        const plans = PLANS.filter((plan) => token || plan.graphqlOnly !== true);
        const mix: Plan = { name: "a mix of all", draw: (random) => drawMix(random, plans) };
        for (const plan of options.cyclesAlone > 0 ? [...plans, mix] : [mix]) {
          const cycles = plan === mix ? options.cycles : options.cyclesAlone;
          const outcome = await runPlan(place, plan, { cycles, token, seed: options.seed });
          options.report?.(`${outcome.problems.length === 0 ? "ok" : "FAILED"}: ${outcome.name}, ${cycles} cycles`);
          for (const problem of outcome.problems) options.report?.(`  ${problem}`);
          outcomes.push(outcome);
        }
      }
    } finally {
      await place.close();
    }
  }
  return outcomes;
}

/** Cycle after cycle under a fault; then, without any, until everything has been looked at again. */
export async function runPlan(
  place: Place,
  plan: Plan,
  { cycles, token, seed }: { cycles: number; token: boolean; seed: number },
): Promise<FaultOutcome> {
  const { db } = place.connection;
  const days = Math.ceil((cycles * HOURS_A_CYCLE) / 24);
  const scene = await openScene(place, { seed, days, token });
  const problems = new Problems();
  const run: Run = { burns: [], wasOff: false };
  try {
    await scene.restart(PATIENT_MS);
    await scene.restart(IMPATIENT_MS);
    for (let cycle = 1; cycle <= cycles; cycle += 1) {
      if (scene.random() < 0.1) await scene.restart(IMPATIENT_MS);
      const since = await runTroubled(scene, plan.draw(scene.random), run);
      await checkFacts(scene, db, problems, since);
    }
    const mendedAt = await mend(scene);
    // All of it once more: a fact with a wrong date would have been passed over.
    await checkFacts(scene, db, problems, -Infinity);
    if (!run.wasOff) checkPace(await readStored(db), problems);
    await checkEnd(scene, db, problems, mendedAt);
  } finally {
    await scene.standin.close();
  }
  noteViolations(scene, run, problems);
  for (const line of scene.errors) problems.add("an error was logged", line);
  const name = `${plan.name}, ${token ? "with" : "without"} a token, ${place.kind}`;
  return { name, cycles, problems: problems.list() };
}

interface Run {
  /** When somebody else used up the hour: nobody can know, until an answer tells. */
  burns: { from: InstantMs; to: InstantMs }[];
  /** Whether the clocks ever disagreed: intervals are then not what they seem. */
  wasOff: boolean;
}

/** @returns from when on what is stored is new */
async function runTroubled(scene: Scene, trouble: Trouble, run: Run): Promise<InstantMs> {
  const { standin, clock } = scene;
  const since = Math.floor(clock.now / 1_000) * 1_000;
  setClock(scene, trouble.clockOffMs ?? 0, run);
  if (trouble.burn === true) await burn(scene, run);
  for (const [match, fault] of trouble.faults ?? []) standin.setFault(match, fault);
  if (trouble.latencyMs !== undefined) clock.latencyMs = trouble.latencyMs;
  const { wakeAt } = await collectFor(scene, trouble.mostSteps ?? MOST_STEPS);
  standin.clearFaults();
  clock.latencyMs = null;
  // Now at once, now late, as a machine that was asleep.
  const wake = (wakeAt ?? 0) - scene.clockOffMs;
  const late = scene.random() < 0.5 ? 0 : scene.random() * 1.5 * INTERVAL_MS;
  clock.sleepUntil(Math.max(Math.min(wake, clock.now + INTERVAL_MS), clock.now + late));
  return since;
}

/** A cycle, or so much of it: where each request takes an hour, more is always due. */
function collectFor({ collector }: Scene, mostSteps: number) {
  const stop = new AbortController();
  let left = mostSteps;
  const onStep = () => {
    left -= 1;
    if (left === 0) stop.abort();
  };
  return collector.collectOnce({ signal: stop.signal, spread: true, onStep });
}

/** Nobody can keep a pause, or know when the hour is over, whose clock is turned meanwhile. */
function setClock(scene: Scene, offMs: number, run: Run): void {
  const now = scene.clock.now + scene.clockOffMs;
  const bound = scene.collector
    .budgets()
    .some(({ limit, remaining, resetsAt }) => resetsAt > now && remaining <= Math.ceil(limit * 0.06));
  if (bound || offMs === scene.clockOffMs) return;
  scene.clockOffMs = offMs;
  run.wasOff = true;
}

/** Somebody else, with the same token or from the same address, uses up what is left of the hour. */
async function burn(scene: Scene, run: Run): Promise<void> {
  const { standin, token, collector, clock } = scene;
  const isPaused = collector.budgets().some(({ bucket, resetsAt }) => bucket === "pause" && resetsAt > clock.now);
  const core = collector.budgets().find(({ bucket }) => bucket === "core");
  // GitHub answers whoever asks before a pause is over by asking for a longer one; and nobody has more than the limit.
  if (isPaused || core === undefined) return;
  const authorization = core.limit > 60 ? { authorization: `token ${token}` } : {};
  const headers = { "user-agent": "somebody-else", "x-github-api-version": "2026-03-10", ...authorization };
  const from = clock.now;
  for (let left = 1; left > 0;) {
    const response = await fetch(`${standin.url}/repositories/${scene.ids[0]}`, { headers });
    await response.arrayBuffer();
    left = Number(response.headers.get("x-ratelimit-remaining"));
  }
  run.burns.push({ from, to: clock.now });
}

/** The rest of the world's time, and as long after it as whatever is looked at again takes. */
async function mend(scene: Scene): Promise<InstantMs> {
  scene.clockOffMs = 0;
  await scene.restart(PATIENT_MS);
  const mendedAt = scene.clock.sleepUntil(Math.max(scene.clock.now, scene.end) + HOUR_MS);
  await settle(scene);
  for (const days of LEAPS_DAYS) {
    scene.clock.sleepUntil(scene.clock.now + days * DAY_MS);
    await settle(scene);
  }
  return mendedAt;
}

const MOST_CYCLES = 200;
/** A daily look is due a day and a half later at the latest, and a look at what lies deep after a month and a half. */
const LEAPS_DAYS = [1.6, 1.6, 46, 1.6, 1.6];

/** Until nothing is due. */
async function settle({ collector, clock }: Scene): Promise<void> {
  for (let cycle = 0; cycle < MOST_CYCLES; cycle += 1) {
    const report = await collector.collectOnce({ signal: AbortSignal.timeout(120_000) });
    if (report.ended === "nothing due") return;
    clock.sleepUntil(report.goesOnAt ?? clock.now + HOUR_MS);
  }
  throw new Error(`not done after ${MOST_CYCLES} cycles`);
}

/** Of these answers nothing arrives, not even what is left of the budget. */
const UNHEARD = new Set(["reset", "stall", "stall-body", "cut-body"]);

function noteViolations({ standin }: Scene, { burns }: Run, problems: Problems): void {
  for (const { at, rule, detail, path } of standin.violations) {
    const burn = burns.findLast(({ from }) => from < at);
    const tells = (r: LoggedRequest) => r.bucket === "core" && !UNHEARD.has(r.fault ?? "");
    const heard = standin.requests.some((r) => r.at > (burn?.to ?? 0) && r.at < at && tells(r));
    if (rule === "budget-exhausted" && burn !== undefined && !heard) continue;
    problems.add(`GitHub's rule "${rule}"`, `${path}: ${detail}`);
  }
}
