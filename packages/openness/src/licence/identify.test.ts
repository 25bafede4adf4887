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

  test.each([
    ["a notice", (said: string) => `Copyright (c) 2026 Example. ${said}\n\n${listed("MIT")}`],
    ["a notice without a stop", (said: string) => `Copyright 2026 Example, Inc. ${said}\n\n${listed("MIT")}`],
    ["a notice's brackets", (said: string) => `${listed("MIT")}\n\n(c) 2026 Example (${said})`],
    ["a notice at the end", (said: string) => `${listed("Apache-2.0")}\n\nCopyright 2026 The Example Authors, ${said}`],
    ["a blank", (said: string) => listed("BSD-3-Clause").replace("the copyright holder nor", `Example, ${said} nor`)],
    [
      "a blank in capitals",
      (said: string) => listed("BSD-3-Clause").replace("HOLDERS AND CONTRIBUTORS", `HOLDERS, ${said.toUpperCase()},`),
    ],
    [
      "a blank to fill in",
      (said: string) => listed("MIT").replace("<copyright holders>", `The Example Authors, ${said}`),
    ],
  ])("is no longer approved with a limit in %s", (_, put) => {
    fc.assert(
      fc.property(LIMIT, (said) => {
        const reading = identifyLicence(put(said));
        expect([said, reading.kind]).not.toEqual([said, "listed"]);
      }),
      { numRuns: 40, seed: 11 },
    );
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

/** Sentences that take something back, in small letters, As A Title and IN CAPITALS. */
const LIMIT = fc
  .tuple(
    fc.constantFrom("competitors", "companies", "whoever has staff", "large firms", "military bodies", "anyone else"),
    fc.constantFrom(
      "cannot",
      "never",
      "may not",
      "must ask before they",
      "pay to",
      "are barred from this and",
      "won't",
    ),
    fc.constantFrom("sell", "host", "train models with", "ship", "offer", "profit from", "copy"),
    fc.constantFrom("this", "the software as a service", "it in products", "copies to others"),
    fc.constantFrom<(said: string) => string>(
      (said) => said,
      (said) => said.replace(/\b[a-z]/g, (letter) => letter.toUpperCase()),
      (said) => said.toUpperCase(),
    ),
  )
  .map(([who, can, does, what, write]) => write(`${who} ${can} ${does} ${what}`));

/** Read as changed though they are the list's own: their blanks stand at either end, or where no name belongs. */
const MISSED = ["Fair", "NCSA", "Hippocratic-2.1", "MIT-CMU", "NASA-1.3"];
