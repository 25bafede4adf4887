import { existsSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "@groundswell/core";
import { REPOSITORY_ROOT } from "./start-groundswell.ts";

const HANDLER = join(REPOSITORY_ROOT, "apps", "dashboard", "build", "handler.js");

/**
 * Where the built dashboard's handler is.
 * @throws UserError when it has not been built
 */
export function builtDashboard(): string {
  if (existsSync(HANDLER)) return HANDLER;
  throw new UserError("the dashboard is not built", { where: HANDLER, remedy: "run npm run build" });
}
