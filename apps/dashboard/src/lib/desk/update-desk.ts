import { updateItems } from "#lib/live/arrange.ts";
import type { DeskData } from "#lib/server/load-desk.ts";

type Lists = Pick<DeskData, "uncovered" | "noLift" | "outlets" | "review">;

interface Listed<Item> {
  items: Item[];
  nextCursor: string | null;
}

/** The desk as it is held, with the figures of now; each list goes on from where the one that is shown ends. */
export function updateDesk<Desk extends Lists>(held: Desk, current: Desk): Desk {
  return {
    ...current,
    uncovered: updateList(held.uncovered, current.uncovered, ({ repo }) => repo),
    noLift: updateList(held.noLift, current.noLift, ({ story, brief }) => `${story.id} ${brief.repo}`),
    outlets: updateList(held.outlets, current.outlets, ({ source }) => source),
    review: updateList(held.review, current.review, ({ story, mention }) => `${story.id} ${mention.repo}`),
  };
}

function updateList<Item, List extends Listed<Item>>(
  held: List & Listed<Item>,
  current: List & Listed<Item>,
  keyOf: (item: Item) => string,
): List {
  return { ...current, items: updateItems(held.items, current.items, keyOf), nextCursor: held.nextCursor };
}
