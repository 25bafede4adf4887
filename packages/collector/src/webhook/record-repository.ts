import {
  hastenWork,
  recordDetails,
  recordNotice,
  refreshDerived,
  type Executor,
  type NewNotice,
} from "@groundswell/db";
import { toRepository } from "../github/repository.ts";
import { askInstead, isPublic, receiptOf, tellsOfNow, type Delivered, type Outcome } from "./delivered.ts";

const METHOD = "the action, and the repository in the payload";

/** Actions after which the repository is there, as the payload describes it. */
const SAYS_WHAT_IT_IS = new Set(["renamed", "transferred", "archived", "unarchived", "edited", "publicized"]);

/** Actions after which GitHub answers 404; only a webhook tells the two apart. */
const SAYS_IT_HAS_GONE = new Map<string, NewNotice["kind"]>([
  ["deleted", "deleted"],
  ["privatized", "made private"],
]);

/**
 * Stores what is said of the repository itself, unless it comes late. Its totals are asked for afterwards in any case:
 * how they are answered takes back what no longer holds.
 */
export async function recordRepository(db: Executor, delivered: Delivered): Promise<Outcome> {
  const { projectId, delivery, receivedAt } = delivered;
  const { action, repository } = delivery;
  const gone = SAYS_IT_HAS_GONE.get(action);
  const isTold = gone !== undefined || (SAYS_WHAT_IT_IS.has(action) && isPublic(delivered));
  if (!isTold || !tellsOfNow(delivered)) return askInstead(db, delivered, "totals");
  const receipt = receiptOf(delivered, METHOD);
  if (gone === undefined) {
    const refusal = await recordDetails(db, projectId, receipt, toRepository(repository).details);
    if (refusal !== null) return askInstead(db, delivered, "totals");
  }
  await recordNotice(db, projectId, receipt, { kind: gone ?? "found", name: repository.full_name, takenBy: null });
  await hastenWork(db, projectId, "totals", receivedAt);
  await refreshDerived(db, projectId, null);
  return { title: "Stored", detail: `${repository.full_name}: ${action}` };
}
