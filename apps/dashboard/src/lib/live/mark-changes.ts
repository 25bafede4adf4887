/** Times tick by themselves, and what is no figure is no news. */
const QUIET = "time, [data-live-quiet], .visually-hidden";
const MARK_MS = 2_400;

/**
 * Notes which numbers change in their place, from now on. Svelte writes into the text that is there, so every number on
 * every page is seen, and none has to say that it is one.
 * @returns to end it, with a mark on each for a moment; it gives how many there are
 */
export function watchChanges(root: Element): () => number {
  const seen: MutationRecord[] = [];
  const observer = new MutationObserver((records) => seen.push(...records));
  observer.observe(root, { subtree: true, characterData: true, characterDataOldValue: true });
  return () => {
    seen.push(...observer.takeRecords());
    observer.disconnect();
    const changed = findChanged(seen);
    for (const element of changed) markForAMoment(element);
    return changed.size;
  };
}

function findChanged(records: readonly MutationRecord[]): Set<Element> {
  const changed = new Set<Element>();
  for (const { target, oldValue } of records) {
    const element = target.parentElement;
    const isFigure = /\d/.test(target.nodeValue ?? "") && target.nodeValue !== oldValue;
    if (isFigure && element !== null && element.closest(QUIET) === null) changed.add(element);
  }
  return changed;
}

function markForAMoment(element: Element): void {
  element.setAttribute("data-live-changed", "");
  setTimeout(() => {
    element.removeAttribute("data-live-changed");
  }, MARK_MS);
}
