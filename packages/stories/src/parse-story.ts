import { repoKey, type Day, type Diagnostic, type InstantMs, type RepoName } from "@groundswell/core";
import { parseYamlAs, type YamlTree } from "@groundswell/watchlist";
import { parsePublished } from "./published.ts";
import { StoryFrontMatter, storyKeysAt } from "./schema.ts";
import { checkSlug, slugOf } from "./slug.ts";
import { splitFrontMatter } from "./split-front-matter.ts";

/** A project that a story names, as decided by hand. */
export interface HandKeptMention {
  repo: RepoName;
  status: "confirmed" | "rejected";
  /** The words that name it, or a description of them. */
  evidence: string | null;
}

/** A story that somebody wrote down in `stories/`. */
export interface HandKeptStory {
  /** The file's name without `.md`. */
  slug: string;
  title: string;
  url: string;
  source: string;
  /** UTC day. */
  published: Day;
  /** The instant, where the file gives one. */
  publishedAt: InstantMs | null;
  /** The day may be off by this many days either way; 0 when it is exact. */
  publishedPlusMinusDays: number;
  publishedNote: string | null;
  mentions: HandKeptMention[];
}

/**
 * Reads a hand-kept story: YAML front matter in a Markdown file, whose text is the editors' own notes and is not
 * kept. Never throws on any text: every fault is a diagnostic, with its line in the file.
 * @param file the file's path: diagnostics carry it, and its last part gives the slug
 */
export function parseStory(text: string, file: string): { story: HandKeptStory | null; diagnostics: Diagnostic[] } {
  const slugFaults = checkSlug(file);
  const front = splitFrontMatter(text);
  if (!front.found) {
    const { line, message, remedy } = front;
    return { story: null, diagnostics: [...slugFaults, { file, line, column: 1, severity: "error", message, remedy }] };
  }
  const parse = parseYamlAs(StoryFrontMatter, front.yaml, {
    file,
    keysAt: storyKeysAt,
    emptyRemedy: "give title, url, published and source",
  });
  const repeated = parse.tree === null ? [] : checkRepeatedMentions(parse.tree, file);
  const diagnostics = [...slugFaults, ...parse.diagnostics, ...repeated].toSorted(
    (a, b) => a.line - b.line || a.column - b.column,
  );
  const isSound = !diagnostics.some((d) => d.severity === "error");
  return { story: isSound && parse.value !== null ? toStory(parse.value, slugOf(file)) : null, diagnostics };
}

function toStory(front: StoryFrontMatter, slug: string): HandKeptStory | null {
  const published = parsePublished(front.published);
  if (published === null) return null;
  return {
    slug,
    title: front.title,
    url: front.url,
    source: front.source,
    published: published.day,
    publishedAt: published.at,
    publishedPlusMinusDays: published.plusMinusDays,
    publishedNote: front.publishedNote ?? null,
    mentions: (front.projects ?? []).map((mention) =>
      typeof mention === "string"
        ? { repo: mention, status: "confirmed", evidence: null }
        : { repo: mention.repo, status: mention.status, evidence: mention.evidence ?? null },
    ),
  };
}

/** A story names a project once: two entries could contradict each other. */
function checkRepeatedMentions(tree: YamlTree, file: string): Diagnostic[] {
  const projects: unknown = tree.valueOf(["projects"]);
  const firstLines = new Map<string, number>();
  return (Array.isArray(projects) ? [...projects.keys()] : []).flatMap((index) => {
    const bare = tree.valueOf(["projects", index]);
    const path = typeof bare === "string" ? ["projects", index] : ["projects", index, "repo"];
    const repo = tree.valueOf(path);
    if (typeof repo !== "string") return [];
    const place = tree.placeOf(path);
    const first = firstLines.get(repoKey(repo));
    if (first === undefined) {
      firstLines.set(repoKey(repo), place.line);
      return [];
    }
    const message = `${repo.slice(0, 140)} is already named on line ${first}`;
    return [{ file, ...place, severity: "error" as const, message, remedy: "keep one of the two" }];
  });
}
