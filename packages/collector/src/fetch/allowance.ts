import { countDue } from "@groundswell/db";
import type { CollectContext } from "../collect/context.ts";
import { countSpokenFor } from "../plan/choose-next.ts";

/** Queries that a step may send. */
export interface Allowance {
  /** Whether one more may be sent now: then it is taken off. */
  take(): Promise<boolean>;
}

const HOUR_MS = 3_600_000;

/**
 * So many GraphQL queries, one after the other, as long as the budget has more than totals and forks will need before its
 * reset. The planner has looked at that for the first.
 */
export function createAllowance(context: CollectContext, most: number): Allowance {
  let sent = 0;
  return {
    async take() {
      if (sent >= most || (sent > 0 && !(await hasRoom(context)))) return false;
      sent += 1;
      return true;
    },
  };
}

async function hasRoom({ db, github, now, only, spread }: CollectContext): Promise<boolean> {
  const { budgets, authenticated } = github;
  const at = now();
  if (!budgets.allows("graphql", at)) return false;
  if (!spread) return true;
  const dueSoon = await countDue(db, { now: budgets.resetsAt("graphql", at) ?? at + HOUR_MS, only });
  return budgets.usable("graphql", at) > countSpokenFor("openness", "graphql", { dueSoon, authenticated });
}
