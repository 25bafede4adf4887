import { countBy, truthAt, wasKnownBy, type DayRecord } from "./day-record.ts";
import type { Facts, HistoryFact, SurvivingFact } from "./read-facts.ts";
import { simulatedDayOf } from "./world.ts";

/** As known at each fetch of the history, or of the forks, every day it covered must be as GitHub said then. */
export function checkSurviving({ surviving, history }: Facts, days: readonly DayRecord[]): string[] {
  const problems: string[] = [];
  const revisions = Map.groupBy(surviving, (s) => `${s.what} of ${s.githubId} on ${s.day}`);
  for (const [key, rows] of revisions) {
    for (const [i, row] of rows.entries()) {
      if (i > 0 && rows[i - 1]?.count === row.count) problems.push(`surviving ${key} are said twice`);
      if (!history.some((fetch) => covers(fetch, row))) problems.push(`surviving ${key} come from no fetch`);
    }
  }
  for (const fetch of history) {
    for (const [day, count] of truthAt(days, fetch.githubId, fetch.at)?.surviving[fetch.what] ?? []) {
      if (day < fetch.fromDay || day > fetch.toDay) continue;
      const key = `${fetch.what} of ${fetch.githubId} on ${day}`;
      const known = revisions.get(key)?.findLast((row) => wasKnownBy(row.at, fetch.at));
      if (known?.count !== count) problems.push(`surviving ${key}: ${known?.count ?? "none"}, not ${count}`);
    }
  }
  for (const [what, count] of countBy(
    history.filter((h) => h.what === "stars"),
    (h) => `${h.githubId} from ${h.fromDay} on day ${simulatedDayOf(h.at)}`,
  )) {
    if (count > 1) problems.push(`${count} fetches of the history of ${what}`);
  }
  if (days[0]?.complete === true) problems.push(...findHistoryGaps({ surviving }, days[0]));
  return problems;
}

function covers(fetch: HistoryFact, { githubId, what, at, day }: SurvivingFact): boolean {
  const isSame = fetch.githubId === githubId && fetch.what === what && fetch.at === at;
  return isSame && fetch.fromDay <= day && day <= fetch.toDay;
}

/** The first day reads every page. */
function findHistoryGaps({ surviving }: Pick<Facts, "surviving">, { truth }: DayRecord): string[] {
  const known = new Set(surviving.map((s) => `${s.what} of ${s.githubId} on ${s.day}`));
  const expected = [...truth].flatMap(([id, repo]) =>
    (["stars", "forks"] as const).flatMap((what) =>
      [...repo.surviving[what].keys()].map((day) => `${what} of ${id} on ${day}`),
    ),
  );
  return expected.filter((key) => !known.has(key)).map((key) => `no ${key}`);
}
