import { join } from "node:path";
import { contentHash, type FoundMention } from "@groundswell/core";
import { recordStories, refreshEffects, syncStories, type Database, type NewStory } from "@groundswell/db";
import { readStories } from "@groundswell/stories";
import { REPOSITORY_ROOT } from "@groundswell/support";
import { NOW } from "./harness.ts";

/** A key as a private feed has it: no answer may hold it. */
export const FEED_KEY = "k3y-of-a-private-feed";
export const FEED = `feed https://weekly.example/feed?token=${FEED_KEY}`;
export const OUTLET = "Example Weekly";
/** Words that are no more than doubtful. */
export const IN_DOUBT = "wrote it on a codex, of all things";

const DAY_MS = 86_400_000;

export function link(repo: string, rest: Partial<FoundMention> = {}): FoundMention {
  const sure = { tier: "T2", score: 0.9, linked: true, eligible: true, place: "text" } as const;
  return { repo, ...sure, evidence: `as ${repo} shows`, ...rest };
}

export function doubt(repo: string, evidence: string): FoundMention {
  return link(repo, { tier: "T3", score: 0.5, linked: false, eligible: false, evidence });
}

export function story(name: string, day: string, mentions: FoundMention[], rest: Partial<NewStory> = {}): NewStory {
  return {
    url: `https://weekly.example/${name}`,
    title: `About ${name}`,
    source: OUTLET,
    published: { day, at: Date.parse(`${day}T10:00:00Z`), plusMinusDays: 0, note: null },
    active: true,
    contentHash: contentHash(`${name} ${rest.title ?? ""}`),
    request: `https://weekly.example/feed?token=${FEED_KEY}`,
    mentions,
    ...rest,
  };
}

/** Coverage of half a year: linked, in doubt, taken back, revised, of two outlets, and of a project that is watched no more. */
export async function seedStories(db: Database): Promise<void> {
  const teller = { toldBy: FEED, knownAt: NOW - 9 * DAY_MS, linkedBy: "names of a test" };
  const months = ["03", "04", "05", "06", "07"];
  const repos = ["ollama/ollama", "block/goose", "vllm-project/vllm", "cline/cline", "openai/codex"];
  const monthly = months.map((month, i) => story(`month-${month}`, `2026-${month}-08`, [link(repos[i] ?? "")]));
  await recordStories(
    db,
    [
      ...monthly,
      story("two", "2026-05-08", [
        link("ollama/ollama"),
        link("langchain-ai/langchain"),
        doubt("openai/codex", IN_DOUBT),
      ]),
      story("doubt-alone", "2026-06-01", [doubt("openai/codex", IN_DOUBT), doubt("cline/cline", "in decline")]),
      story("body-alone", "2026-06-02", [link("ollama/ollama", { tier: "T3", score: 0.7, eligible: false })]),
      story("elsewhere", "2026-06-03", [link("ggml-org/llama.cpp")], { source: "Else & Where" }),
      story("revised", "2026-04-20", [link("mudler/LocalAI")]),
      story("taken-back", "2026-04-21", [link("mudler/LocalAI")]),
    ],
    teller,
  );
  const later = { ...teller, knownAt: NOW - 8 * DAY_MS };
  await recordStories(
    db,
    [
      story("revised", "2026-04-20", [link("mudler/LocalAI")], { title: "About revised, revised" }),
      story("taken-back", "2026-04-21", [], { active: false, title: "Taken back" }),
    ],
    later,
  );
  await refreshEffects(db, { now: NOW });
}

/** Adds a file to those in `stories/`; a story that was told of elsewhere is called by the file's name from then on. */
export async function addFiles(db: Database, ...files: Parameters<typeof syncStories>[1][number][]): Promise<void> {
  const { stories } = await readStories(join(REPOSITORY_ROOT, "stories"));
  const kept = stories.map((one) => ({ ...one, plusMinusDays: one.publishedPlusMinusDays }));
  await syncStories(db, [...kept, ...files], NOW);
  await refreshEffects(db, { now: NOW });
}
