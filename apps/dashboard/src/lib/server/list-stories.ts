import type { Client } from "@groundswell/client";
import type { Page, Story } from "@groundswell/wire";

const PAGE_SIZE = 50;
const MOST_PAGES = 4;

/** A project's stories, newest first, at most 200: a marker left out would look like a quiet month. */
export async function listStories(api: Client, repo: string): Promise<Story[]> {
  const stories: Story[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer: Page<Story> = await api.projectStories(repo, {
      limit: PAGE_SIZE,
      ...(cursor === null ? {} : { cursor }),
    });
    stories.push(...answer.items);
    cursor = answer.nextCursor;
    if (cursor === null) break;
  }
  return stories;
}
