import type { Client } from "@groundswell/client";
import type { OutletPage, Page, ReviewPage, UncoveredPage } from "@groundswell/wire";
import { ask } from "#lib/server/ask.ts";
import { toEffectRow, type EffectRow } from "#lib/server/story-row.ts";

const PAGE_SIZE = 20;
/** Outlets are short lines, and compared with one another. */
const OUTLETS_SHOWN = 50;

export interface DeskData {
  uncovered: UncoveredPage;
  noLift: Page<EffectRow>;
  outlets: OutletPage;
  review: ReviewPage;
  /** Whether any place of coverage is: else only stories kept by hand are known. */
  isCoverageAsked: boolean;
}

/** The desk's lists; each goes on by a cursor of its own, by the list's name in the address. */
export async function loadDesk(api: Client, search: URLSearchParams): Promise<DeskData> {
  const page = (list: Exclude<keyof DeskData, "isCoverageAsked">, limit = PAGE_SIZE) => {
    const cursor = search.get(list);
    return { limit, ...(cursor === null ? {} : { cursor }) };
  };
  const [uncovered, noLift, outlets, review, status] = await ask(
    Promise.all([
      api.uncovered(page("uncovered")),
      api.noLift(page("noLift")),
      api.outlets(page("outlets", OUTLETS_SHOWN)),
      api.reviews(page("review")),
      api.status(),
    ]),
    "No such page of the desk’s lists.",
  );
  return {
    uncovered,
    noLift: { ...noLift, items: noLift.items.map(toEffectRow) },
    outlets,
    review,
    isCoverageAsked: status.coverage.length > 0,
  };
}
