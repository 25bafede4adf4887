import { expect, test } from "vitest";
import { parseLedgerNotes } from "./openness-notes.ts";

const GOOD = `corrections:
  - repo: octo/lamp
    line: dataCode
    says: Is in octo/light.
    evidence: https://github.com/octo/light/blob/1a2b/prepare.py
    by: The maintainers
    dated: 2026-11-20
assessments:
  - repo: octo/lamp
    source: OpenSSF Scorecard
    url: https://scorecard.example/octo/lamp
    dated: "2026-11-01"
    says: 6.1 of 10.
`;

test("a correction names its line and its evidence, an assessment who made it and when", () => {
  const { notes, diagnostics } = parseLedgerNotes(GOOD, "openness.yaml");
  expect(diagnostics).toEqual([]);
  expect(notes).toEqual([
    {
      ...{ repo: "octo/lamp", kind: "correction", line: "dataCode", says: "Is in octo/light.", dated: "2026-11-20" },
      ...{ source: "The maintainers", url: "https://github.com/octo/light/blob/1a2b/prepare.py" },
    },
    {
      ...{ repo: "octo/lamp", kind: "assessment", line: null, says: "6.1 of 10.", dated: "2026-11-01" },
      ...{ source: "OpenSSF Scorecard", url: "https://scorecard.example/octo/lamp" },
    },
  ]);
});

test("a text over several lines is kept on one, without the breaks that YAML leaves around it", () => {
  const { notes } = parseLedgerNotes(GOOD.replace("says: Is in", "says: >\n\n      Is\n      in"), "openness.yaml");
  expect(notes?.[0]?.says).toBe("Is in octo/light.");
});

test.each([
  ["without evidence", GOOD.replace(/ +evidence: .*\n/, ""), /evidence/],
  ["of a line that there is not", GOOD.replace("dataCode", "score"), /line/],
  ["with evidence that is no address", GOOD.replace("https://github.com", "see the repo"), /evidence|address/],
  ["with a key more", GOOD.replace("    by:", "    stars: 3\n    by:"), /stars/],
])("one %s is refused, with its place", (_, text, names) => {
  const { notes, diagnostics } = parseLedgerNotes(text, "openness.yaml");
  expect(notes).toBeNull();
  expect(diagnostics.map(({ message, remedy }) => `${message} ${remedy}`).join("\n")).toMatch(names);
  expect(diagnostics[0]?.line).toBeGreaterThan(1);
});

test("nothing need be said", () => {
  expect(parseLedgerNotes("corrections: []\n", "openness.yaml").notes).toEqual([]);
});
