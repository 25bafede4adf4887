import { readConfig } from "../config.ts";
import { loadStories } from "../runtime/load-stories.ts";
import { FileFaults } from "../runtime/load-watchlist.ts";
import { count, say } from "../runtime/say.ts";

/** Checks the stories kept by hand, and lists whom each names. */
export async function runStoriesCheck({ json = false }: { json?: boolean }): Promise<void> {
  const { storiesDir } = readConfig(process.env);
  try {
    const stories = await loadStories(storiesDir);
    if (json) {
      say(JSON.stringify({ ok: true, stories }));
      return;
    }
    for (const { id, mentions } of stories) {
      say(`${id}: ${mentions.map((m) => `${m.repo} (${m.status})`).join(", ") || "names no project"}`);
    }
    say(`${storiesDir}: ${count(stories.length, "story", "stories")}, no errors.`);
  } catch (error) {
    if (!json || !(error instanceof FileFaults)) throw error;
    say(JSON.stringify({ ok: false, diagnostics: error.diagnostics }));
    process.exitCode = 2;
  }
}
