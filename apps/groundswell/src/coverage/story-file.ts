import type { FoundMention } from "@groundswell/core";

/** What a story's file says before anybody has decided on its mentions. */
export interface StoryDraft {
  title: string;
  url: string;
  source: string;
  /** As front matter has it: `2026-03-27`, `2026-03-27~3d` or an instant. */
  published: string;
  publishedNote: string | null;
  /** What the linker reads in it, the surest first. */
  found: readonly FoundMention[];
}

/**
 * A story's file. What the linker reads stands in it as comments: a machine's reading is no decision, and taking the
 * `# ` away is one.
 */
export function formatStory({ title, url, source, published, publishedNote, found }: StoryDraft): string {
  return [
    "---",
    `title: ${quote(title)}`,
    `url: ${quote(url)}`,
    `source: ${quote(source)}`,
    `published: ${published}`,
    ...(publishedNote === null ? [] : [`publishedNote: ${quote(publishedNote)}`]),
    ...(found.length === 0
      ? []
      : ["# Read by the linker. Take `# ` away where it is right; `status: rejected` where it is not.", "# projects:"]),
    ...found.flatMap(({ repo, tier, score, place, evidence }) => [
      `#   - repo: ${repo} # read by the linker: ${tier} at ${score.toFixed(2)}, ${place}`,
      "#     status: confirmed",
      `#     evidence: ${quote(evidence)}`,
    ]),
    "---",
    "",
  ].join("\n");
}

/** JSON's strings are YAML's. */
function quote(text: string): string {
  return JSON.stringify(text);
}

const MAX_SLUG_LENGTH = 80;

/** What a story's file is called: its title's words. Another one's file keeps its name. */
export function chooseSlug(title: string, taken: ReadonlySet<string>): string {
  const plain = title
    .normalize("NFKD")
    .replace(/[\p{M}'’]/gu, "")
    .toLowerCase();
  const words = (plain.match(/[a-z0-9]+/g) ?? ["story"]).join("-");
  const end = words.length > MAX_SLUG_LENGTH ? words.lastIndexOf("-", MAX_SLUG_LENGTH) : words.length;
  const slug = words.slice(0, end > 0 ? end : MAX_SLUG_LENGTH);
  for (let n = 1; ; n++) {
    const candidate = n === 1 ? slug : `${slug}-${n}`;
    // The folder's own README is no story.
    if (!taken.has(candidate) && candidate !== "readme") return candidate;
  }
}
