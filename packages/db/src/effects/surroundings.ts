import { addDays, EFFECT_WEEK_DAYS, isStoryFree, WEEKS_AFTER, type DailyValues, type Day } from "@groundswell/core";
import { sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { BASE_DAYS, readNet } from "./read-net.ts";

/** Days whose weeks are looked at together: their figures are read in one piece. */
const SLICE_DAYS = 200;

/** What is to be measured of a project. */
export interface Subject {
  projectId: number;
  category: string | null;
  /** Days on which the week may have begun, oldest first. */
  starts: readonly Day[];
}

/** What it is measured by. */
export interface Surroundings {
  /** The project's net stars a day. */
  own: DailyValues;
  /** The same of those that it may be held against in the week from a day on: of its category, without a story in it. */
  candidatesAt: (start: Day) => DailyValues[];
}

export interface SurroundingsQuery {
  /** By project, all days on which weeks of its stories may have begun. */
  startsOf: ReadonlyMap<number, readonly Day[]>;
  /** The last day that is over: none after it is read. */
  lastDay: Day;
}

/**
 * Has each subject measured with the figures of its time: those of a category's projects are read in slices of some
 * months, once for all subjects of the slice.
 * @param measure is called once for each; it must not wait for anything
 */
export async function measureEach<S extends Subject>(
  db: Executor,
  subjects: readonly S[],
  query: SurroundingsQuery,
  measure: (subject: S, surroundings: Surroundings) => void,
): Promise<void> {
  const members = await readMembers(db, subjects);
  for (const slice of sliceSubjects(subjects)) {
    const others = members.get(slice[0]?.category ?? "") ?? [];
    const ids = new Set([...others, ...slice.map(({ projectId }) => projectId)]);
    const range = rangeOf(slice, query.lastDay);
    const nets = await readNet(db, [...ids], range);
    for (const subject of slice) {
      const { projectId, category } = subject;
      const own = nets.get(projectId) ?? { from: range.from, values: [] };
      const candidatesAt = (start: Day): DailyValues[] =>
        (category === null ? [] : others).flatMap((id) => {
          const net = id === projectId ? undefined : nets.get(id);
          return net !== undefined && isStoryFree(query.startsOf.get(id) ?? [], start) ? [net] : [];
        });
      measure(subject, { own, candidatesAt });
    }
  }
}

/** Watched projects by category, in the order of their ids: of equally near peers the same are chosen each time. */
async function readMembers(db: Executor, subjects: readonly Subject[]): Promise<Map<string, number[]>> {
  const categories = new Set(subjects.map(({ category }) => category).filter((category) => category !== null));
  if (categories.size === 0) return new Map();
  const rows = await db.execute<{ id: number; category: string }>(sql`
    select id, category from projects where watched and category = any(${sql.param([...categories])}::text[]) order by id`);
  return new Map(
    [...Map.groupBy(rows, ({ category }) => category)].map(([name, own]) => [name, own.map(({ id }) => id)]),
  );
}

/** Subjects of one category each, and of a few months. */
function sliceSubjects<S extends Subject>(subjects: readonly S[]): S[][] {
  return [...Map.groupBy(subjects, ({ category }) => category).values()].flatMap((own) => {
    const slices: S[][] = [];
    for (const subject of own.toSorted((a, b) => (firstOf(a) < firstOf(b) ? -1 : 1))) {
      const [open] = slices.at(-1) ?? [];
      if (open !== undefined && firstOf(subject) <= addDays(firstOf(open), SLICE_DAYS)) slices.at(-1)?.push(subject);
      else slices.push([subject]);
    }
    return slices;
  });
}

function rangeOf(slice: readonly Subject[], lastDay: Day): { from: Day; to: Day } {
  const starts = slice.flatMap((subject) => [firstOf(subject), subject.starts.at(-1) ?? firstOf(subject)]).sort();
  const [first = lastDay, last = lastDay] = [starts[0], starts.at(-1)];
  const from = addDays(first, -BASE_DAYS);
  const wanted = addDays(last, EFFECT_WEEK_DAYS * (1 + WEEKS_AFTER) - 1);
  const to = wanted < lastDay ? wanted : lastDay;
  // A story that is dated months ahead has no day yet.
  return { from, to: to < from ? from : to };
}

function firstOf({ starts }: Subject): Day {
  return starts[0] ?? "";
}
