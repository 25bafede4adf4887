import { expect, test } from "vitest";
import type { LicenceReading } from "../licence/reading.ts";
import { followLink } from "./licence-file.ts";
import { listSetChanges } from "./licence-sets.ts";

const listed = (id: string): LicenceReading => ({
  kind: "listed",
  licences: [{ ids: [id], name: id, osiApproved: true }],
});
const commit = (commit: string, files: Record<string, LicenceReading | null>) => ({
  ...{ commit, committedAt: 0 },
  files: Object.entries(files).map(([path, reading]) => ({ path, reading })),
});
const tell = (commits: ReturnType<typeof commit>[], start?: number) =>
  listSetChanges(commits, start).map(
    (change) => `${change.commit}: ${change.before.labels.join("+")} > ${change.after.labels.join("+")}`,
  );

test("a link is what it leads to, and what only a link leads to is no licence of its own", () => {
  const link: LicenceReading = { kind: "link", to: "legal/MIT.txt" };
  expect(
    tell([
      commit("a", { "legal/MIT.txt": listed("MIT") }),
      commit("b", { LICENSE: listed("MIT") }),
      commit("c", { LICENSE: link }),
      commit("d", { "legal/MIT.txt": listed("ISC") }),
      commit("e", { LICENSE: listed("Zlib") }),
      commit("f", { LICENSE: { kind: "link", to: "nowhere" } }),
    ]),
  ).toEqual(["b:  > MIT", "d: MIT > ISC", "e: ISC > Zlib", "f: Zlib > not read"]);
});

test("what is known first is where the story begins, and no change", () => {
  const commits = [commit("a", { COPYING: listed("ISC") }), commit("b", { LICENSE: listed("MIT") })];
  expect(tell([...commits, commit("c", { LICENSE: listed("Zlib") })], 1)).toEqual(["c: ISC+MIT > ISC+Zlib"]);
});

test("who approved what nobody has read is not known", () => {
  const [, change] = listSetChanges([
    commit("a", { LICENSE: listed("MIT") }),
    commit("b", { LICENSE: { kind: "unread", why: "" } }),
  ]);
  expect(change).toMatchObject({ before: { osiApproved: true }, after: { osiApproved: null, labels: ["not read"] } });
});

test.each<[links: Record<string, string>, end: string | null]>([
  [{ LICENSE: "legal/LICENSE" }, "legal/LICENSE"],
  [{ LICENSE: "./legal/../COPYING" }, "COPYING"],
  [{ LICENSE: "legal/L", "legal/L": "../M", M: "N" }, "N"],
  [{ LICENSE: "LICENSE" }, null],
  [{ LICENSE: "../outside/LICENSE" }, null],
  [{ LICENSE: "/usr/share/licenses/MIT" }, null],
])("links %j lead to %s", (links, end) => {
  expect(followLink("LICENSE", (path) => links[path] ?? null)).toBe(end);
});
