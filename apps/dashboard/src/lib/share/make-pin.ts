/**
 * Asks for a pinned chart's figures, which stores them: from then on the chart can be drawn as it was, whatever is known
 * later.
 * @param url the pinned chart's `.json`
 * @returns why it can't be pinned, in a sentence; null: it is
 */
export async function makePin(url: string): Promise<string | null> {
  try {
    const response = await fetch(url);
    if (response.ok) {
      // That it was answered is enough.
      await response.body?.cancel();
      return null;
    }
    return readReason(await response.json().catch(() => null));
  } catch {
    return UNREACHABLE;
  }
}

const UNREACHABLE = "The server did not answer; try again in a moment.";

/** The problem's own words. */
function readReason(problem: unknown): string {
  if (typeof problem !== "object" || problem === null) return UNREACHABLE;
  const said: unknown = Reflect.get(problem, "detail") ?? Reflect.get(problem, "title");
  return typeof said === "string" ? said : UNREACHABLE;
}
