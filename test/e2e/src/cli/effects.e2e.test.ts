import { join } from "node:path";
import { copyFirstStart, runGroundswell } from "@groundswell/support";
import { Effect } from "@groundswell/wire";
import { expect, test } from "vitest";
import { makeFolder, parseLines } from "./fixtures.ts";

const STORY = "open-source-ai-identity-crisis";
const dataDir = join(makeFolder(), "data");
const env = { GROUNDSWELL_DATA_DIR: dataDir };
const run = (...args: string[]) => runGroundswell(args, { env });

test("effects tells what happened after the first story, for people and for machines, and says what it can't find", async () => {
  await copyFirstStart(dataDir);
  const told = await run("effects");
  expect(told).toMatchObject({ code: 0, stderr: "" });
  expect(told.stdout).toMatch(
    /^project +week +stars +expected +ratio \(90 % interval\) +verdict +state\naaif-goose\/goose /,
  );
  expect(told.stdout).toMatch(/Muesli-HQ\/muesli .+ too little data +provisional\n/);
  expect(told.stdout).toContain("AIDRAN, 27 March 2026 ± 3 days");

  const all = parseLines((await run("effects", "--json")).stdout).map((line) => Effect.parse(line));
  expect(all.map(({ repo, story }) => [repo, story.id])).toEqual([
    ["aaif-goose/goose", STORY],
    ["Muesli-HQ/muesli", STORY],
  ]);
  const goose = await run("effects", "--json", "--story", STORY, "--project", "block/goose");
  expect(parseLines(goose.stdout)).toEqual([all[0]]);

  const none = await run("effects", "--project", "ollama/ollama");
  expect(none).toMatchObject({ code: 0, stdout: expect.stringContaining("nothing to look at") as string });
  const wrongStory = await run("effects", "--story", "no-such-story");
  expect(wrongStory).toMatchObject({ code: 2, stdout: "" });
  expect(wrongStory.stderr).toMatch(/^--story: no story is or was called "no-such-story"/);
  const wrongProject = await run("effects", "--project", "no/body");
  expect(wrongProject).toMatchObject({ code: 2, stdout: "" });
  expect(wrongProject.stderr).toContain("no watched project is or was called no/body");
});
