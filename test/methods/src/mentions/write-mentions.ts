import { writeFile } from "node:fs/promises";
import { formatFile } from "../format-file.ts";
import { MENTION_FIGURES_FILE } from "../paths.ts";
import { measureMentions, type MentionFigures } from "./measure-mentions.ts";
import { describeMentions } from "./print-mentions.ts";
import { readStoryData } from "./read-stories.ts";

/**
 * Measures the linker, writes the figures, and prints table and mistakes.
 * @returns null where the labelled passages are absent
 */
export async function writeMentions(): Promise<MentionFigures | null> {
  const data = readStoryData();
  if (data === null) return null;
  const figures = measureMentions(data);
  await writeFile(MENTION_FIGURES_FILE, await formatFile(MENTION_FIGURES_FILE, JSON.stringify(figures)));
  process.stdout.write(`${describeMentions(figures, data)}\n\n${MENTION_FIGURES_FILE}\n`);
  return figures;
}
