import {
  addDays,
  drawPlaceboLibrary,
  isoWeekOf,
  type Day,
  type PlaceboBin,
  type PlaceboLibrary,
  type PlaceboProject,
} from "@groundswell/core";
import { sql } from "drizzle-orm";
import { arrayText } from "../array-text.ts";
import type { Executor } from "../connect.ts";
import { placeboLibraries } from "../schema/index.ts";
import { readNet } from "./read-net.ts";

/** A library is drawn from so many projects at most, and from so many days of each: many times the dates that it holds. */
const MOST_PROJECTS = 500;
const MOST_DAYS = 730;

export interface LibraryQuery {
  /** The last day that is over. */
  lastDay: Day;
  /** By project, all days on which weeks of its stories may have begun. */
  startsOf: ReadonlyMap<number, readonly Day[]>;
}

/**
 * The placebo library of the ISO week under way, drawn from the catalogue as it stands where nobody has drawn it yet.
 * @param today decides the week
 * @returns null where the catalogue has no story-free date yet: then nothing is kept, and it is tried again
 */
export async function ensureLibrary(
  tx: Executor,
  today: Day,
  query: LibraryQuery,
): Promise<{ library: PlaceboLibrary | null; isDrawn: boolean }> {
  const week = isoWeekOf(today);
  const kept = await readLibrary(tx, week);
  if (kept !== null) return { library: kept, isDrawn: false };
  const range = { from: addDays(query.lastDay, 1 - MOST_DAYS), to: query.lastDay };
  const library = drawPlaceboLibrary({ week, projects: await readProjects(tx, week, { ...query, range }) });
  if (library.bins.every(({ t }) => t.length === 0)) return { library: null, isDrawn: false };
  await storeLibrary(tx, library, range);
  return { library, isDrawn: true };
}

async function readLibrary(tx: Executor, week: string): Promise<PlaceboLibrary | null> {
  const bins = await tx.execute<PlaceboBin & Record<string, unknown>>(sql`
    select bin, controlled, array_to_json(t) as t, projects, "from"::text as from, "to"::text as to
    from placebo_libraries where week = ${week} order by controlled desc, bin`);
  return bins.length === 0 ? null : { week, bins: [...bins] };
}

/**
 * The projects that a library is drawn from. Of a large catalogue they are whole categories, as each is held against
 * others of its own; the week decides which.
 */
async function readProjects(
  tx: Executor,
  week: string,
  { range, startsOf }: LibraryQuery & { range: { from: Day; to: Day } },
): Promise<PlaceboProject[]> {
  const rows = await tx.execute<{ id: number; category: string | null }>(sql`
    select id, category from projects p
    where watched and exists (select from daily_trends t
      where t.project_id = p.id and t.day between ${range.from}::date and ${range.to}::date)
    order by md5(${week}::text || coalesce(category, '')), id limit ${MOST_PROJECTS}`);
  const nets = await readNet(
    tx,
    rows.map(({ id }) => id),
    range,
  );
  return rows.flatMap((row) => {
    const net = nets.get(row.id);
    return net === undefined ? [] : [{ ...row, net, storyStarts: startsOf.get(row.id) ?? [] }];
  });
}

async function storeLibrary(
  tx: Executor,
  { week, bins }: PlaceboLibrary,
  range: { from: Day; to: Day },
): Promise<void> {
  await tx.insert(placeboLibraries).values(
    bins.map(({ t, from, to, ...bin }) => ({
      ...bin,
      week,
      t: sql`${arrayText(t)}::float8[]`,
      from: from ?? range.from,
      to: to ?? range.to,
    })),
  );
}
