import type { Attachment } from "svelte/attachments";

/**
 * When a chart is first used, by pointer, tap or key. What draws it then is as large as all other script of the page, and
 * is not loaded before: whoever only looks has the server's drawing.
 */
export class ChartUse {
  #isUsed = $state(false);
  #goOn: ((box: HTMLElement) => void) | null = null;

  get isUsed(): boolean {
    return this.#isUsed;
  }

  /** From now on the keys lead from figure to figure. */
  byKey = (): void => {
    this.#begin((box) => {
      box.focus();
    });
  };

  /** A finger that passes scrolls the page; only a tap means the chart. */
  byPointer: Attachment<HTMLElement> = (element) => {
    const listeners = new AbortController();
    const { signal } = listeners;
    element.addEventListener("pointerenter", (event) => event.pointerType !== "touch" && this.#begin(null), { signal });
    element.addEventListener("click", (event) => this.#begin(showAt(event)), { signal });
    return () => {
      listeners.abort();
    };
  };

  /** Goes on with what the chart was first used for. @param box the element around the canvas */
  takeUp(box: HTMLElement | null): void {
    if (box !== null) this.#goOn?.(box);
    this.#goOn = null;
  }

  #begin(goOn: ((box: HTMLElement) => void) | null): void {
    if (!this.#isUsed) this.#goOn = goOn;
    this.#isUsed = true;
  }
}

/** The figure at the place that was tapped. */
function showAt({ clientX, clientY }: MouseEvent): (box: HTMLElement) => void {
  return (box) => box.dispatchEvent(new PointerEvent("pointermove", { clientX, clientY }));
}
