import { existsSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { UserError } from "@groundswell/core";
import type { DashboardHandler } from "./serve.ts";

const HANDLER = fileURLToPath(new URL("../../../dashboard/build/handler.js", import.meta.url));

export function isDashboardBuilt(): boolean {
  return existsSync(HANDLER);
}

/**
 * The built dashboard.
 * @throws UserError when it has not been built (`npm start` does that)
 */
export async function loadDashboard(): Promise<DashboardHandler> {
  if (!isDashboardBuilt()) {
    throw new UserError("the dashboard is not built", { where: HANDLER, remedy: "run npm start, or npm run build" });
  }
  const module: unknown = await import(pathToFileURL(HANDLER).href);
  if (typeof module !== "object" || module === null || !("handler" in module) || typeof module.handler !== "function") {
    throw new UserError("the dashboard's build is damaged", { where: HANDLER, remedy: "run npm run build" });
  }
  return module.handler as DashboardHandler;
}
