import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { formatDiagnostic, storyKey, UserError } from "@groundswell/core";
import { parseStory, readStories } from "@groundswell/stories";

/**
 * Refuses an address that a file has already.
 * @param urls of one story: as it was asked for, and as its page gives it
 * @throws UserError that names the file
 */
export async function refuseKeptStory(dir: string, urls: readonly string[]): Promise<void> {
  const { stories } = await readStories(dir, Date.now());
  const keys = new Set(urls.map(storyKey));
  const kept = stories.find(({ url }) => keys.has(storyKey(url)));
  if (kept === undefined) return;
  throw new UserError("the story is kept already", { where: join(dir, `${kept.slug}.md`), remedy: "edit that file" });
}

/** Names of the story files of a folder, without `.md`; a folder that is not there has none. */
export async function listSlugs(dir: string): Promise<Set<string>> {
  const names = await readdir(dir).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  });
  return new Set(
    names.filter((name) => name.endsWith(".md")).map((name) => name.slice(0, -".md".length).toLowerCase()),
  );
}

/** @throws UserError when what is to be written would be refused when it is read */
export function checkDraft(file: string, text: string): void {
  const faults = parseStory(text, file, Date.now()).diagnostics.filter(({ severity }) => severity === "error");
  if (faults.length === 0) return;
  throw new UserError(`the story can't be written down as it is:\n${faults.map(formatDiagnostic).join("\n")}`, {
    remedy: "write its file by hand: stories/README.md has the form",
  });
}

/** Writes a story's file. @throws UserError when there is one of this name: nothing is ever overwritten */
export async function writeStory(file: string, text: string, dir: string): Promise<void> {
  await mkdir(dir, { recursive: true });
  try {
    await writeFile(file, text, { flag: "wx" });
  } catch (cause) {
    const exists = cause instanceof Error && "code" in cause && cause.code === "EEXIST";
    const what = exists ? "there is such a file already" : "the file can't be written";
    throw new UserError(what, { where: file, remedy: "look at the folder, or name another with STORIES_DIR", cause });
  }
}
