import type { WorldCommit } from "@groundswell/github-standin";
import spdx from "spdx-license-list/full.js";

const text = (id: string) => spdx[id]?.licenseText ?? "";

/** Contents of licence files, by what each is to be read as. */
export const CONTENTS: Readonly<Record<string, string>> = {
  MIT: text("MIT"),
  "Apache-2.0": text("Apache-2.0"),
  "BSD-3-Clause": text("BSD-3-Clause"),
  "MPL-2.0": text("MPL-2.0"),
  "GPL-3.0-only": text("GPL-3.0-only"),
  "BUSL-1.1": text("BUSL-1.1"),
  "Elastic-2.0": text("Elastic-2.0"),
  "SSPL-1.0": text("SSPL-1.0"),
  "changed MIT": `${text("MIT")}\nNot for companies of more than a hundred people.`,
  unidentified: "Ask us before you use any of this.",
};
const { MIT = "", "Apache-2.0": APACHE = "", "BUSL-1.1": BUSL = "", "BSD-3-Clause": BSD = "" } = CONTENTS;

type Files = Record<string, string | null>;

/** A kind of change: what commits leave in licence files, a day apart, and which changes of licence these are. */
export interface Kind {
  kind: string;
  commits: Files[];
  /** Each as `<number of its commit>: <before> → <after>`. */
  changes: string[];
}

const FIRST = "0: none → MIT";

export const KINDS: readonly Kind[] = [
  { kind: "first", commits: [{ "a.ts": "1" }, { LICENSE: MIT }], changes: ["1: none → MIT"] },
  {
    kind: "closed",
    commits: [{ LICENSE: APACHE }, { LICENSE: BUSL }],
    changes: ["0: none → Apache-2.0", "1: Apache-2.0 → BUSL-1.1"],
  },
  {
    kind: "opened",
    commits: [{ LICENSE: BUSL }, { LICENSE: MIT }],
    changes: ["0: none → BUSL-1.1", "1: BUSL-1.1 → MIT"],
  },
  {
    kind: "taken-back",
    commits: [{ LICENSE: MIT }, { LICENSE: BUSL }, { LICENSE: MIT }],
    changes: [FIRST, "1: MIT → BUSL-1.1", "2: BUSL-1.1 → MIT"],
  },
  { kind: "taken-away", commits: [{ LICENSE: MIT }, { LICENSE: null }], changes: [FIRST, "1: MIT → none"] },
  {
    kind: "second-beside",
    commits: [{ "LICENSE-MIT": MIT }, { "LICENSE-APACHE": APACHE }],
    changes: [FIRST, "1: MIT → Apache-2.0 + MIT"],
  },
  {
    kind: "one-of-two-goes",
    commits: [{ "LICENSE-MIT": MIT, "LICENSE-APACHE": APACHE }, { "LICENSE-MIT": null }],
    changes: ["0: none → Apache-2.0 + MIT", "1: Apache-2.0 + MIT → Apache-2.0"],
  },
  {
    kind: "sentence-added",
    commits: [{ LICENSE: MIT }, { LICENSE: CONTENTS["changed MIT"] ?? "" }],
    changes: [FIRST, "1: MIT → changed MIT"],
  },
  {
    kind: "joined",
    commits: [
      { "LICENSE-MIT": MIT, "LICENSE-APACHE": APACHE },
      { "LICENSE-MIT": null, "LICENSE-APACHE": null, LICENSE: `${MIT}\n\n${APACHE}` },
    ],
    changes: ["0: none → Apache-2.0 + MIT"],
  },
  { kind: "renamed-file", commits: [{ LICENSE: MIT }, { LICENSE: null, "LICENSE.md": MIT }], changes: [FIRST] },
  {
    kind: "other-holder",
    commits: [{ LICENSE: MIT }, { LICENSE: MIT.replace("<year> <copyright holders>", "2026 Others") }],
    changes: [FIRST],
  },
  {
    kind: "rewrapped",
    commits: [{ LICENSE: BSD }, { LICENSE: BSD.replaceAll(/(\w+) (\w+) (\w+) /g, "$1 $2\n$3 ") }],
    changes: ["0: none → BSD-3-Clause"],
  },
  { kind: "notice", commits: [{ LICENSE: MIT }, { NOTICE: "Parts are by others." }], changes: [FIRST] },
  {
    kind: "unreadable",
    commits: [{ LICENSE: MIT }, { LICENSE: `\0${MIT}` }],
    changes: [FIRST, "1: MIT → not read"],
  },
  {
    kind: "weights-apart",
    commits: [{ LICENSE: MIT }, { MODEL_LICENSE: BUSL }],
    changes: [FIRST, "1: weights none → BUSL-1.1"],
  },
];

/** Commits a day apart, from a day of January on. */
export function toCommits(commits: readonly Files[], from = 2): WorldCommit[] {
  return commits.map((files, i) => ({ at: new Date(Date.UTC(2026, 0, from + i, 9)).toISOString(), files }));
}

/**
 * Commits that change licences at random, twelve hours apart, and which changes these are.
 * @param random 0 up to 1
 */
export function walkLicences(
  start: number,
  commits: number,
  random: () => number,
): { commits: WorldCommit[]; changes: string[] } {
  const names = ["LICENSE", "LICENSE.md", "COPYING", "LICENSE-MIT"];
  const labels = Object.keys(CONTENTS);
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)];
  const held = new Map<string, string>();
  const walk: WorldCommit[] = [];
  const changes: string[] = [];
  let before = "none";
  for (let i = 0; i < commits; i += 1) {
    const files: Files = { "src/a.ts": `${i}` };
    const name = pick(names) ?? "";
    // One commit in four is about something else, one in five takes a file away.
    if (random() >= 0.25) {
      const label = random() < 0.2 ? null : (pick(labels) ?? "");
      files[name] = label === null ? null : (CONTENTS[label] ?? "");
      if (label === null) held.delete(name);
      else held.set(name, label);
    }
    const after = [...new Set(held.values())].toSorted().join(" + ") || "none";
    if (after !== before) changes.push(`${i}: ${before} → ${after}`);
    before = after;
    walk.push({ at: new Date(start + i * 12 * 3_600_000).toISOString(), files });
  }
  return { commits: walk, changes };
}
