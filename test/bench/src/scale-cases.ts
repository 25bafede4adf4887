import type { LargeCatalogue } from "./large-catalogue.ts";

/** A read of the API, and the query that it can't do without. */
export interface ScaleCase {
  name: string;
  /** The address of each reading: another one each time. */
  pathOf: (turn: number) => string;
  /** Runs before each time that is taken, so that nothing is remembered; null: what is remembered stays. */
  forget: string | null;
  /** What the read is measured beside. */
  bare: string;
}

/** The reads that are measured on the large catalogue. */
export function listScaleCases({ withHistory, from, to }: LargeCatalogue): ScaleCase[] {
  const ids = withHistory.map(({ id }) => id).join(",");
  const compare = {
    // Each time in another order: another answer.
    pathOf: (turn: number) =>
      `/api/v1/compare?projects=${shuffle(withHistory, turn)
        .map(({ repo }) => repo)
        .join()}`,
    bare: `
      select t.project_id, t.day, t.stars, t.archived, t.receipt_key from projects p, generate_series(
        date '${from}' - 6, date '${to}', interval '7 days') week, lateral (
        select * from daily_totals t where t.project_id = p.id and t.day >= week::date and t.day < week::date + 7
        order by t.day desc limit 1) t
      where p.id in (${ids}) order by t.project_id, t.day`,
  };
  const leaders = (category: string) => `
    select s.project_id, s.view from standings s join projects p on p.id = s.project_id
    where p.watched ${category}
    order by s.cautious desc nulls last, s.velocity desc nulls last, s.project_id limit 51`;
  // A row that is written anew is another revision, of which nothing is remembered.
  const rewrite = (which: string) => `update standings set stars = stars where project_id in (${which})`;
  const firstPage = (category: string) => leaders(category).replace("s.project_id, s.view", "s.project_id");
  const listOf = (query: string) => (turn: number) => `/api/v1/projects?sort=momentum${query}&turn=${turn}`;
  const inCategory = "and s.category = 'category 7'";
  const everywhere = { name: "/projects?sort=momentum", pathOf: listOf(""), bare: leaders("") };
  const within = {
    name: "/projects?sort=momentum&category=",
    pathOf: listOf("&category=category+7"),
    bare: leaders(inCategory),
  };
  return [
    { name: "/compare", ...compare, forget: rewrite(ids) },
    { name: "/compare", ...compare, forget: null },
    { ...everywhere, forget: rewrite(firstPage("")) },
    { ...everywhere, forget: null },
    { ...within, forget: rewrite(firstPage(inCategory)) },
    { ...within, forget: null },
  ];
}

/** The items in an order that the turn decides. */
function shuffle<T>(items: readonly T[], turn: number): T[] {
  const rest = [...items];
  let seed = turn;
  return items.flatMap(() => {
    const place = seed % rest.length;
    seed = Math.floor(seed / rest.length);
    return rest.splice(place, 1);
  });
}
