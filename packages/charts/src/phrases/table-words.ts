import type { Phrases } from "./types.ts";

/** What a table of figures is worded with, besides what single figures are read with; plain JSON. */
export interface TableWords extends Pick<Phrases, "columns" | "signs"> {
  effect: Pick<Phrases["effect"], "columns" | "basis">;
}
