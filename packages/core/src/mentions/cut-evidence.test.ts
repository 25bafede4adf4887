import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutEvidence, EVIDENCE_UNITS } from "./cut-evidence.ts";

const long = "word ".repeat(100);

function cut(before: string, words: string, after: string): string {
  return cutEvidence(`${before}${words}${after}`, before.length, before.length + words.length);
}

describe("cutEvidence", () => {
  it("gives a short text whole, on one line", () => {
    expect(cut("We use\n\n", "Goose", "\tnow.\r\n")).toBe("We use Goose now.");
  });

  it("cuts between words, and says where something was left out", () => {
    const evidence = cut(long, "Goose", ` ${long}`);
    expect(evidence).toMatch(/^…(?:word )+Goose(?: word)+…$/);
    expect(evidence.length).toBeLessThanOrEqual(EVIDENCE_UNITS);
    expect(evidence.length).toBeGreaterThan(EVIDENCE_UNITS - 12);
  });

  it("gives one side the room that the other does not need", () => {
    expect(cut("", "Goose", ` ${long}`)).toMatch(/^Goose(?: word){35,}…$/);
    expect(cut(long, "Goose", "")).toMatch(/^…(?:word ){30,}Goose$/);
  });

  it("cuts an address that is too long itself", () => {
    const evidence = cut(long, `https://example.org/${"x".repeat(500)}`, long);
    expect(evidence).toMatch(/^https:\/\/example\.org\/x+…$/);
    expect(evidence.length).toBeLessThanOrEqual(EVIDENCE_UNITS);
  });

  it("leaves out what is not seen: controls, marks of direction, halves of characters", () => {
    expect(cut("\u202eA\u0000 \ud800", "Goose", "\u200b\u2028!")).toBe("A Goose !");
  });

  it("always holds the words, whatever stands around them", () => {
    const side = fc.string({ unit: "binary", maxLength: 400 });
    fc.assert(
      fc.property(side, side, (before, after) => {
        const evidence = cut(before, "Goose", after);
        expect(evidence).toContain("Goose");
        expect(evidence.length).toBeLessThanOrEqual(EVIDENCE_UNITS);
        expect(evidence.isWellFormed()).toBe(true);
      }),
    );
  });
});
