import { goto } from "$app/navigation";
import { links } from "#lib/links.ts";

const STORE_KEY = "groundswell.search-shortcut";
/** The page's own field first, then the masthead's. */
const SEARCH_IDS = ["q", "site-search"] as const;

/**
 * The `/` key goes to the search field, from any page. A key without a modifier must be possible to turn off (WCAG
 * 2.1.4): the choice is kept in the browser.
 */
export class SearchShortcut {
  #enabled = $state(true);

  get enabled(): boolean {
    return this.#enabled;
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

  readonly handleKey = (event: KeyboardEvent): void => {
    if (event.key !== "/" || !this.#enabled) return;
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    event.preventDefault();
    if (!focusSearch()) void goto(links.overview()).then(focusSearch);
  };
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
