import { repoKey, type Day, type Diagnostic, type InstantMs, type RepoName } from "@groundswell/core";
import { parseYamlAs, type YamlTree } from "@groundswell/watchlist";
import { isToCome, parsePublished } from "./published.ts";
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

/** Where a file names a project. */
export interface NamedProject {
  repo: RepoName;
  file: string;
  line: number;
  column: number;
}

export interface ParsedStory {
  /** Null: the file has an error. */
  story: HandKeptStory | null;
  diagnostics: Diagnostic[];
  /** Every project that the story names, in the file's order. */
  named: NamedProject[];
}

/**
 * Reads a hand-kept story: YAML front matter in a Markdown file, whose text is the editors' own notes and is not
 * kept. Never throws on any text: every fault is a diagnostic, with its line in the file.
 * @param file the file's path: diagnostics carry it, and its last part gives the slug
 * @param now a date more than a day after it is an error
 */
export function parseStory(text: string, file: string, now: InstantMs = Date.now()): ParsedStory {
  const slugFaults = checkSlug(file);
  const front = splitFrontMatter(text);
  if (!front.found) {
    const { line, message, remedy } = front;
    const fault: Diagnostic = { file, line, column: 1, severity: "error", message, remedy };
    return { story: null, diagnostics: [...slugFaults, fault], named: [] };
  }
  const parse = parseYamlAs(StoryFrontMatter, front.yaml, {
    file,
    keysAt: storyKeysAt,
    emptyRemedy: "give title, url, published and source",
  });
  const { tree } = parse;
  const named = tree === null ? [] : listNamed(tree, file);
  const early = tree === null ? [] : checkPublished(tree, file, now);
  const diagnostics = [...slugFaults, ...parse.diagnostics, ...early, ...checkRepeatedMentions(named)].toSorted(
    (a, b) => a.line - b.line || a.column - b.column,
  );
  const isSound = !diagnostics.some((d) => d.severity === "error");
  const story = isSound && parse.value !== null ? toStory(parse.value, slugOf(file)) : null;
  return { story, diagnostics, named: story === null ? [] : named };
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

function listNamed(tree: YamlTree, file: string): NamedProject[] {
  const projects: unknown = tree.valueOf(["projects"]);
  return (Array.isArray(projects) ? [...projects.keys()] : []).flatMap((index) => {
    const bare = tree.valueOf(["projects", index]);
    const path = typeof bare === "string" ? ["projects", index] : ["projects", index, "repo"];
    const repo = tree.valueOf(path);
    return typeof repo === "string" ? [{ repo, file, ...tree.placeOf(path) }] : [];
  });
}

/** A story names a project once: two entries could contradict each other. */
function checkRepeatedMentions(named: readonly NamedProject[]): Diagnostic[] {
  const firstLines = new Map<string, number>();
  return named.flatMap(({ repo, file, line, column }) => {
    const first = firstLines.get(repoKey(repo));
    if (first === undefined) {
      firstLines.set(repoKey(repo), line);
      return [];
    }
    const message = `${repo.slice(0, 140)} is already named on line ${first}`;
    return [{ file, line, column, severity: "error" as const, message, remedy: "keep one of the two" }];
  });
}

/** A story that is out can't be of a day to come. */
function checkPublished(tree: YamlTree, file: string, now: InstantMs): Diagnostic[] {
  const text = tree.valueOf(["published"]);
  const published = typeof text === "string" ? parsePublished(text) : null;
  if (published === null || !isToCome(published, now)) return [];
  const message = `published ${published.day} is still to come`;
  const remedy = "give the day on which it was published; a story is kept once it is out";
  return [{ file, ...tree.placeOf(["published"]), severity: "error", message, remedy }];
}
