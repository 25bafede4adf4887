import { recordObservations, refreshDerived, type Executor } from "@groundswell/db";
import { toRepository } from "../github/repository.ts";
import { askInstead, isPublic, receiptOf, tellsOfNow, type Delivered, type Outcome } from "./delivered.ts";

const METHOD =
  "stargazers_count, forks_count and open_issues_count (issues and pull requests) of the repository in the payload";

/** Stores the totals that come with a star or a fork, as an observation at its arrival. */
export async function recordTotals(db: Executor, delivered: Delivered): Promise<Outcome> {
  if (!isPublic(delivered) || !tellsOfNow(delivered)) return askInstead(db, delivered, "totals");
  const { projectId, delivery, receivedAt } = delivered;
  const { totals } = toRepository(delivery.repository);
  const observation = { ...totals, observedAt: receivedAt, timeKnown: true, archived: false };
  await recordObservations(db, projectId, receiptOf(delivered, METHOD), [observation]);
  await refreshDerived(db, projectId, receivedAt);
  return { title: "Stored", detail: `${totals.stars} stars, ${totals.forks} forks` };
}
