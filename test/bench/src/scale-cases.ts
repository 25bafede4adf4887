import type { FilledCatalogue } from "./histories/fill-catalogue.ts";

/** A read of the API, and the query that it can't do without. */
export interface ScaleCase {
  name: string;
  /** The address of each reading: another one each time. */
  pathOf: (turn: number) => string;
  /** Runs before each time that is taken, so that nothing is remembered; null: what is remembered stays. */
  forget: string | null;
  /** What the reading of a turn is measured beside. */
  bareOf: (turn: number) => string;
  /** Whether many readers are measured, too. */
  crowd: boolean;
}

/** Where pages of lists begin, far down: what the API itself gave out. */
export interface DeepCursors {
  stars: string[];
  momentum: string[];
}

const AS_OF = "2026-03-01T12:00:00Z";

/** The reads that are measured on a filled catalogue. */
export function listScaleCases(catalogue: FilledCatalogue, cursors: DeepCursors): ScaleCase[] {
  return [...seriesCases(catalogue), ...compareCases(catalogue), ...listCases(catalogue, cursors)];
}

/** Of another project each time. */
function seriesCases({ past }: FilledCatalogue): ScaleCase[] {
  const at = (turn: number) => past[(turn * 37) % past.length] ?? { id: 0, repo: "" };
  const pathOf = (query: string) => (turn: number) =>
    `/api/v1/projects/${at(turn).repo}/series?metric=stars${query}&turn=${turn}`;
  const days = (turn: number) =>
    `select day, stars, archived, receipt_key from daily_totals where project_id = ${at(turn).id} order by day`;
  const known = (turn: number) => `
    select * from observations where project_id = ${at(turn).id} and observed_at <= '${AS_OF}' order by observed_at, source`;
  const common = { forget: null, crowd: true };
  return [
    { name: "/series?interval=day", pathOf: pathOf(""), bareOf: days, ...common },
    { name: "/series?interval=week", pathOf: pathOf("&interval=week"), bareOf: days, ...common },
    { name: "/series?asOf=", pathOf: pathOf(`&asOf=${AS_OF}`), bareOf: known, ...common },
  ];
}

/** Each time in another order: another answer. */
function compareCases({ past, from, to }: FilledCatalogue): ScaleCase[] {
  const comparison = (count: number) => {
    const compared = past.slice(0, count);
    return {
      name: `/compare of ${count}`,
      pathOf: (turn: number) =>
        `/api/v1/compare?turn=${turn}&projects=${shuffle(compared, turn)
          .map(({ repo }) => repo)
          .join()}`,
      bareOf: () => `
        select t.project_id, t.day, t.stars, t.archived, t.receipt_key from projects p, generate_series(
          date '${from}' - 6, date '${to}', interval '7 days') week, lateral (
          select * from daily_totals t where t.project_id = p.id and t.day >= week::date and t.day < week::date + 7
          order by t.day desc limit 1) t
        where p.id in (${compared.map(({ id }) => id).join()}) order by t.project_id, t.day`,
      forget: null,
      crowd: count > 2,
    };
  };
  const [two, ten] = [comparison(2), comparison(10)];
  // A row that is written anew is another revision, of which nothing is remembered.
  const ids = past.slice(0, 10).map(({ id }) => id);
  const anew = {
    ...ten,
    forget: `update standings set stars = stars where project_id in (${ids.join()})`,
    crowd: false,
  };
  return [two, ten, anew];
}

const ORDERS = {
  momentum: "s.cautious desc nulls last, s.velocity desc nulls last, s.project_id",
  velocity: "s.velocity desc nulls last, s.project_id",
  stars: "s.stars desc nulls last, s.project_id",
  net: "s.net_7 desc nulls last, s.project_id",
  name: "lower(p.name), s.project_id",
};

function listCases({ projects }: FilledCatalogue, cursors: DeepCursors): ScaleCase[] {
  const page = (order: string, filter: string) => `
    select s.project_id, s.view from standings s join projects p on p.id = s.project_id
    where p.watched ${filter} order by ${order} limit 51`;
  const list = (query: string, order: string, filter = "", crowd = false): ScaleCase => ({
    name: `/projects?${query}`,
    pathOf: (turn) => `/api/v1/projects?${query}&turn=${turn}`,
    bareOf: () => page(order, filter),
    ...{ forget: null, crowd },
  });
  const within = list("sort=momentum&category=category+7", ORDERS.momentum, "and s.category = 'category 7'", true);
  const first = (filter: string) => page(ORDERS.momentum, filter).replace("s.project_id, s.view", "s.project_id");
  const forget = (filter: string) => `update standings set stars = stars where project_id in (${first(filter)})`;
  const momentum = list("sort=momentum", ORDERS.momentum, "", true);
  const searched = (turn: number) => `project-${((turn * 7919) % projects) + 1}`;
  return [
    momentum,
    { ...momentum, forget: forget(""), crowd: false },
    within,
    { ...within, forget: forget("and s.category = 'category 7'"), crowd: false },
    ...(["velocity", "stars", "net", "name"] as const).map((sort) => list(`sort=${sort}`, ORDERS[sort])),
    ...(["momentum", "stars"] as const).map((sort) => ({
      ...list(`sort=${sort}&cursor=`, ORDERS[sort], "", true),
      pathOf: (turn: number) =>
        `/api/v1/projects?sort=${sort}&turn=${turn}&cursor=${cursors[sort][turn % cursors[sort].length] ?? ""}`,
    })),
    {
      ...list("q=", ORDERS.momentum, "", true),
      pathOf: (turn) => `/api/v1/projects?q=${searched(turn)}&turn=${turn}`,
      bareOf: (turn) => page(ORDERS.momentum, `and s.search ilike '%${searched(turn)}%'`),
    },
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
