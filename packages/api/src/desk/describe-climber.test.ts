import { expect, test } from "vitest";
import { describeClimber } from "./describe-climber.ts";

const PACE = "About 41 stars a day (90 % interval 35–48), 1.6 times the rate before (1.3–2.0): accelerating.";
const STORY = { id: "s", title: "S", url: "https://example.org", source: "E", published: "2026-03-27" };
const CLIMB = { momentum: { reason: PACE }, surgedOn: null, lastStory: null };

test("a climber's reason has its pace with the interval, and since when nobody wrote of it, as far as that is known", () => {
  expect(describeClimber(CLIMB)).toBe(`${PACE} No story that we know of names it.`);
  expect(describeClimber({ ...CLIMB, lastStory: { ...STORY, publishedPlusMinusDays: 0 } })).toBe(
    `${PACE} The last story that we know of to name it is of 27 March 2026.`,
  );
  expect(describeClimber({ ...CLIMB, lastStory: { ...STORY, publishedPlusMinusDays: 3 } })).toMatch(
    / 27 March 2026, give or take 3 days\.$/,
  );
});

test("one that is there for a surge says when that was", () => {
  expect(describeClimber({ ...CLIMB, surgedOn: "2026-08-20" })).toContain(" It surged, last on 20 August 2026. ");
});
