import type { ApiDeps } from "../deps.ts";

const SIMULATED = "Simulated world: these figures are invented";

/** The warning that whatever shows invented figures must bear; null where they are real. */
export function noticeOf(world: ApiDeps["world"]): string | null {
  return world === "demo" ? SIMULATED : null;
}
