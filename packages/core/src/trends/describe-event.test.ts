import { describe, expect, it } from "vitest";
import { PROJECT_EVENT_KINDS } from "../project-event.ts";
import { describeEvent, type EventWords } from "./describe-event.ts";
import { formatSpan } from "./format-span.ts";

const event = (kind: EventWords["kind"], rest: Partial<EventWords> = {}): EventWords => ({
  ...{ kind, key: "2026-03-01", from: null, to: null, figures: {}, span: { from: "2026-03-01", to: "2026-03-01" } },
  ...rest,
});

describe("the sentence of an event", () => {
  it("is there for every kind, one sentence without a full stop, and never says why", () => {
    for (const kind of PROJECT_EVENT_KINDS) {
      const text = describeEvent(event(kind, { from: "a/b", to: "c/d" }));
      expect(text).toMatch(/^[A-Z]/);
      expect(text).not.toMatch(/\.$|because|caused|due to|undefined/);
    }
  });

  it("of a surge says how many stars came and how many were expected", () => {
    const span = { from: "2025-12-09", to: "2025-12-14" };
    const figures = { stars: 1606.4, expected: 176.9, p: 5e-24, days: 6 };
    expect(describeEvent(event("surge", { span, figures }))).toBe(
      "Surge on 9–14 December 2025: 1,606 stars where about 177 were expected, 9.1 times as many",
    );
    expect(describeEvent(event("surge", { figures: { stars: 40, expected: 1.2, p: 1e-9, days: 1 } }))).toBe(
      "Surge on 1 March 2026: 40 stars where about 1 was expected, 33 times as many",
    );
    expect(describeEvent(event("surge", { figures: { stars: 8, expected: 0.01, p: 1e-9, days: 1 } }))).toBe(
      "Surge on 1 March 2026: 8 stars where less than 1 was expected",
    );
  });

  it("of a surge with quiet days between says on how many days its stars came: those days' are none of it", () => {
    const span = { from: "2025-12-09", to: "2025-12-14" };
    expect(describeEvent(event("surge", { span, figures: { stars: 1606, expected: 176.9, p: 5e-24, days: 4 } }))).toBe(
      "Surge on 9–14 December 2025: 1,606 stars on 4 of its 6 days, where about 177 were expected, 9.1 times as many",
    );
  });

  it("of a step says when it is after the surge, not that one made the other", () => {
    expect(describeEvent(event("step", { key: "2025-12-09", figures: { before: 21.8, after: 45.2 } }))).toBe(
      "Step from about 22 to about 45 stars a day, one to three weeks after the surge that began on 9 December 2025",
    );
    expect(describeEvent(event("step", { key: "2025-12-09", figures: { before: 0.004, after: 2.5 } }))).toMatch(
      /^Step from less than 0\.01 to about 2\.5 stars a day/,
    );
  });

  it("of a drop says from where to where, and of the forks when they fell too", () => {
    const figures = { starsBefore: 12_789, starsAfter: 11_149, forksBefore: 1833, forksAfter: 1841 };
    expect(describeEvent(event("drop", { figures }))).toBe(
      "Drop of 1,640 stars between two looks, from 12,789 to 11,149 (−12.8 %)",
    );
    const both = { starsBefore: 83_571, starsAfter: 61_777, forksBefore: 11_039, forksAfter: 21 };
    expect(describeEvent(event("drop", { figures: both }))).toBe(
      "Drop of 21,794 stars between two looks, from 83,571 to 61,777 (−26.1 %); forks from 11,039 to 21",
    );
    expect(describeEvent(event("drop", { figures: { starsBefore: 196_107, starsAfter: 195_871 } }))).toBe(
      "Drop of 236 stars between two looks, from 196,107 to 195,871 (−0.12 %)",
    );
  });

  it("of a gap says which days have no figure", () => {
    const span = { from: "2025-12-30", to: "2026-01-02" };
    expect(describeEvent(event("data gap", { span, figures: { days: 4 } }))).toBe(
      "No daily figures for 4 days, 30 December 2025 – 2 January 2026",
    );
  });

  it("of the repository itself names what was and what is", () => {
    const moved = event("transferred", { from: "block/goose", to: "aaif-goose/goose", span: null });
    expect(describeEvent(moved)).toBe("Transferred from block/goose to aaif-goose/goose");
    expect(describeEvent(event("licence changed", { from: "MIT" }))).toBe("Licence changed from MIT to none");
    expect(describeEvent(event("released", { to: "v1.0.0" }))).toBe("Released v1.0.0");
    expect(describeEvent(event("not found"))).toContain("deleted or made private");
  });
});

describe("days in a row", () => {
  it("repeat no month and no year that both ends share", () => {
    expect(formatSpan({ from: "2026-03-01", to: "2026-03-01" })).toBe("1 March 2026");
    expect(formatSpan({ from: "2026-03-01", to: "2026-03-12" })).toBe("1–12 March 2026");
    expect(formatSpan({ from: "2026-03-30", to: "2026-04-02" })).toBe("30 March – 2 April 2026");
  });
});
