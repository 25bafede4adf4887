import { ask } from "#lib/server/ask.ts";
import type { PageServerLoad } from "./$types";

const PAGE_SIZE = 50;

export const load: PageServerLoad = async ({ locals, url }) => {
  const cursor = url.searchParams.get("cursor");
  const page = await ask(
    locals.api.stories({ limit: PAGE_SIZE, ...(cursor === null ? {} : { cursor }) }),
    "No such page of the list.",
  );
  return { stories: page.items, nextCursor: page.nextCursor };
};
