import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { storyKey } from "@groundswell/core";
import { z } from "zod";

const FILE = resolve(import.meta.dirname, "../../../../shared/data/stories/stories.jsonl");

const SharedStory = z.looseObject({
  id: z.string(),
  url: z.url(),
  title: z.string().min(1),
  published_at: z.string(),
  text: z.string(),
});
export type SharedStory = z.infer<typeof SharedStory>;

/**
 * Real stories, each with an address of its own, from the data that lie beside the checkout and are not part of it.
 * @returns null, said loudly, where they are absent
 */
export function readSharedStories(count: number): SharedStory[] | null {
  if (!existsSync(FILE)) {
    console.warn(`NOT CHECKED: ${FILE} is absent, so no real story was read`);
    return null;
  }
  const lines = readFileSync(FILE, "utf8")
    .split("\n")
    .filter((line) => line !== "");
  const stories = lines.flatMap((line) => SharedStory.safeParse(JSON.parse(line)).data ?? []);
  const byKey = new Map(stories.map((story) => [storyKey(story.url), story]));
  return [...byKey.values()].slice(0, count);
}
