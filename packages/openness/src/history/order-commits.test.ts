import fc from "fast-check";
import { expect, test } from "vitest";
import { joinHistories, type FileCommit, type JoinedCommit } from "./order-commits.ts";

/** The rule as it reads: of the files' next commits the earliest that no other file has further on, else the earliest. */
function joinSlowly(histories: ReadonlyMap<string, readonly FileCommit[]>): JoinedCommit<FileCommit>[] {
  const left = [...histories].map(([path, entries]) => ({ path, entries: [...entries] }));
  const joined: JoinedCommit<FileCommit>[] = [];
  for (;;) {
    const heads = left.flatMap(({ entries: [head] }) => head ?? []);
    const free = heads.filter(({ commit }) =>
      left.every(({ entries: [, ...later] }) => later.every((other) => other.commit !== commit)),
    );
    const [next] = (free.length > 0 ? free : heads).toSorted((a, b) => a.committedAt - b.committedAt);
    if (next === undefined) return joined;
    const touched = left.filter(({ entries: [head] }) => head?.commit === next.commit);
    joined.push({ ...next, files: touched.map(({ path, entries: [head = next] }) => ({ path, entry: head })) });
    for (const { entries } of touched) entries.shift();
  }
}

test("commits are joined by the rule, also where dates are alike or orders contradict each other", () => {
  const dated = fc.array(fc.nat(3), { minLength: 8, maxLength: 8 });
  const files = fc.array(fc.uniqueArray(fc.nat(7), { maxLength: 6 }), { maxLength: 5 });
  fc.assert(
    fc.property(dated, files, (dates, orders) => {
      const histories = new Map(
        orders.map((order, i) => [
          `file ${i}`,
          order.map((commit) => ({ commit: `c${commit}`, committedAt: dates[commit] ?? 0 })),
        ]),
      );
      expect(joinHistories(histories)).toEqual(joinSlowly(histories));
    }),
    { numRuns: 2_000 },
  );
});

test("many files with long histories of their own take no time to speak of", () => {
  const histories = new Map(
    Array.from({ length: 96 }, (_, file) => [
      `file ${file}`,
      Array.from({ length: 500 }, (_, i) => ({ commit: `${file} ${i}`, committedAt: i * 96 + file })),
    ]),
  );
  const began = performance.now();
  expect(joinHistories(histories)).toHaveLength(48_000);
  // A twentieth of it is enough; where each commit asks each file of each file it is ten times as much.
  expect(performance.now() - began).toBeLessThan(2_000);
});
