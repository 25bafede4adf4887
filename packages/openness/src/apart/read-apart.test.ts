import spdx from "spdx-license-list/full.js";
import { expect, test } from "vitest";
import { identifyApart } from "./read-apart.ts";

const MIT = spdx["MIT"]?.licenseText ?? "";

test("a text that takes too long is not read, and says so; those after it are", async () => {
  const [slow, others] = await Promise.all([
    identifyApart(["word ".repeat(50_000)], { eachMs: 1 }),
    identifyApart([MIT, "Ask us."]),
  ]);
  expect(slow).toEqual([{ kind: "unread", why: "reading it took more than 0.001 s" }]);
  expect(others.map((reading) => reading?.kind)).toEqual(["listed", "unknown"]);
});

test("texts that there is no time for are left for another time", async () => {
  expect(await identifyApart([MIT, MIT], { allMs: 0 })).toEqual([null, null]);
});
