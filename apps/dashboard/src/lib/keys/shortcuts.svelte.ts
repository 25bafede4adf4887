import { goto } from "$app/navigation";
import { moveRow, pressFollow, ROW_LINKS } from "#lib/keys/row-keys.ts";
import { links } from "#lib/links.ts";

const STORE_KEY = "groundswell.search-shortcut";
/** The page's own field first, then the masthead's. */
const SEARCH_IDS = ["q", "site-search"] as const;

/**
 * Keys that move about: `/` to the search field from any page, j and k through a list, `?` for all of them. Keys without
 * a modifier must be possible to turn off (WCAG 2.1.4): the choice is kept in the browser. Arrows are no such keys; they
 * move only from the search field or from a row.
 */
export class Shortcuts {
  #enabled = $state(true);
  #isHelpOpen = $state(false);

  get enabled(): boolean {
    return this.#enabled;
  }

  get isHelpOpen(): boolean {
    return this.#isHelpOpen;
  }

  /** Reads the reader's choice; called once the page runs in a browser. */
  restore(): void {
    try {
      this.#enabled = localStorage.getItem(STORE_KEY) !== "off";
    } catch {
      // Storage may be denied: the choice then lasts for this visit.
    }
  }

  toggle(): void {
    this.#enabled = !this.#enabled;
    try {
      localStorage.setItem(STORE_KEY, this.#enabled ? "on" : "off");
    } catch {
      // As above.
    }
  }

  openHelp(): void {
    this.#isHelpOpen = true;
  }

  closeHelp(): void {
    this.#isHelpOpen = false;
  }

  readonly handleKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || this.#isHelpOpen) return;
    const isDone = handleArrow(event) || (this.#enabled && !isTyping(event.target) && this.#handleLetter(event.key));
    if (isDone) event.preventDefault();
  };

  #handleLetter(key: string): boolean {
    switch (key) {
      case "/":
        if (!focusSearch()) void goto(links.overview()).then(focusSearch);
        return true;
      case "?":
        this.openHelp();
        return true;
      case "j":
        return moveRow(1);
      case "k":
        return moveRow(-1);
      case "f":
        return pressFollow();
      default:
        return false;
    }
  }
}

/** Arrows go on from the field to the rows and back; anywhere else they scroll. */
function handleArrow({ key, target }: KeyboardEvent): boolean {
  if (key !== "ArrowDown" && key !== "ArrowUp") return false;
  const isField = target instanceof HTMLInputElement && target.id === SEARCH_IDS[0];
  const isRow = target instanceof HTMLElement && target.closest(ROW_LINKS) !== null;
  if (isField) return key === "ArrowDown" && moveRow(1);
  if (!isRow) return false;
  return moveRow(key === "ArrowDown" ? 1 : -1) || (key === "ArrowUp" && focusSearch());
}

function focusSearch(): boolean {
  for (const id of SEARCH_IDS) {
    const field = document.getElementById(id);
    if (!(field instanceof HTMLInputElement) || !field.checkVisibility()) continue;
    field.focus();
    field.select();
    return true;
  }
  return false;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
