import fc from "fast-check";
import { openDashboard } from "./dashboard.ts";
import { sendDeliveries } from "./deliveries.ts";
import { mutantOf } from "./mutant.ts";
import { askForPages, PAGES } from "./pages.ts";
import { openParsers } from "./parsers.ts";
import { askQuestions } from "./questions.ts";
import { openScene, type Scene } from "./scene.ts";
import type { Target } from "./target.ts";
import { sendStories } from "./told-stories.ts";

export interface FuzzOptions {
  /** Of all targets together. */
  inputs: number;
  seed: number;
  /** A PostgreSQL server; null: only what needs none. */
  serverUrl: string | null;
  report?: (line: string) => void;
  /** Only these, by name; default: all. */
  only?: readonly string[];
}

export interface FuzzOutcome {
  name: string;
  inputs: number;
  /** Of one input, milliseconds of this thread's time. */
  slowest: number;
  seconds: number;
  problems: string[];
}

/** Of one input, milliseconds of this thread's time. */
const MOST_MS = 100;
/** A first time may have to compile, or to clear up after others. */
const TRIES = 4;

/** Sends inputs that are nearly right through everything that takes texts of strangers. */
export async function runFuzz({ inputs, seed, serverUrl, report, only }: FuzzOptions): Promise<FuzzOutcome[]> {
  const scene = serverUrl === null ? null : await openScene(serverUrl);
  try {
    const targets = [...(await openParsers()), ...(scene === null ? [] : await openOthers(scene, only))];
    const outcomes: FuzzOutcome[] = [];
    for (const target of targets.filter(({ name }) => only?.includes(name) ?? true)) {
      const outcome = await fuzz(target, Math.round(inputs * target.share), seed);
      report?.(`${outcome.name}: ${outcome.inputs} inputs in ${outcome.seconds.toFixed(0)} s`);
      outcomes.push(outcome);
    }
    return outcomes;
  } finally {
    await scene?.close();
  }
}

/** What stores, and what shows what is stored; pages only where they are asked for, as they must have been built. */
async function openOthers(scene: Scene, only: readonly string[] | undefined): Promise<Target[]> {
  const targets = [await askQuestions(scene.api), sendDeliveries(scene), sendStories(scene)];
  if (only?.includes(PAGES) === false) return targets;
  return [...targets, askForPages(await openDashboard(scene.api))];
}

async function fuzz({ name, corpus, form, judge, atEnd }: Target, numRuns: number, seed: number): Promise<FuzzOutcome> {
  const started = performance.now();
  let slowest = 0;
  const measure = async (input: string) => {
    const { wrong, ms } = await time(judge, input);
    slowest = Math.max(slowest, ms);
    if (wrong !== null) throw new Error(wrong);
    if (ms > MOST_MS) throw new Error(`takes ${ms.toFixed(0)} ms`);
  };
  const wrong: string[] = [];
  for (const valid of corpus) {
    const said = await judge(valid);
    if (said !== null) wrong.push(`${JSON.stringify(valid)}: ${said}`);
  }
  const {
    failed,
    counterexample,
    errorInstance,
    numRuns: done,
  } = await fc.check(fc.asyncProperty(mutantOf(corpus, form), measure), { numRuns, seed });
  const why = errorInstance instanceof Error ? (errorInstance.stack ?? errorInstance.message) : String(errorInstance);
  const late = (await atEnd?.()) ?? null;
  const problems = [
    ...wrong,
    ...(failed ? [`input ${done}: ${JSON.stringify(counterexample?.[0]).slice(0, 2_000)}: ${why.slice(0, 800)}`] : []),
    ...(late === null ? [] : [late]),
  ];
  return { name, inputs: done, slowest, seconds: (performance.now() - started) / 1_000, problems };
}

/** The least of a few times, where the first was long. */
async function time(judge: Target["judge"], input: string): Promise<{ wrong: string | null; ms: number }> {
  let least = Infinity;
  let wrong: string | null = null;
  for (let attempt = 0; attempt < TRIES && least > MOST_MS; attempt += 1) {
    const before = process.threadCpuUsage();
    wrong = await judge(input);
    const { user, system } = process.threadCpuUsage(before);
    least = Math.min(least, (user + system) / 1_000);
    if (wrong !== null) break;
  }
  return { wrong, ms: least };
}
