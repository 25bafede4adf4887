import type { InstantMs } from "@groundswell/core";

/** Between a route and the response cache; nobody else is sent it. */
const GOOD_UNTIL = "x-groundswell-good-until";

/** For an answer that changes by itself: headers that tell the response cache until when it is good, to the millisecond. */
export function sayGoodUntil(until: InstantMs | null): Record<string, string> {
  return until === null ? {} : { [GOOD_UNTIL]: String(until) };
}

/** Until when an answer is good though the data stay the same, infinite where it does not say; and it then says so no more. */
export function takeGoodUntil(headers: Headers): InstantMs {
  const until = headers.get(GOOD_UNTIL);
  if (until === null) return Infinity;
  headers.delete(GOOD_UNTIL);
  return Number(until);
}
