import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { compileLinker } from "@groundswell/core";
import { seededRandom } from "@groundswell/soak";
import { round, type Figure } from "./figure.ts";
import { generateStory, generateTargets } from "./story-stream.ts";

const ROOT = resolve(import.meta.dirname, "../../..");
const PROJECTS = 1000;
const STORIES = 100_000;
const STORY_CHARACTERS = 4000;
/** Stories are made so many at a time, and the clock stands while they are. */
const BATCH = 500;
const AIM = "≤ 60 of one core";

/**
 * Links 100,000 stories of some 4,000 characters with 1,000 projects on one core, beside a bare pass over the same texts
 * that only splits them into words.
 */
export async function benchLink(): Promise<Figure[]> {
  const random = seededRandom(5);
  const vocabulary = await readVocabulary();
  const targets = generateTargets(PROJECTS, vocabulary, random);
  const compileSeconds = timeSeconds(() => compileLinker(targets));
  const linker = compileLinker(targets);
  const total = { seconds: 0, splitting: 0, mentions: 0, words: 0, characters: 0 };
  for (let done = 0; done < STORIES; done += BATCH) {
    const stories = Array.from({ length: BATCH }, () => generateStory(STORY_CHARACTERS, vocabulary, targets, random));
    total.seconds += timeSeconds(() => {
      for (const story of stories) total.mentions += linker.find(story).length;
    });
    total.splitting += timeSeconds(() => {
      for (const { text } of stories) total.words += text.split(/\W+/).length;
    });
    total.characters += stories.reduce((sum, { text }) => sum + text.length, 0);
  }
  return [toFigure(total, compileSeconds)];
}

function toFigure(
  total: Record<"seconds" | "splitting" | "mentions" | "words" | "characters", number>,
  compileSeconds: number,
): Figure {
  const { seconds, splitting, mentions, words, characters } = total;
  return {
    name: "link stories",
    value: seconds,
    unit: "s",
    aim: AIM,
    detail: {
      stories: STORIES,
      projects: PROJECTS,
      storiesPerSecond: Math.round(STORIES / seconds),
      charactersPerStory: Math.round(characters / STORIES),
      wordsPerStory: Math.round(words / STORIES),
      mentionsPerStory: round(mentions / STORIES),
      compileSeconds: round(compileSeconds),
      splittingIntoWordsSeconds: round(splitting),
      timesSplittingIntoWords: round(seconds / splitting),
    },
  };
}

/** The processor's time, not the clock's: other work on the machine makes no difference. */
function timeSeconds(run: () => void): number {
  const from = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1_000_000;
}

/** The words of this repository's own documents, in their order. */
async function readVocabulary(): Promise<string[]> {
  const folder = join(ROOT, "docs");
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".md")).sort();
  const files = [join(ROOT, "README.md"), join(ROOT, "CONTRIBUTING.md"), ...names.map((name) => join(folder, name))];
  const texts = await Promise.all(files.map((file) => readFile(file, "utf8")));
  return texts.join("\n").split(/\s+/).filter(Boolean);
}
