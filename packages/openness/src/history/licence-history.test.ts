import spdx from "spdx-license-list/full.js";
import { describe, expect, test } from "vitest";
import { isLicenceFile } from "./licence-file.ts";
import { listLicenceChanges, type LicenceCommit } from "./licence-history.ts";

const text = (id: string) => spdx[id]?.licenseText ?? "";
const [MIT, APACHE, BUSL, BSD] = ["MIT", "Apache-2.0", "BUSL-1.1", "BSD-3-Clause"].map(text) as [
  string,
  string,
  string,
  string,
];

/** Commits, a day apart, each with what it leaves in the files that it touches; null: taken away. */
function repository(...commits: Record<string, string | null>[]): LicenceCommit[] {
  return commits.map((files, day) => ({
    commit: `c${day}`,
    committedAt: day * 86_400_000,
    files: Object.entries(files).map(([path, content]) => ({
      path,
      text: content,
      blob: content === null ? null : hash(content),
    })),
  }));
}

/** Stands for Git's: equal contents, equal hashes. */
const hash = (content: string) => `${content.length}:${content.slice(0, 80)}`;

function tell(commits: LicenceCommit[]): string[] {
  return listLicenceChanges(commits).map(
    ({ commit, before, after }) => `${commit}: ${before.join(" + ") || "none"} → ${after.join(" + ") || "none"}`,
  );
}

describe("the licence of a repository changes when its files become another licence", () => {
  test.each<[kind: string, commits: Record<string, string | null>[], changes: string[]]>([
    ["a licence where there was none", [{ LICENSE: MIT }], ["c0: none → MIT"]],
    [
      "an open licence that is closed",
      [{ LICENSE: APACHE }, { LICENSE: BUSL }],
      ["c0: none → Apache-2.0", "c1: Apache-2.0 → BUSL-1.1"],
    ],
    [
      "a closed licence that is opened",
      [{ LICENSE: BUSL }, { LICENSE: MIT }],
      ["c0: none → BUSL-1.1", "c1: BUSL-1.1 → MIT"],
    ],
    [
      "a change that is taken back",
      [{ LICENSE: MIT }, { LICENSE: BUSL }, { LICENSE: MIT }],
      ["c0: none → MIT", "c1: MIT → BUSL-1.1", "c2: BUSL-1.1 → MIT"],
    ],
    ["a licence that is taken away", [{ LICENSE: MIT }, { LICENSE: null }], ["c0: none → MIT", "c1: MIT → none"]],
    [
      "a second licence beside the first",
      [{ "LICENSE-MIT": MIT }, { "LICENSE-APACHE": APACHE }],
      ["c0: none → MIT", "c1: MIT → Apache-2.0 + MIT"],
    ],
    [
      "one of two that goes",
      [{ "LICENSE-MIT": MIT, "LICENSE-APACHE": APACHE }, { "LICENSE-MIT": null }],
      ["c0: none → Apache-2.0 + MIT", "c1: Apache-2.0 + MIT → Apache-2.0"],
    ],
    [
      "a sentence that is added",
      [{ LICENSE: MIT }, { LICENSE: `${MIT}\nNot for companies.` }],
      ["c0: none → MIT", "c1: MIT → changed MIT"],
    ],
    [
      "two files that become one",
      [
        { "LICENSE-MIT": MIT, "LICENSE-APACHE": APACHE },
        { "LICENSE-MIT": null, "LICENSE-APACHE": null, LICENSE: `${MIT}\n\n${APACHE}` },
      ],
      ["c0: none → Apache-2.0 + MIT"],
    ],
    ["a file that is renamed", [{ LICENSE: MIT }, { LICENSE: null, "LICENSE.md": MIT }], ["c0: none → MIT"]],
    [
      "another year and holder",
      [{ LICENSE: MIT }, { LICENSE: MIT.replace("<year> <copyright holders>", "2026 Others") }],
      ["c0: none → MIT"],
    ],
    [
      "the same words on other lines",
      [{ LICENSE: BSD }, { LICENSE: BSD.replaceAll(/(\w+) (\w+) (\w+) /g, "$1 $2\n$3 ") }],
      ["c0: none → BSD-3-Clause"],
    ],
    [
      "a notice that is no licence",
      [{ LICENSE: APACHE }, { NOTICE: "This product has parts of others." }],
      ["c0: none → Apache-2.0"],
    ],
    ["a text that could not be had", [{ LICENSE: MIT }, { LICENSE: "" }], ["c0: none → MIT", "c1: MIT → none"]],
  ])("%s", (_, commits, changes) => {
    expect(tell(repository(...commits))).toEqual(changes);
  });

  test("a file whose content GitHub did not give is unidentified, not gone", () => {
    const [first] = repository({ LICENSE: MIT });
    const cut: LicenceCommit = { commit: "c1", committedAt: 1, files: [{ path: "LICENSE", blob: "b2", text: null }] };
    expect(tell(first === undefined ? [] : [first, cut])).toEqual(["c0: none → MIT", "c1: MIT → unidentified"]);
  });
});

test.each([
  ["LICENSE", true],
  ["licence.md", true],
  ["LICENSE-APACHE", true],
  ["COPYING.LESSER", true],
  ["UNLICENSE", true],
  ["LICENSES.txt", true],
  ["license-checker.js", false],
  ["src/LICENSE", false],
  ["NOTICE", false],
  ["relicensing.md", false],
  ["MIT-LICENSE", true],
  ["APACHE-2.0-LICENSE.txt", true],
  ["third-party-licenses.txt", false],
])("%s is a licence file: %s", (path, is) => {
  expect(isLicenceFile(path)).toBe(is);
});
