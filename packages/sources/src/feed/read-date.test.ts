import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDate } from "./read-date.ts";

const NOW = Date.UTC(2026, 2, 30, 12);
const at = (...parts: [number, number, number, number?, number?, number?, number?]) => Date.UTC(...parts);

describe("readDate", () => {
  it.each([
    ["2026-03-27T14:00:00Z", "2026-03-27", at(2026, 2, 27, 14)],
    ["2026-03-27T14:00:00.123456Z", "2026-03-27", at(2026, 2, 27, 14, 0, 0, 123)],
    ["2026-03-27T23:30:00-05:00", "2026-03-28", at(2026, 2, 28, 4, 30)],
    ["2026-03-27T00:30:00+0530", "2026-03-26", at(2026, 2, 26, 19)],
    ["2026-03-27 14:00:00 UTC", "2026-03-27", at(2026, 2, 27, 14)],
    ["2026-03-27T14:00Z", "2026-03-27", at(2026, 2, 27, 14)],
    ["Fri, 27 Mar 2026 14:00:00 GMT", "2026-03-27", at(2026, 2, 27, 14)],
    ["Fri, 27 Mar 2026 14:00:00 +0000 (UTC)", "2026-03-27", at(2026, 2, 27, 14)],
    ["27 Mar 26 14:00 EST", "2026-03-27", at(2026, 2, 27, 19)],
    ["Fri, 27 Mar 2026 22:00:00 PDT", "2026-03-28", at(2026, 2, 28, 5)],
    ["Thu, 01 Jan 98 00:00:00 Z", "1998-01-01", at(1998, 0, 1)],
    ["Friday, 27-Mar-26 14:00:00 GMT", "2026-03-27", at(2026, 2, 27, 14)],
    ["Wrong, 27 March 2026 24:00:00 GMT", "2026-03-28", at(2026, 2, 28)],
    ["Mar 27, 2026 14:00 CET", "2026-03-27", at(2026, 2, 27, 13)],
    [" Fri,  27 Mar 2026\n14:00:00 +0100 ", "2026-03-27", at(2026, 2, 27, 13)],
    ["Fri, 27 Mar 2026 14:00:60 GMT", "2026-03-27", at(2026, 2, 27, 14, 0, 59)],
  ])("%j is an instant", (text, day, instant) => {
    expect(readDate(text, NOW)).toEqual({ day, at: instant });
  });

  it.each([
    "2026-03-27",
    "27 Mar 2026",
    "March 27, 2026",
    "Fri, 27 Mar 2026",
    "2026-03-27T14:00:00",
    "Fri, 27 Mar 2026 14:00:00",
    "Fri, 27 Mar 2026 14:00:00 XYZ",
    "Fri, 27 Mar 2026 14:00:00 +9900",
    "Fri, 27 Mar 2026 99:00:00 GMT",
  ])("%j is a day without an instant: no zone, or none that is known", (text) => {
    expect(readDate(text, NOW)).toEqual({ day: "2026-03-27", at: null });
  });

  it.each([
    "",
    "yesterday",
    "0001-01-01T00:00:00Z",
    "1970-01-01T00:00:00Z",
    "2026-02-30",
    "2026-13-01",
    "32 Mar 2026",
    "27 Foo 2026",
    "99999",
    "2026",
    "1774620000",
    "2026-04-02",
    "2099-01-01T00:00:00Z",
    "2026-03-31T12:00:01Z",
    "x".repeat(1_000_000),
    `2026-03-27${" ".repeat(1_000_000)}`.concat("x"),
  ])("%j is no date of a story that is out", (text) => {
    expect(readDate(text, NOW)).toBeNull();
  });

  it("gives back every instant that is written in any zone, whatever this machine's zone is", () => {
    const instants = fc.integer({ min: at(1990, 0, 2), max: NOW });
    fc.assert(
      fc.property(instants, fc.integer({ min: -14 * 60, max: 14 * 60 }), (instant, minutes) => {
        const second = instant - (instant % 1000);
        const local = new Date(second + minutes * 60_000).toISOString().slice(0, 19);
        const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
        const size = Math.abs(minutes);
        const text = `${local}${minutes < 0 ? "-" : "+"}${two(size / 60)}:${two(size % 60)}`;
        expect(readDate(text, NOW)).toEqual({ day: new Date(second).toISOString().slice(0, 10), at: second });
      }),
    );
  });

  it("never throws, and gives a day with every instant", () => {
    const characters = fc.constantFrom(..."0123456789-: TZ+,MarJan".split(""));
    fc.assert(
      fc.property(fc.array(characters), (letters) => {
        expect(readDate(letters.join(""), NOW)?.day ?? "2026-01-01").toMatch(/^\d{4}-\d{2}-\d{2}$/);
      }),
    );
  });
});
