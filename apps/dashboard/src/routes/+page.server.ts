import { isFiltered, parseOverviewQuery } from "#lib/overview-query.ts";
import { ask } from "#lib/server/ask.ts";
import { findMovers, toProjectRow } from "#lib/server/project-row.ts";
import type { PageServerLoad } from "./$types";

const PAGE_SIZE = 100;
const MOVERS = 3;

export const load: PageServerLoad = async ({ locals, url }) => {
  const query = parseOverviewQuery(url.searchParams);
  const { sort, window, category, q, cursor } = query;
  const shown = locals.api.projects({
    sort,
    ...(sort === "net" ? { window } : {}),
    ...(category === null ? {} : { category }),
    ...(q === "" ? {} : { q }),
    ...(cursor === null ? {} : { cursor }),
    limit: PAGE_SIZE,
  });
  // The list of categories is that of all projects, whatever is filtered now.
  const everything = isFiltered(query) || cursor !== null ? locals.api.projects({ limit: PAGE_SIZE }) : shown;
  const [page, all] = await ask(Promise.all([shown, everything]), "No such page of the list.");
  return {
    query,
    rows: page.items.map(toProjectRow),
    movers: page === all ? findMovers(all.items, MOVERS) : [],
    total: all.nextCursor === null ? all.items.length : null,
    categories: listCategories(all.items),
    nextCursor: page.nextCursor,
  };
};

function listCategories(projects: readonly { category: string | null }[]): string[] {
  return [...new Set(projects.flatMap((p) => (p.category === null ? [] : [p.category])))].sort();
}
