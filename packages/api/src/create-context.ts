import { findProject, readNewestDay } from "@groundswell/db";
import type { ApiDeps, RouteContext } from "./deps.ts";
import { rememberByVersion, watchDataVersion } from "./http/data-version.ts";
import { WORK_QUOTA, WorkBudget } from "./limits/work-budget.ts";
import { PIN_LIMIT, PinBudget } from "./pins/pin-budget.ts";

/** What every route works with, made from what the API is made from. */
export function createContext(deps: ApiDeps): RouteContext {
  const version = watchDataVersion(deps.db, deps.replica?.epoch);
  const newestDay = rememberByVersion(version, () => readNewestDay(deps.db, null));
  return {
    ...deps,
    findProject: rememberByVersion(version, (name) => findProject(deps.db, name)),
    newestDay: () => newestDay("now"),
    dataVersion: version,
    pinBudget: new PinBudget(deps.pinLimit ?? PIN_LIMIT, deps.now),
    workBudget: new WorkBudget(deps.workQuota === undefined ? WORK_QUOTA : deps.workQuota, deps.now),
  };
}
