import type { ProjectEvent } from "@groundswell/wire";
import { expect, test } from "vitest";
import { findGone, listNames } from "./standing.ts";

function eventOf(change: Partial<ProjectEvent>): ProjectEvent {
  const none = { notBefore: null, from: null, to: null, span: null, figures: {}, receipt: "1-0123456789abcdef" };
  return { ...none, kind: "renamed", text: "", at: "2026-04-07T04:07:20Z", ...change };
}

test("a project that was found again is not gone, whatever came before", () => {
  const [lost, found] = [eventOf({ kind: "not found" }), eventOf({ kind: "found again" })];
  expect(findGone([lost, found])).toBe(lost);
  expect(findGone([found, lost])).toBeNull();
  expect(findGone([eventOf({ kind: "archived" })]), "an archive can be read").toBeNull();
});

test("an earlier name has its last day where a look saw it, and none where nobody looked", () => {
  const moved = eventOf({ from: "Block/goose", to: "aaif-goose/goose", notBefore: "2026-04-06T04:07:20Z" });
  expect(listNames({ formerly: ["block/goose", "old/goose"] }, [moved])).toEqual([
    { name: "block/goose", until: "2026-04-06" },
    { name: "old/goose", until: null },
  ]);
});
