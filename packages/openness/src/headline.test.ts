import { expect, test } from "vitest";
import { writeHeadline, type HeadlineFacts } from "./headline.ts";
import { readLedger } from "./ledger/read-ledger.ts";
import { readTree } from "./ledger/read-tree.ts";
import { identifyLicence } from "./licence/identify.ts";
import { listed } from "./licence/licence-texts.ts";

const lines = readTree({ commit: "c", paths: ["train.py"], complete: true });

test.each<[facts: HeadlineFacts, sentence: string]>([
  [
    {
      code: [identifyLicence(listed("Apache-2.0"))],
      weights: [identifyLicence("Gemma Terms of Use\n\nAs agreed.")],
      lines,
    },
    "Code: Apache-2.0 (OSI). Weights: custom licence (Gemma terms). Training code: observed. Code for data: not found. Training data: not checkable.",
  ],
  [
    { code: [identifyLicence(`${listed("MIT")}\n\nNot for companies.`)], weights: null, lines: [] },
    "Code: a changed MIT (not approved by OSI).",
  ],
  [{ code: [identifyLicence("Ask us.")], weights: null, lines: [] }, "Code: could not be identified."],
  [{ code: [], weights: [], lines: [] }, "Code: not found."],
  [
    { code: [identifyLicence(listed("MIT")), identifyLicence(listed("Apache-2.0"))], weights: null, lines: [] },
    "Code: MIT (OSI) and Apache-2.0 (OSI).",
  ],
  [
    {
      ...{ code: [], weights: [] },
      lines: [{ key: "weights", state: "observed", why: null }],
    },
    "Code: not found. Weights: licence of their own not found.",
  ],
  [
    { ...{ code: [], weights: [] }, lines: [{ key: "dataCard", state: "observed", why: null }] },
    "Code: not found. Training data: a card of it observed.",
  ],
  [
    { ...{ code: [], weights: [] }, lines: [{ key: "dataCard", state: "not found", why: null }] },
    "Code: not found. Training data: not found.",
  ],
  [
    {
      ...{ code: [], weights: [] },
      lines: readLedger(
        { commit: "c", paths: ["LICENSES/MIT.txt"], complete: true },
        { seen: new Set(), hubLinks: [] },
      ).filter(({ key }) => key === "licence"),
    },
    "Code: not checkable.",
  ],
  [{ code: null, weights: null, lines: [] }, "Code: not read yet."],
])("a headline says each part's licence and who approved it: %#", (facts, sentence) => {
  expect(writeHeadline(facts)).toBe(sentence);
});
