import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseWatchlist, type WatchedProject } from "@groundswell/watchlist";
import { z } from "zod";

const SHARED_DIR = resolve(import.meta.dirname, "../../../../../shared/data/stories");
const DEFAULT_WATCHLIST = resolve(import.meta.dirname, "../../../../watchlist.yaml");

const PassageRow = z.object({
  id: z.string(),
  word: z.string(),
  text: z.string(),
  source_url: z.string(),
  label: z.string(),
});

const StoryRow = z.object({
  id: z.string(),
  url: z.string(),
  title: z.string(),
  published_at: z.string(),
  text: z.string(),
  github_links: z.array(z.string()),
});

/** A passage that holds an ambiguous word, and the project that it truly means (`none`: none of ours). */
export type Passage = z.infer<typeof PassageRow>;
/** A dated text, and the repositories that it links to. */
export type Story = z.infer<typeof StoryRow>;

/** The labelled passages and real texts, with the projects to find in them. */
export interface StoryData {
  passages: Passage[];
  /** The projects that the passages are about. */
  projects: WatchedProject[];
  stories: Story[];
  /** Those of the watchlist that comes with the product. */
  defaults: WatchedProject[];
}

/** The real stories, which lie beside the checkout and are not part of it; null, said loudly, where absent. */
export function readStoryData(): StoryData | null {
  const names = ["mentions.jsonl", "stories.jsonl", "watchlist.yaml"];
  const absent = names.map((name) => resolve(SHARED_DIR, name)).filter((file) => !existsSync(file));
  if (absent.length > 0) {
    console.warn(`NOT CHECKED: ${absent.join(", ")} absent, so the linker was not compared with labelled passages`);
    return null;
  }
  return {
    passages: readRows("mentions.jsonl", PassageRow),
    stories: readRows("stories.jsonl", StoryRow),
    projects: readProjects(resolve(SHARED_DIR, "watchlist.yaml")),
    defaults: readProjects(DEFAULT_WATCHLIST),
  };
}

function readRows<T>(name: string, row: z.ZodType<T>): T[] {
  const lines = readFileSync(resolve(SHARED_DIR, name), "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => row.parse(JSON.parse(line)));
}

function readProjects(file: string): WatchedProject[] {
  const { watchlist, diagnostics } = parseWatchlist(readFileSync(file, "utf8"), file);
  if (watchlist === null) throw new Error(`${file} is wrong: ${JSON.stringify(diagnostics)}`);
  return watchlist.projects;
}
