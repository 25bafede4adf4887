/** A page is loaded first, and then what keeps it new. */
const SETTLE_MS = 1_500;
/** A look at another tab is no reason to begin anew. */
const HIDDEN_MS = 30_000;

export interface AttentionOptions {
  /** Whether the page is looked at and can be kept new; called when that changes, and again when it has not. */
  onWanted: (isWanted: boolean) => void;
  onOnline: (isOnline: boolean) => void;
}

/**
 * Follows whether this page is looked at, and whether the browser is online. A page that goes into the browser's memory
 * of pages lets go of its connection: with one it is not taken.
 * @returns to stop
 */
export function followAttention({ onWanted, onOnline }: AttentionOptions): () => void {
  const stop = new AbortController();
  let timer = setTimeout(follow, SETTLE_MS);

  function follow(): void {
    clearTimeout(timer);
    if (document.visibilityState === "visible") onWanted(navigator.onLine);
    else timer = setTimeout(() => onWanted(false), HIDDEN_MS);
  }
  function handleOnline(): void {
    onOnline(navigator.onLine);
    if (navigator.onLine) follow();
    else onWanted(false);
  }
  const options = { signal: stop.signal };
  addEventListener("offline", handleOnline, options);
  addEventListener("online", handleOnline, options);
  addEventListener("pagehide", () => onWanted(false), options);
  addEventListener("pageshow", ({ persisted }) => (persisted ? follow() : undefined), options);
  document.addEventListener("visibilitychange", follow, options);
  if (!navigator.onLine) onOnline(false);
  return () => {
    stop.abort();
    clearTimeout(timer);
  };
}
