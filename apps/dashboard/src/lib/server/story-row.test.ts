import { expect, test } from "vitest";
import { toEffectRow, toStoryRow } from "./story-row.ts";
import { sampleEffect, sampleMention, sampleStory } from "./testing/sample-effect.ts";

test("a list carries what it shows and no more, whatever an effect holds", () => {
  const rows = [toStoryRow(sampleStory()), toEffectRow(sampleEffect())];
  for (const row of rows) expect(JSON.stringify(row).length).toBeLessThan(900);
  expect(toEffectRow(sampleEffect()).needed).toContain("about 560 stars");
});

test("a project without an effect is named as such, one that is not meant is not named", () => {
  const mentions = [
    sampleMention(),
    sampleMention({ repo: "octo/kettle", name: "Kettle", eligible: false }),
    sampleMention({ repo: "octo/spoon", name: "Spoon", status: "rejected" }),
  ];
  const row = toStoryRow(sampleStory({ mentions }));
  expect(row.briefs.map(({ name }) => name)).toEqual(["Lamp"]);
  expect(row.others).toEqual([{ repo: "octo/kettle", name: "Kettle" }]);
});
