import { compileLinker, repoKey, type MentionTarget } from "@groundswell/core";
import type { Story } from "./read-stories.ts";

/** What the linker makes of whole texts. */
export interface StoryCheck {
  texts: number;
  /** Links to watched repositories, under today's or earlier names, and how many of them it finds as T1. */
  repoLinks: number;
  repoLinksFound: number;
  /** Texts of before most of these projects were there, and names that it links in them all the same. */
  earlyTexts: number;
  earlyNameLinks: { story: string; repo: string; evidence: string }[];
}

/** None of the projects with an everyday name was public, but the few in `WAS_THERE`. */
const EARLY = "2022-01-01";
const WAS_THERE = new Set(["huggingface/transformers", "n8n-io/n8n"]);

/** Links real texts: explicit links are the truth for T1, and the calendar for names. */
export function checkStories(stories: readonly Story[], targets: readonly MentionTarget[]): StoryCheck {
  const linker = compileLinker(targets);
  const owners = new Map(
    targets.flatMap((t) => [t.repo, ...t.formerly].map((name) => [repoKey(name), t.repo] as const)),
  );
  const check: StoryCheck = {
    texts: stories.length,
    repoLinks: 0,
    repoLinksFound: 0,
    earlyTexts: 0,
    earlyNameLinks: [],
  };
  for (const { id, title, text, url, published_at, github_links } of stories) {
    const found = linker.find({ title, text, url });
    const linked = new Set(github_links.flatMap((name) => owners.get(repoKey(name)) ?? []));
    check.repoLinks += linked.size;
    check.repoLinksFound += found.filter(({ repo, tier }) => tier === "T1" && linked.has(repo)).length;
    if (published_at >= EARLY) continue;
    check.earlyTexts++;
    for (const { repo, tier, linked: isLinked, evidence } of found) {
      if (tier === "T3" && isLinked && !WAS_THERE.has(repo)) check.earlyNameLinks.push({ story: id, repo, evidence });
    }
  }
  return check;
}
