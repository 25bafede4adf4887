import { setTimeout as sleep } from "node:timers/promises";
import { dayFromNumber, dayNumber, dayOf } from "@groundswell/core";
import { makeRepo, startStandin, type Standin } from "@groundswell/github-standin";

const TOKEN = "a-token-of-the-outages";
const DAYS = 30;

/** A GitHub that knows one of our projects, and the settings of a program that asks it every other second. */
export async function startGithub(): Promise<{ standin: Standin; env: Record<string, string> }> {
  const from = dayFromNumber(dayNumber(dayOf(Date.now())) - DAYS);
  const given = { from, perDay: Array.from({ length: DAYS }, () => 3) };
  const repo = makeRepo("ollama/ollama", { databaseId: 658_928_958, createdAt: `${from}T00:00:00Z`, given });
  const standin = await startStandin({ world: { repos: [repo] }, tokens: [TOKEN] });
  return { standin, env: { GITHUB_API_URL: standin.url, GITHUB_TOKEN: TOKEN, COLLECT_INTERVAL: "2s" } };
}

/** @returns after how many milliseconds GitHub has been asked more than so many times */
export async function untilAsked(standin: Standin, count: number, withinMs: number): Promise<number> {
  const started = performance.now();
  while (standin.requests.length <= count) {
    if (performance.now() - started > withinMs) throw new Error(`GitHub is not asked within ${withinMs} ms`);
    await sleep(50);
  }
  return performance.now() - started;
}
