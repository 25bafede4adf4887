import { createContext } from "svelte";
import type { Freshness } from "#lib/freshness.ts";

/** What every page knows of where it stands. */
export interface Site {
  /** Scheme and host that readers use, without a slash at the end. */
  publicUrl: string;
  /** The page's own whole address, without its query. */
  canonical: string;
  /** The instant that the page was made at, ISO. */
  now: string;
  /** Where readers report a wrong number; null: nobody has said. */
  reportUrl: string | null;
  /** How old the figures are, as the line under the masthead says it; null: the API did not answer. */
  freshness: Freshness | null;
}

/** Set by the layout; a function, since it changes with the page. */
export const [getSite, setSite] = createContext<() => Site>();
