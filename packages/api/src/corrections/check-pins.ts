import type { ChartFacts } from "@groundswell/charts";
import { listChangedPins, recordCorrections, type PinDifference, type PinSubject } from "@groundswell/db";
import { readFacts } from "../charts/facts/read-facts.ts";
import { createContext } from "../create-context.ts";
import type { ApiDeps, RouteContext } from "../deps.ts";
import { HttpProblem } from "../http/problem.ts";
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
  /** Those that could not be compared; the log says why. */
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
  const pins = await listChangedPins(deps.db, { checkedBefore: deps.now() - PAUSE_MS, limit: MOST_AT_ONCE });
  const check = { checked: 0, corrected: 0, failed: 0, goesOn: pins.length === MOST_AT_ONCE };
  for (const pin of pins) {
    if (signal?.aborted === true) break;
    check.checked += 1;
    // Before it is compared: what is stored meanwhile is looked at next time.
    const startedAt = deps.now();
    const found = await compareNow(context, pin);
    if (found === null) check.failed += 1;
    if (await recordCorrections(deps.db, pin.subjectKey, found ?? [], startedAt)) check.corrected += 1;
  }
  return check;
}

/** Null: it could not be compared, which must not keep others from it. */
async function compareNow(context: RouteContext, pin: PinSubject): Promise<PinDifference[] | null> {
  // Nobody but answerPinned writes facts.
  const pinned = pin.facts as ChartFacts;
  try {
    const subject = await subjectOf(context.db, pinned, pin.projectIds);
    if (subject === null) return untold(pinned);
    const { facts } = await readFacts(context, subject, pinned.kind === "board" ? pin.asOf : null);
    return comparePinned(pinned, facts);
  } catch (error) {
    if (error instanceof HttpProblem && error.problem.status === 404) return untold(pinned);
    context.logger.error(
      { err: error, pin: pin.subjectKey },
      "a pinned chart could not be compared with what is known",
    );
    return null;
  }
}

/** What was told after a story is told no longer: its story does not name the project, or is gone. */
function untold(pinned: ChartFacts): PinDifference[] {
  if (pinned.kind !== "effect") return [];
  const { name, story } = pinned.effect;
  const summary = `${name} after “${story.title}”: nothing is told of it now, as the story is gone or does not name ${name} for sure.`;
  return [{ kind: "effect judged anew", days: 0, firstDay: null, lastDay: null, largest: null, summary }];
}
