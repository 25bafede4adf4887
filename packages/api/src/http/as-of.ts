import { GITHUB_FIRST_DAY, startOfDay, type InstantMs } from "@groundswell/core";
import { z } from "zod";
import { badRequest } from "./problem.ts";

/** Query parameter of whatever can be told as it was known at an instant. */
export const AsOfQuery = z.object({
  asOf: z.iso
    .datetime({ error: "is not an instant such as 2026-04-10T12:00:00Z" })
    .optional()
    .meta({ description: "what was known at this instant; default: now" }),
});

/**
 * The instant that a request asks about; null for now.
 * @throws HttpProblem (400) when it is yet to come, as what will be known then can't be told, and for one before GitHub
 */
export function readAsOf(asOf: string | undefined, now: InstantMs): InstantMs | null {
  if (asOf === undefined) return null;
  const instant = Date.parse(asOf);
  // Also, no calendar of the database begins with year 0.
  if (instant < startOfDay(GITHUB_FIRST_DAY)) {
    throw badRequest([{ parameter: "asOf", message: `is before ${GITHUB_FIRST_DAY}, and GitHub` }]);
  }
  if (instant > now) throw badRequest([{ parameter: "asOf", message: "is in the future" }]);
  return instant;
}
