import { readPinnedFacts, readPinSubject, type PinSubject } from "@groundswell/db";
import type { RouteContext } from "../deps.ts";
import type { PinnedChart } from "./answer-pinned.ts";
import { pinKeyOf } from "./pin-key.ts";
import { unpackFacts } from "./stored-facts.ts";

/**
 * What an address was bound to by its first use; null: nobody has used it yet. Ask this before looking up any name: an
 * address goes on to answer when its project bears another name, is no longer watched, or its name is somebody else's.
 */
export async function readPinned({ db }: Pick<RouteContext, "db">, addressKey: string): Promise<PinnedChart | null> {
  const stored = await readPinnedFacts(db, pinKeyOf(addressKey));
  return stored === null ? null : { ...toChart(stored), addressKey, state: "bound" };
}

/** A pin that is there already under another address, such as another name of its project; null: there is none. */
export async function readPinnedElsewhere(
  { db }: Pick<RouteContext, "db">,
  { subjectKey, addressKey }: Pick<PinnedChart, "subjectKey" | "addressKey">,
): Promise<PinnedChart | null> {
  const stored = await readPinSubject(db, subjectKey);
  return stored === null ? null : { ...toChart(stored), addressKey, state: "stored" };
}

function toChart({ subjectKey, address, asOf, projectIds, facts }: PinSubject) {
  return { subjectKey, address, asOf, projectIds, facts: unpackFacts(facts) };
}
