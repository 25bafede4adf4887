import { DAY_MS, HOUR_MS } from "@groundswell/core";
import { describe, expect, it } from "vitest";
import { settleDate, type DateContext } from "./settle-date.ts";

const NOW = Date.parse("2026-03-26T12:00:00Z");
const CONTEXT: DateContext = { now: NOW, lastSuccessAt: NOW - HOUR_MS, isKnown: false, wasThere: false };
const dated = (day: string) => ({ published: { day, at: null, plusMinusDays: 0, note: null } });

describe("the day of a story", () => {
  it("is its source's, where there is one", () => {
    expect(settleDate(dated("2019-01-01"), { ...CONTEXT, lastSuccessAt: null })).toEqual(dated("2019-01-01"));
  });

  it("is said to be to come where the source gave such a one", () => {
    const story = { published: null, undatedWhy: "it is dated 2099-01-01, which is to come" };
    expect(settleDate(story, { ...CONTEXT, lastSuccessAt: null })).toEqual({
      why: expect.stringContaining("it is dated 2099-01-01, which is to come, and the source was never read") as string,
    });
  });

  it("may be tomorrow, as time zones have it, and no later", () => {
    expect(settleDate(dated("2026-03-27"), CONTEXT)).toEqual(dated("2026-03-27"));
    expect(settleDate(dated("2026-03-28"), CONTEXT)).toEqual({ why: "it is dated 2026-03-28, which is to come" });
  });

  it("is not of a year of five digits, which sorts before all others", () => {
    expect(settleDate(dated("+010000-01-01"), CONTEXT)).toEqual({ why: "it is dated +010000-01-01, which is to come" });
  });

  it.each(["0000-01-01", "0001-01-01", "1970-01-01", "1989-12-31", "-000001-12-31"])(
    "is not %s: no page of the web is older, and no database takes them all",
    (day) => {
      expect(settleDate(dated(day), CONTEXT)).toEqual({ why: `it is dated ${day}, which is before 1990` });
    },
  );

  it.each([
    ["an hour", HOUR_MS, 1],
    ["a day", DAY_MS, 1],
    ["a day and an hour", DAY_MS + HOUR_MS, 2],
    ["a week", 7 * DAY_MS, 7],
  ])("is between two readings that are %s apart, where its source gives none", (_what, ms, plusMinusDays) => {
    expect(settleDate({ published: null }, { ...CONTEXT, lastSuccessAt: NOW - ms })).toMatchObject({
      published: { day: "2026-03-26", at: null, plusMinusDays },
    });
  });

  it.each([
    ["the source was never read", { lastSuccessAt: null }, "never read before"],
    ["it was not read for more than a week", { lastSuccessAt: NOW - 8 * DAY_MS }, "not read for 8 days"],
    ["the story was there at the first reading", { wasThere: true }, "was there"],
  ])("can't be told when %s", (_what, context, why) => {
    expect(settleDate({ published: null }, { ...CONTEXT, ...context })).toEqual({
      why: expect.stringContaining(why) as string,
    });
    // Of a story that is known the day is known too: it must be let through to be compared.
    expect(settleDate({ published: null }, { ...CONTEXT, ...context, isKnown: true })).toHaveProperty("published");
  });
});
