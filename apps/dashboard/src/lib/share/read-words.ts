import type { ChartWords } from "#lib/share/share-choice.svelte.ts";

/**
 * Asks the server what a chart is called and how it is described.
 * @param url the chart's `.json`
 * @returns null when it can't say
 * @throws DOMException (AbortError) when the signal says that nobody waits any more
 */
export async function readWords(url: string, signal: AbortSignal): Promise<ChartWords | null> {
  try {
    const response = await fetch(url, { signal });
    if (!response.ok) return null;
    const said: unknown = await response.json();
    if (typeof said !== "object" || said === null) return null;
    const title: unknown = Reflect.get(said, "title");
    const alt: unknown = Reflect.get(said, "alt");
    return typeof title === "string" && typeof alt === "string" ? { of: url, title, alt } : null;
  } catch (cause) {
    if (signal.aborted) throw cause;
    return null;
  }
}
