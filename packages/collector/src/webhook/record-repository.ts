import {
  hastenWork,
  recordDetails,
  recordNotice,
  refreshDerived,
  type Executor,
  type NewNotice,
} from "@groundswell/db";
import { toRepository } from "../github/repository.ts";
import { askInstead, receiptOf, tellsOfNow, type Delivered, type Outcome } from "./delivered.ts";

const METHOD = "the action, and the repository in the payload";

/** Actions after which the repository is there, as the payload describes it. */
const SAYS_WHAT_IT_IS = new Set(["renamed", "transferred", "archived", "unarchived", "edited", "publicized"]);

/** Actions after which GitHub answers 404; only a webhook tells the two apart. */
const SAYS_IT_HAS_GONE = new Map<string, NewNotice["kind"]>([
  ["deleted", "deleted"],
  ["privatized", "made private"],
]);

/** Stores what is said of the repository itself. Its totals are asked for afterwards in any case. */
export async function recordRepository(db: Executor, delivered: Delivered): Promise<Outcome> {
  const { projectId, delivery, receivedAt } = delivered;
  const { action, repository } = delivery;
  const receipt = receiptOf(delivered, METHOD);
  const notice = { name: repository.full_name, takenBy: null };
  const gone = SAYS_IT_HAS_GONE.get(action);
  if (gone !== undefined) await recordNotice(db, projectId, receipt, { ...notice, kind: gone });
  else {
    if (!SAYS_WHAT_IT_IS.has(action) || !tellsOfNow(delivered)) return askInstead(db, delivered, "totals");
    const refusal = await recordDetails(db, projectId, receipt, toRepository(repository).details);
    if (refusal !== null) return askInstead(db, delivered, "totals");
    await recordNotice(db, projectId, receipt, { ...notice, kind: "found" });
  }
  await hastenWork(db, projectId, "totals", receivedAt);
  await refreshDerived(db, projectId, null);
  return { title: "Stored", detail: `${repository.full_name}: ${action}` };
}
