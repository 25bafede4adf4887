import { join } from "node:path";
import { compileLinker, UserError, type FoundMention } from "@groundswell/core";
import { isSourceFault, readPage, type ReadPage, type SourceFault } from "@groundswell/sources";
import { readConfig, type Config } from "../config.ts";
import { describeFound } from "../coverage/describe-check.ts";
import { chooseSlug, formatStory } from "../coverage/story-file.ts";
import { checkDraft, listSlugs, refuseKeptStory, writeStory } from "../coverage/write-story.ts";
import { composeFetcher } from "../runtime/compose.ts";
import { loadWatchlist } from "../runtime/load-watchlist.ts";
import { complain, say } from "../runtime/say.ts";

export interface AddFlags {
  json?: boolean;
  dryRun?: boolean;
  /** As front matter has it. */
  published?: string;
}

/**
 * Writes the story at an address down in the folder of stories: what its page says, and as comments what the linker
 * reads in it. Exit code 1 when the page can't be had.
 */
export async function runStoriesAdd(url: string, { json = false, dryRun = false, published }: AddFlags): Promise<void> {
  const config = readConfig(process.env);
  const { watchlist } = await loadWatchlist(config.watchlistFile);
  const { storiesDir } = config;
  if (URL.canParse(url)) await refuseKeptStory(storiesDir, [url]);
  const page = await fetchPage(url, config);
  if (page === null) return;
  await refuseKeptStory(storiesDir, [page.url]);
  const found = compileLinker(watchlist.projects).find(page);
  const file = join(storiesDir, `${chooseSlug(page.title, await listSlugs(storiesDir))}.md`);
  const text = formatStory({ ...page, ...dateOf(page, published), found });
  checkDraft(file, text);
  if (!dryRun) await writeStory(file, text, storiesDir);
  if (json) say(JSON.stringify({ file, written: !dryRun, text, ...toJson(page), found }));
  else describe({ page, found, file, text, dryRun, given: published !== undefined }).forEach(say);
}

async function fetchPage(url: string, config: Config): Promise<ReadPage | null> {
  const fetcher = composeFetcher(config);
  try {
    return await readPage(fetcher, url);
  } catch (error) {
    if (!isSourceFault(error)) throw error;
    // What can't be an address of a story is wrong input; what can't be had is a failure.
    if (error.code === "bad_address" || error.code === "forbidden_address") {
      throw new UserError(error.message, { remedy: error.remedy, cause: error });
    }
    complain(`${error.message} — ${remedyFor(error)}`);
    process.exitCode = 1;
    return null;
  } finally {
    await fetcher.close();
  }
}

/** A page is asked once: nothing asks it again, and there is no feed to shorten. */
function remedyFor({ code, passes, remedy }: SourceFault): string {
  if (code === "too_large" || code === "too_costly" || code === "bad_encoding") {
    return "write a file in stories/ by hand: stories/README.md has the form";
  }
  return passes && code !== "name_not_found" && code !== "bad_tls"
    ? "add it again later, or write a file in stories/ by hand"
    : remedy;
}

/** @throws UserError when nobody says when it was published */
function dateOf(
  { published, url, undatedWhy }: ReadPage,
  given: string | undefined,
): { published: string; publishedNote: string | null } {
  if (given !== undefined) return { published: given, publishedNote: null };
  if (published === null) {
    const what = "the page does not say when it was published";
    throw new UserError(undatedWhy === undefined ? what : `${what}: ${undatedWhy}`, {
      where: url,
      remedy:
        "find it out and give it with --published, as in 2026-03-27, or 2026-03-27~3d where it may be three days off",
    });
  }
  const { day, at, plusMinusDays, note } = published;
  if (at !== null) return { published: new Date(at).toISOString().replace(".000Z", "Z"), publishedNote: note };
  return { published: plusMinusDays === 0 ? day : `${day}~${plusMinusDays}d`, publishedNote: note };
}

function toJson({ url, title, source, published, from, notes }: ReadPage) {
  return { url, title, source, published, from, notes };
}

interface Added {
  page: ReadPage;
  found: readonly FoundMention[];
  file: string;
  text: string;
  dryRun: boolean;
  /** Whether the date was given by hand. */
  given: boolean;
}

function describe({ page, found, file, text, dryRun, given }: Added): string[] {
  const { title, url, source, from, notes } = page;
  const mentions = found.map((one) => `  ${one.repo}: ${describeFound(one)}`);
  return [
    `${file}: ${dryRun ? "would be written" : "written"}.`,
    `  title: ${title} (from ${from.title})`,
    `  url: ${url} (from ${from.url})`,
    `  source: ${source} (from ${from.source})`,
    `  published: ${/^published: (.+)$/m.exec(text)?.[1] ?? ""} (from ${given ? "--published" : from.published})`,
    ...notes.map((note) => `  note: ${note}`),
    found.length === 0
      ? "The linker reads no watched project in it: name them under `projects` yourself."
      : "The linker reads, for you to confirm or to reject in the file:",
    ...mentions,
  ];
}
