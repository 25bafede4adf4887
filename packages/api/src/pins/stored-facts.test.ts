import type { ChartFacts } from "@groundswell/charts";
import { expect, test } from "vitest";
import { FACTS_FORMAT, packFacts, unpackFacts } from "./stored-facts.ts";

const FACTS: ChartFacts = {
  ...{ kind: "board", id: "board/momentum", page: "/", asOf: null, pinned: "2026-08-22T04:07:00.000Z" },
  ...{ staleSince: null, sources: [], cited: [], simulated: false, category: null, day: null, total: 0, rows: [] },
};

test("facts come back from the database as they were, and say there in which form they are", () => {
  const stored = packFacts(FACTS);
  expect(stored).toMatchObject({ factsFormat: FACTS_FORMAT, id: "board/momentum" });
  expect(unpackFacts(structuredClone(stored))).toEqual(FACTS);
  expect(unpackFacts(FACTS)).toEqual(FACTS);
});

test("facts in a form that this program does not know are an error that says so, and never a wrong chart", () => {
  expect(() => unpackFacts({ ...FACTS, factsFormat: 7 })).toThrow(/stored in form 7, and this program reads form 1/);
  expect(() => unpackFacts({ rows: [] })).toThrow(/no chart's facts/);
});
