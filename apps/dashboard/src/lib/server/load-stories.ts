import type { Client } from "@groundswell/client";
import type { Outlet } from "@groundswell/wire";
import { ask } from "#lib/server/ask.ts";
import { toStoryRow, type StoryRow } from "#lib/server/story-row.ts";
import { storyListStrings } from "#lib/strings/stories.ts";
import { groupByMonth, type StoryMonth } from "#lib/stories/group-by-month.ts";
import { readStoryQuery, type StoryListQuery } from "#lib/stories/story-query.ts";

const PAGE_SIZE = 40;
const OUTLETS_ASKED = 100;

/** Weeks after stories, over all outlets or of one. */
export interface WeekCount {
  /** With a ratio, and that no release and no other story shares. */
  judged: number;
  rose: number;
  setAside: number;
}

export interface StoryListData {
  query: StoryListQuery;
  months: StoryMonth<StoryRow>[];
  nextCursor: string | null;
  outlets: string[];
  /** Null: no outlet has a week that is over, there are more outlets than were asked for, or some stories are looked for. */
  weeks: WeekCount | null;
  /** The outlet that is asked for, where it has weeks to be summed up. */
  outlet: Outlet | null;
}

/** What the list of stories shows. */
export async function loadStories(api: Client, search: URLSearchParams): Promise<StoryListData> {
  const query = readStoryQuery(search);
  const { source, q, cursor } = query;
  const [page, outlets] = await ask(
    Promise.all([
      api.stories({
        limit: PAGE_SIZE,
        ...(source === null ? {} : { source }),
        ...(q === "" ? {} : { q }),
        ...(cursor === null ? {} : { cursor }),
      }),
      api.outlets({ limit: OUTLETS_ASKED }),
    ]),
    storyListStrings.notFound,
  );
  // Outlets whose stories' weeks are not over, or that name nobody for sure, are on the page only.
  const named = new Set([
    ...outlets.items.map((outlet) => outlet.source),
    ...page.items.map((story) => story.source),
    ...(source === null ? [] : [source]),
  ]);
  return {
    query,
    months: groupByMonth(page.items.map(toStoryRow)),
    nextCursor: page.nextCursor,
    outlets: [...named].sort((a, b) => a.localeCompare(b, "en")),
    weeks:
      q !== "" || (source === null && outlets.nextCursor !== null)
        ? null
        : countWeeks(outlets.items.filter((outlet) => source === null || outlet.source === source)),
    outlet: q === "" ? (outlets.items.find((outlet) => outlet.source === source) ?? null) : null,
  };
}

function countWeeks(outlets: readonly Outlet[]): WeekCount | null {
  if (outlets.length === 0) return null;
  const sum = (of: (outlet: Outlet) => number) => outlets.reduce((total, outlet) => total + of(outlet), 0);
  return { judged: sum(({ n }) => n), rose: sum(({ roseWith }) => roseWith), setAside: sum((each) => each.setAside) };
}
