import { expect, test } from "vitest";
import { parseHttpDate, toHttpDate } from "./http-date.ts";

/** RFC 9110, section 5.6.7: one instant in its three forms. */
const AS_IN_THE_RFC = ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"];
const INSTANT = Date.UTC(1994, 10, 6, 8, 49, 37);

test("all three forms of the RFC are the same instant, wherever this runs", () => {
  expect(AS_IN_THE_RFC.map(parseHttpDate)).toEqual([INSTANT, INSTANT, INSTANT]);
});

test("what JavaScript would take for a date and the RFC would not is ignored", () => {
  for (const text of [
    "",
    "2026",
    "1994-11-06T08:49:37Z",
    "Sun, 06 Nov 1994 08:49:37 +0100",
    "Sun, 99 Nov 1994 08:49:37 GMT",
  ]) {
    expect([text, parseHttpDate(text)]).toEqual([text, null]);
  }
});

test("what is written is read back, less the parts of a second", () => {
  expect(parseHttpDate(toHttpDate(INSTANT + 999))).toBe(INSTANT);
});
