import { repoKey, type MentionTarget } from "@groundswell/core";
import type { Phrase } from "./types.ts";

/** Of a project: its name, its repository, and those of its earlier names that GitHub gave up last. */
const MAX_PHRASES = 4;

/**
 * By what a project's posts are looked for: its name, and the addresses of its repository. A name that is also a word finds
 * a lot that means something else: the linker tells.
 */
export function listPhrases({ name, repo, formerly }: Pick<MentionTarget, "name" | "repo" | "formerly">): Phrase[] {
  const repos = [...new Map([repo, ...formerly].map((each) => [repoKey(each), each])).values()];
  const phrases: Phrase[] = [
    { kind: "name", text: name },
    ...repos.map((each) => ({ kind: "address", text: each }) as const),
  ];
  return phrases.slice(0, MAX_PHRASES);
}

/** Words in quotes, which must follow one another. */
export function inQuotes(words: string): string {
  return `"${words.replaceAll('"', " ").trim()}"`;
}
