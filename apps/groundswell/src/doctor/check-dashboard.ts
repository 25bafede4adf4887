import { isDashboardBuilt } from "../runtime/load-dashboard.ts";
import { ok, warn, type Check } from "./check.ts";

/** Whether pages can be served; the API alone needs none. */
export function checkDashboard(isBuilt = isDashboardBuilt()): Check {
  if (isBuilt) return ok("dashboard", "it is built");
  return warn("dashboard", "it is not built: there are no pages", "npm start builds it, and so does npm run build");
}
