import { ask } from "#lib/server/ask.ts";
import { toStoryRow } from "#lib/server/story-row.ts";
import type { PageServerLoad } from "./$types";

const PAGE_SIZE = 40;
const OUTLETS_ASKED = 100;

export const load: PageServerLoad = async ({ locals, url }) => {
  const cursor = url.searchParams.get("cursor");
  const asked = url.searchParams.get("source") ?? "";
  const source = asked === "" ? null : asked;
  const [page, outlets] = await ask(
    Promise.all([
      locals.api.stories({
        limit: PAGE_SIZE,
        ...(source === null ? {} : { source }),
        ...(cursor === null ? {} : { cursor }),
      }),
      locals.api.outlets({ limit: OUTLETS_ASKED }),
    ]),
    "No such page of the list.",
  );
  // Outlets whose stories' weeks are not over, or that name nobody for sure, are on the page only.
  const named = new Set([
    ...outlets.items.map((outlet) => outlet.source),
    ...page.items.map((story) => story.source),
    ...(source === null ? [] : [source]),
  ]);
  return {
    stories: page.items.map(toStoryRow),
    nextCursor: page.nextCursor,
    isFirst: cursor === null,
    source,
    outlets: [...named].sort((a, b) => a.localeCompare(b, "en")),
  };
};
