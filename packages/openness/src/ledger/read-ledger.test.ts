import { expect, test } from "vitest";
import { readLedger } from "./read-ledger.ts";

const read = (paths: string[], seen: string[] = []) =>
  new Map(
    readLedger({ commit: "c", paths, complete: true, topComplete: true }, { seen: new Set(seen), hubLinks: [] }).map(
      (line) => [line.key, line],
    ),
  );

test("a NOTICE stands beside the licence, and is none", () => {
  const lines = read(["LICENSE", "NOTICE", "NOTICE-third-party.md", "notice.py", "docs/NOTICE"]);
  expect(lines.get("notice")?.paths).toEqual(["NOTICE", "NOTICE-third-party.md"]);
  expect(lines.get("licence")?.paths).toEqual(["LICENSE"]);
});

test("of a folder of licences it is said which are there by their names, and that whose they are is not read", () => {
  const paths = ["LICENSES/MIT.txt", "LICENSES/CC-BY-4.0.txt", "src/a.ts"];
  const why = "LICENSES/ has CC-BY-4.0, MIT; which file has which is not read";
  expect(read(paths).get("licence")).toMatchObject({ state: "not checkable", paths: [], why });
  expect(read([...paths, "LICENSE"]).get("licence")).toMatchObject({ state: "observed", paths: ["LICENSE"], why });
  expect(
    read(["licenses/MIT", ...Array.from({ length: 9 }, (_, i) => `licenses/X-${i}.txt`)]).get("licence")?.why,
  ).toContain("X-6 and 2 more;");
});

test("of many licence files a few are read, and the rest is said to be there", () => {
  const lines = read(["LICENSE", ...Array.from({ length: 47 }, (_, i) => `LICENSE-part-${i}`)]);
  expect(lines.get("licence")?.paths).toHaveLength(24);
  expect(lines.get("licence")?.paths).toContain("LICENSE");
  expect(lines.get("licence")?.why).toBe("24 more are there and were not read");
});

test.each<[shape: string, make: (i: number) => string]>([
  ["folders that could each begin a match", (i) => `${"train/eval/".repeat(30)}${i}.zz`],
  ["long names", (i) => `train${"_train".repeat(100)}${i}`],
  ["files that all count", (i) => `train/eval/serve/${i}.py`],
])("a hundred thousand paths are read in bounded time: %s", (_, make) => {
  const before = process.cpuUsage();
  read(Array.from({ length: 100_000 }, (__, i) => make(i)));
  // Several seconds where a match is tried from every place in a path.
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(1500);
});
