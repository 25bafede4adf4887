import type { Day, InstantMs } from "@groundswell/core";
import type { ListFilters } from "./list-filters.ts";

/** Filtered as well; by a label only where nothing is asked as of an instant, as labels are of now. */
export interface ProjectListQuery extends ListFilters {
  /** By momentum: the cautious momentum, then the velocity. */
  sort: "momentum" | "velocity" | "stars" | "net" | "name";
  /** Of `net`, a week where null; of `velocity`, the recent 28 days with the latest weighing most where null. */
  window: "7d" | "30d" | "90d" | null;
  limit: number;
  after: ProjectListCursor | null;
  /** What was known at this instant; null for now. Names and words are today's. */
  asOf: InstantMs | null;
  /** Only those with a total by that instant: an earlier list then has none that was not known yet. */
  onlyKnown?: boolean;
}

/** Where a page ended: the last project's value in the order asked for, and its id. */
export interface ProjectListCursor {
  value: number | string | null;
  /** What decides between equal values before the id does: by momentum the velocity; otherwise null. */
  tie: number | null;
  id: number;
}

/** A project's place in a list; what is shown of it is asked for with `readProjectViews`, where it is not known yet. */
export interface ListedProject {
  id: number;
  /** Another whenever what is shown of the project may be another; empty as of an instant. */
  revision: string;
}

export interface ProjectListPage {
  items: ListedProject[];
  next: ProjectListCursor | null;
  /** The newest complete day of the catalogue, as known at the instant asked for; null where there is none. */
  newest: Day | null;
}
