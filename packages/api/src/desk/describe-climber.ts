import { formatDate } from "@groundswell/core";
import type { UncoveredClimber } from "@groundswell/wire";

/** What makes a project a climber that nobody covered. */
export type Climb = Pick<UncoveredClimber, "surgedOn" | "lastStory"> & {
  momentum: Pick<UncoveredClimber["momentum"], "reason">;
};

/** Why a project is on the list: its pace with the interval, its last surge, and since when nobody wrote of it. */
export function describeClimber({ momentum, surgedOn, lastStory }: Climb): string {
  const surged = surgedOn === null ? [] : [`It surged, last on ${formatDate(surgedOn)}.`];
  return [momentum.reason, ...surged, describeLast(lastStory)].join(" ");
}

function describeLast(story: UncoveredClimber["lastStory"]): string {
  if (story === null) return "No story that we know of names it.";
  const days = story.publishedPlusMinusDays;
  const off = days === 0 ? "" : `, give or take ${days} ${days === 1 ? "day" : "days"}`;
  return `The last story that we know of to name it is of ${formatDate(story.published)}${off}.`;
}
