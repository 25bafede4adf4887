import { checkPins, type ApiDeps } from "@groundswell/api";
import { sleepUntil } from "@groundswell/collector";
import { readDataVersion } from "@groundswell/db";
import { composeReading, type Parts } from "../runtime/compose.ts";

/** A cycle of collection takes some minutes, and stores facts all along. */
const EVERY_MS = 10 * 60_000;
const SOON_MS = 5_000;

/**
 * Compares published charts with what is known now of the days that they show, whenever that has changed, until the
 * signal. Nothing that goes wrong here ends it, or anything else.
 */
export async function followPins(parts: Parts, signal: AbortSignal): Promise<void> {
  const deps = composeReading(parts);
  let seen: number | null = null;
  while (!signal.aborted) {
    const look = await lookAtPins(deps, seen, signal);
    seen = look.version;
    await sleepUntil(Date.now() + (look.goesOn ? SOON_MS : EVERY_MS), Date.now, signal);
  }
}

interface Look {
  /** The data's version that all pins were compared with; null: not all were. */
  version: number | null;
  goesOn: boolean;
}

async function lookAtPins(deps: ApiDeps, seen: number | null, signal: AbortSignal): Promise<Look> {
  const { db, logger, now } = deps;
  const startedAt = now();
  try {
    const version = await readDataVersion(db);
    if (version === seen) return { version, goesOn: false };
    const { goesOn, ...check } = await checkPins(deps, signal);
    if (check.checked + check.failed > 0)
      logger.info({ ...check, ms: now() - startedAt }, "pinned charts compared with what is known");
    return { version: goesOn || check.failed > 0 ? null : version, goesOn };
  } catch (error) {
    logger.error({ err: error }, "pinned charts could not be compared; the next attempt follows in ten minutes");
    return { version: null, goesOn: false };
  }
}
