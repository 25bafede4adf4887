import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, dayFromNumber, startOfDay } from "../../day.ts";
import { closingWeekOf, frozenFrom, isoWeekOf, lastDayOf, mondayOfIsoWeek } from "./iso-weeks.ts";

const day = fc.integer({ min: 0, max: 30_000 }).map(dayFromNumber);

describe("ISO weeks", () => {
  // From the table of ISO 8601's edge cases: the year of a week is that of its Thursday.
  it.each([
    ["2005-01-01", "2004-W53"],
    ["2005-12-31", "2005-W52"],
    ["2007-01-01", "2007-W01"],
    ["2008-12-29", "2009-W01"],
    ["2010-01-03", "2009-W53"],
    ["2026-03-29", "2026-W13"],
    ["2026-03-30", "2026-W14"],
    ["2027-01-03", "2026-W53"],
  ])("%s is in %s", (date, week) => {
    expect(isoWeekOf(date)).toBe(week);
  });

  it("have seven days each, and their Monday leads back to them", () => {
    fc.assert(
      fc.property(day, (date) => {
        const monday = mondayOfIsoWeek(isoWeekOf(date));
        expect(monday <= date && date <= addDays(monday, 6)).toBe(true);
        expect(isoWeekOf(addDays(monday, 6))).toBe(isoWeekOf(date));
        expect(isoWeekOf(addDays(monday, 7))).not.toBe(isoWeekOf(date));
      }),
    );
  });

  it.each(["2026-W54", "2025-W53", "2026-W00", "2026-14", ""])("there is none called %j", (week) => {
    expect(() => mondayOfIsoWeek(week)).toThrow("not an ISO week");
  });
});

describe("a verdict", () => {
  it("is frozen four days after its ISO week ends, at the first instant of the Friday and not before", () => {
    // 2026-W14 ends with Sunday 5 April.
    expect(new Date(frozenFrom("2026-W14")).toISOString()).toBe("2026-04-10T00:00:00.000Z");
    expect(frozenFrom("2026-W14") - startOfDay("2026-04-06")).toBe(4 * 86_400_000);
  });

  it("belongs to the week of the window's seventh day: a Sunday's is the old week's, a Monday's the next one's", () => {
    expect(closingWeekOf(["2026-03-30"])).toBe("2026-W14");
    expect(closingWeekOf(["2026-03-31"])).toBe("2026-W15");
  });

  it("of an approximate date waits for the last window to close", () => {
    const starts = ["2026-03-29", "2026-03-30", "2026-03-31"];
    expect([lastDayOf(starts), closingWeekOf(starts)]).toEqual(["2026-04-06", "2026-W15"]);
    expect(() => closingWeekOf([])).toThrow("needs a day");
  });

  it("is never frozen while a window is open", () => {
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 15 }), (starts) => {
        const closed = startOfDay(addDays(lastDayOf(starts), 1));
        expect(frozenFrom(closingWeekOf(starts)) - closed).toBeGreaterThanOrEqual(4 * 86_400_000);
      }),
    );
  });
});
