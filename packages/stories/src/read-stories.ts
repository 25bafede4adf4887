import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { storyKey, type Diagnostic, type InstantMs } from "@groundswell/core";
import { MAX_FILE_BYTES } from "@groundswell/watchlist";
import { parseStory, type HandKeptStory, type NamedProject, type ParsedStory } from "./parse-story.ts";

/** Stories and what is wrong with the files of others. */
export interface StoriesRead {
  stories: HandKeptStory[];
  diagnostics: Diagnostic[];
  /** Where each of the stories names a project. */
  named: NamedProject[];
}

/**
 * Reads every `*.md` of a directory but README.md, sorted by slug. A directory that isn't there holds no stories; a
 * file that can't be read is a diagnostic, and the others are read all the same.
 * @param directory its path also begins the diagnostics' file names
 * @param now stories dated more than a day after it are errors
 */
export async function readStories(directory: string, now: InstantMs = Date.now()): Promise<StoriesRead> {
  const files = await listStoryFiles(directory);
  if (!Array.isArray(files)) return { stories: [], diagnostics: [files], named: [] };
  const result: StoriesRead = { stories: [], diagnostics: [], named: [] };
  const slugByKey = new Map<string, string>();
  for (const file of files) {
    const { story, diagnostics, named } = await readStory(join(directory, file), now);
    result.diagnostics.push(...diagnostics);
    if (story === null) continue;
    const key = storyKey(story.url);
    const first = slugByKey.get(key);
    if (first === undefined) {
      slugByKey.set(key, story.slug);
      result.stories.push(story);
      result.named.push(...named);
    } else {
      const message = `the story is already kept in ${first}.md: both have its address`;
      result.diagnostics.push(fileFault(join(directory, file), message, "delete one of the two files"));
    }
  }
  return result;
}

async function listStoryFiles(directory: string): Promise<string[] | Diagnostic> {
  try {
    const names = await readdir(directory);
    const stories = names.filter((name) => name.endsWith(".md") && name.toLowerCase() !== "readme.md");
    const bySlug = (name: string): string => name.slice(0, -".md".length);
    return stories.toSorted((a, b) => (bySlug(a) < bySlug(b) ? -1 : 1));
  } catch (error) {
    if (codeOf(error) === "ENOENT") return [];
    const message = `the folder of stories can't be read (${codeOf(error)})`;
    return fileFault(directory, message, "make it a readable folder, or point STORIES_DIR at one");
  }
}

async function readStory(path: string, now: InstantMs): Promise<ParsedStory> {
  try {
    const { size } = await stat(path);
    if (size > MAX_FILE_BYTES) {
      const message = `the file is larger than ${MAX_FILE_BYTES / 1_000_000} MB`;
      return { story: null, diagnostics: [fileFault(path, message, "keep the notes shorter")], named: [] };
    }
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await readFile(path));
    return parseStory(text, path, now);
  } catch (error) {
    const isEncoding = codeOf(error) === "ERR_ENCODING_INVALID_ENCODED_DATA";
    const message = isEncoding ? "the file is not UTF-8 text" : `the file can't be read (${codeOf(error)})`;
    const remedy = isEncoding ? "save it as UTF-8" : "make it a readable file";
    return { story: null, diagnostics: [fileFault(path, message, remedy)], named: [] };
  }
}

function fileFault(file: string, message: string, remedy: string): Diagnostic {
  return { file, line: 1, column: 1, severity: "error", message, remedy };
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown error";
}
