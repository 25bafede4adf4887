import type { Truth, World } from "@groundswell/github-standin";
import type { IsAllowed } from "./check-ledger.ts";
import type { Moments } from "./moments.ts";
import type { StoredLook } from "./read-stored.ts";

/** Stars come whole in one answer: a day must be exactly what it was then. */
export function judgeStars(truth: Truth, moments: Moments): (look: StoredLook) => IsAllowed {
  return ({ githubId, at, fromDay, toDay }) => {
    const told = moments.of(at).flatMap((moment) => truth.survivingAt(githubId, moment) ?? []);
    const [only] = told;
    if (told.length === 1 && only !== undefined) return (_, day, count) => only.get(day) === count;
    return (_, day, count) => fromDay <= day && day <= toDay && told.some((days) => days.get(day) === count);
  };
}

/**
 * Forks come in pages, and a day may lie on two of them: then it may be what it was at either, or in between. Over REST,
 * pages are positions: what was taken back between two pages pulls others past the reader.
 * @param positions whether pages are positions
 * @param patienceMs how long it may take from one page to the next, at most
 */
export function judgeForks(
  { truth, moments, world }: { truth: Truth; moments: Moments; world: World },
  { positions, patienceMs }: { positions: boolean; patienceMs: number },
): (look: StoredLook) => IsAllowed {
  const takenBack = new Map(world.repos.map(({ databaseId, unforks = [] }) => [databaseId, unforks]));
  return ({ githubId, at, toDay }) => {
    const [moment = at] = moments.of(at);
    const now = truth.forksByDayAt(githubId, moment);
    const since = moment - patienceMs;
    const then = truth.forksByDayAt(githubId, since);
    const gone = (takenBack.get(githubId) ?? []).filter((u) => Date.parse(u.at) > since && Date.parse(u.at) <= moment);
    return (_, day, count) => {
      if (now === null) return false;
      const last = now.get(day) ?? 0;
      if (count === last) return true;
      const passedBy = positions ? sum(gone) : 0;
      // A page brings to its end what the one before has begun: its newest day. All others are its own.
      if (day !== toDay) return count < last && count >= last - passedBy;
      const most = last + sum(gone.filter((u) => u.day === day));
      return count >= Math.min(then?.get(day) ?? 0, last) - passedBy && count <= most;
    };
  };
}

function sum(taken: readonly { count: number }[]): number {
  return taken.reduce((total, { count }) => total + count, 0);
}
