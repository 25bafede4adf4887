import { LEDGER_LINES, LINE_GROUPS } from "@groundswell/openness";
import { expect, test } from "vitest";
import { opennessCompareStrings, opennessPageStrings, opennessStrings } from "#lib/strings/openness.ts";

/** Words that say why somebody did something, or what is to be thought of it: docs/openness.md has the list. */
const JUDGING =
  /\b(?:hid(?:e|es|ing|den)|refus\w+|fake\w*|open-?wash\w*|claims? to be|pretend\w*|mislead\w*|betray\w*|abandon\w*|quietly|finally|rug pull|absent|missing|lacks?|fail\w*|proprietary|closed|not open|score|rating|grade|winner|because)\b/i;

function listTexts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "function") return [String((value as (...of: unknown[]) => unknown)("x", 1))];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(listTexts) : [];
}

test("no text of the ledger's pages says why, or judges", () => {
  const texts = [opennessStrings, opennessPageStrings, opennessCompareStrings].flatMap(listTexts);
  expect(texts.length).toBeGreaterThan(70);
  expect(texts.filter((text) => JUDGING.test(text))).toEqual([]);
});

test("every line and every group that a ledger can have is called something", () => {
  for (const { key } of LEDGER_LINES) expect(opennessStrings.lines).toHaveProperty(key);
  for (const group of LINE_GROUPS) expect(opennessStrings.groups).toHaveProperty([group]);
});
