import { updateItems } from "#lib/live/arrange.ts";
import type { DeskData } from "#lib/server/load-desk.ts";

type Lists = Pick<DeskData, "uncovered" | "noLift" | "outlets" | "review">;

interface Listed<Item> {
  items: Item[];
  nextCursor: string | null;
}

const climberKey = ({ repo }: Lists["uncovered"]["items"][number]) => repo;
const liftKey = ({ story, brief }: Lists["noLift"]["items"][number]) => `${story.id} ${brief.repo}`;
const outletKey = ({ source }: Lists["outlets"]["items"][number]) => source;
const reviewKey = ({ story, mention }: Lists["review"]["items"][number]) => `${story.id} ${mention.repo}`;

/** What stands on the desk, in its order. */
export function deskKeys({ uncovered, noLift, outlets, review }: Lists): string[] {
  return [
    ...uncovered.items.map((item) => `climber ${climberKey(item)}`),
    ...noLift.items.map((item) => `no lift ${liftKey(item)}`),
    ...outlets.items.map((item) => `outlet ${outletKey(item)}`),
    ...review.items.map((item) => `review ${reviewKey(item)}`),
  ];
}

/** The desk as it is held, with the figures of now; each list goes on from where the one that is shown ends. */
export function updateDesk<Desk extends Lists>(held: Desk, current: Desk): Desk {
  return {
    ...current,
    uncovered: updateList(held.uncovered, current.uncovered, climberKey),
    noLift: updateList(held.noLift, current.noLift, liftKey),
    outlets: updateList(held.outlets, current.outlets, outletKey),
    review: updateList(held.review, current.review, reviewKey),
  };
}

function updateList<Item, List extends Listed<Item>>(
  held: List & Listed<Item>,
  current: List & Listed<Item>,
  keyOf: (item: Item) => string,
): List {
  return { ...current, items: updateItems(held.items, current.items, keyOf), nextCursor: held.nextCursor };
}
