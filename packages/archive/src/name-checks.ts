import type { Fault } from "./faults.ts";

/** A check whose answers are remembered: an archive repeats a few names over very many rows. */
export function rememberCheck(check: (text: string) => Fault | null): (text: string) => Fault | null {
  const known = new Map<string, Fault | null>();
  return (text) => {
    let fault = known.get(text);
    if (fault === undefined) {
      fault = check(text);
      known.set(text, fault);
    }
    return fault;
  };
}
