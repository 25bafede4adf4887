import type { ChartFacts } from "@groundswell/charts";
import { listChangedPins, recordCorrections, type PinDifference, type PinSubject } from "@groundswell/db";
import { readFacts } from "../charts/facts/read-facts.ts";
import { createContext } from "../create-context.ts";
import type { ApiDeps, RouteContext } from "../deps.ts";
import { HttpProblem } from "../http/problem.ts";
import { unpackFacts } from "../pins/stored-facts.ts";
import { comparePinned } from "./compare-pinned.ts";
import { subjectOf } from "./subject-of.ts";

/** Pins looked at in one go: the others' turn comes next time, as those that have waited longest come first. */
const MOST_AT_ONCE = 500;
/** What was compared a moment ago has not changed much. */
const PAUSE_MS = 5 * 60_000;

export interface PinCheck {
  /** Pins that were compared with what is known now. */
  checked: number;
  /** Those of them of which something else is known than before. */
  corrected: number;
  /** Others that could not be compared; the log says why, and their turn comes again next time. */
  failed: number;
  /** There may be more that wait. */
  goesOn: boolean;
}

/**
 * Compares published pins with what is known now of the same days, those alone whose projects' facts may have changed
 * since, and notes every difference. The pins themselves stay as they are.
 * @param signal ends it between two pins
 */
export async function checkPins(deps: ApiDeps, signal?: AbortSignal): Promise<PinCheck> {
  const context = createContext(deps);
  const check = { checked: 0, corrected: 0, failed: 0, goesOn: false };
  const failed: string[] = [];
  const checkedBefore = deps.now() - PAUSE_MS;
  do {
    // Those that failed stay where they are, at the head: they must not keep the others from their turn.
    const limit = MOST_AT_ONCE - check.checked;
    const pins = await listChangedPins(deps.db, { checkedBefore, limit, except: failed });
    check.goesOn = pins.length === limit;
    for (const pin of pins) {
      if (signal?.aborted === true) return { ...check, failed: failed.length };
      // Before it is compared: what is stored meanwhile is looked at next time.
      const startedAt = deps.now();
      const found = await compareNow(context, pin);
      if (found === null) {
        failed.push(pin.subjectKey);
        continue;
      }
      check.checked += 1;
      if (await recordCorrections(deps.db, pin.subjectKey, found, startedAt)) check.corrected += 1;
    }
  } while (check.goesOn && check.checked < MOST_AT_ONCE);
  return { ...check, failed: failed.length };
}

/** Null: it could not be compared, which must not keep others from it. */
async function compareNow(context: RouteContext, pin: PinSubject): Promise<PinDifference[] | null> {
  try {
    return await compare(context, pin, unpackFacts(pin.facts));
  } catch (error) {
    context.logger.error(
      { err: error, pin: pin.subjectKey },
      "a pinned chart could not be compared with what is known",
    );
    return null;
  }
}

async function compare(context: RouteContext, pin: PinSubject, pinned: ChartFacts): Promise<PinDifference[]> {
  try {
    const subject = await subjectOf(context.db, pinned, pin.projectIds);
    if (subject === null) return untold(pinned);
    const { facts } = await readFacts(context, subject, pinned.kind === "board" ? pin.asOf : null);
    return comparePinned(pinned, facts);
  } catch (error) {
    if (error instanceof HttpProblem && error.problem.status === 404) return untold(pinned);
    throw error;
  }
}

/** What was told after a story is told no longer: its story does not name the project, or is gone. */
function untold(pinned: ChartFacts): PinDifference[] {
  if (pinned.kind !== "effect") return [];
  const { name, story } = pinned.effect;
  const summary = `${name} after “${story.title}”: nothing is told of it now, as the story is gone or does not name ${name} for sure.`;
  return [{ kind: "effect judged anew", days: 0, firstDay: null, lastDay: null, largest: null, summary }];
}
