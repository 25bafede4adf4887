import { readOpenness, readReceipt, type OpennessLedger } from "@groundswell/db";
import { makeRepo, type WorldRepo } from "@groundswell/github-standin";
import { expect, it } from "vitest";
import { DAY_MS, HOUR_MS, NOON, onBothDatabases, TOKEN, type Scene } from "./harness.ts";
import { CONTENTS, toCommits } from "./licence-worlds.ts";

const { MIT = "", "BUSL-1.1": BUSL = "" } = CONTENTS;
const README = `# Lamp

Lamp is a fully open model. Get it from [the hub](https://huggingface.co/octo/lamp-7b), and the data from
https://huggingface.co/datasets/octo/light.
`;
const FILES = { LICENSE: MIT, "README.md": README, "train/run.py": "1", ".github/workflows/ci.yml": "on: push" };

const day = (n: number) => new Date(NOON + n * DAY_MS - HOUR_MS).toISOString();
const lamp = (parts: Partial<WorldRepo> = {}) =>
  makeRepo("octo/lamp", { databaseId: 7, commits: toCommits([FILES]), ...parts });

onBothDatabases("a project's ledger", (suite) => {
  const open = (repo: WorldRepo, more: WorldRepo[] = []) =>
    suite.open([repo, ...more], { token: TOKEN, ledger: true, watch: ["octo/lamp"], timeoutMs: 15_000 });
  const read = (scene: Scene): Promise<OpennessLedger> => readOpenness(scene.db, scene.projects[0]?.id ?? 0);
  const lineOf = async (scene: Scene, key: string) => (await read(scene)).lines.find((line) => line.key === key);
  const nextDay = async (scene: Scene) => {
    scene.clock.now += DAY_MS;
    await scene.collect();
  };

  it("has every line with evidence at the commit, a receipt, and the README's claim beside it", async () => {
    const scene = await open(lamp());
    await scene.collect();
    const { look, headline, lines, licences, claims } = await read(scene);
    const { commit = "" } = look ?? {};
    expect(commit).toMatch(/^[0-9a-f]{40}$/);
    expect(headline).toBe(
      "Code: MIT (OSI). Weights: licence not checkable. Training code: observed. Code for data: not found. Training data: not checkable.",
    );
    const observed = lines.filter(({ state, key }) => state === "observed" && key !== "releases");
    expect(observed.map(({ key, files }) => [key, files.map(({ path }) => path)])).toEqual([
      ["licence", ["LICENSE"]],
      ["trainingCode", ["train/run.py"]],
      ["ci", [".github/workflows/ci.yml"]],
    ]);
    for (const line of observed) {
      expect([line.key, line.commit]).toEqual([line.key, commit]);
      expect(line.files.every(({ blob }) => /^[0-9a-f]{40}$/.test(blob))).toBe(true);
    }
    expect(lines.every(({ receipt, checkedAt }) => /^\d+-[0-9a-f]{16}$/.test(receipt) && checkedAt === NOON)).toBe(
      true,
    );
    expect(licences).toMatchObject([{ path: "LICENSE", commit, labels: ["MIT"], osiApproved: true }]);
    expect(claims).toMatchObject({
      path: "README.md",
      commit,
      quotes: [{ quote: "Lamp is a fully open model.", line: 3 }],
    });
    expect(lines.find(({ key }) => key === "weightsLicence")?.why).toContain("huggingface.co/octo/lamp-7b;");
  });

  it("says since when a file is not found, where it was seen last, and that it is back", async () => {
    const gone = { at: day(2), files: { "train/run.py": null } };
    const back = { at: day(4), files: { "train.py": "2" } };
    const scene = await open(lamp({ commits: [...toCommits([FILES]), gone, back] }));
    await scene.collect();
    const first = (await read(scene)).look?.commit;
    await nextDay(scene);
    expect(await lineOf(scene, "trainingCode")).toMatchObject({ state: "observed", lastSeenAt: NOON + DAY_MS });
    await nextDay(scene);
    await nextDay(scene);
    expect(await lineOf(scene, "trainingCode")).toMatchObject({
      ...{ state: "not found", files: [], notFoundSince: NOON + 2 * DAY_MS, lastSeenAt: NOON + DAY_MS },
      ...{ lastFiles: [{ path: "train/run.py" }], lastCommit: first, checkedAt: NOON + 3 * DAY_MS },
    });
    expect((await read(scene)).headline).toContain("Training code: not found.");
    await nextDay(scene);
    expect(await lineOf(scene, "trainingCode")).toMatchObject({ state: "observed", notFoundSince: null });
    const turns = (await read(scene)).changes.filter(({ key }) => key === "trainingCode");
    expect(turns.map(({ kind, at }) => [kind, at])).toEqual([
      ["found", NOON + 4 * DAY_MS],
      ["not found", NOON + 2 * DAY_MS],
    ]);
  });

  it("says of a list that GitHub cut short what could be seen, and of the rest that it could not be checked", async () => {
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`a/${i}.txt`, `${i}`]));
    const { "README.md": _, ...rest } = FILES;
    const late = { "readme.md": README, "licence.rst": BUSL };
    const files = { ...rest, ...many, ...late, "SECURITY.md": "1", ".github/CONTRIBUTING.md": "1" };
    const scene = await open(lamp({ commits: toCommits([files]), treeLimit: 20 }));
    await scene.collect();
    const states = Object.fromEntries((await read(scene)).lines.map(({ key, state }) => [key, state]));
    expect(states).toMatchObject({
      ...{ licence: "observed", security: "observed", contributing: "observed", governance: "not found" },
      ...{ trainingCode: "not checkable", dataCode: "not checkable", lockfile: "not checkable" },
    });
    const { look, claims, licences } = await read(scene);
    expect(look?.complete).toBe(false);
    // What comes after the cut in the list is read where its folder is listed.
    expect(claims).toMatchObject({ path: "readme.md" });
    expect(licences.find(({ path }) => path === "licence.rst")?.labels).toEqual(["BUSL-1.1"]);
    expect((await lineOf(scene, "trainingCode"))?.why).toBe("GitHub's list of files is cut short");
  });

  it("leads from each reading to the answer that brought the content, also where that took a second question", async () => {
    const scene = await open(lamp({ commits: toCommits([FILES, { LICENSE: BUSL }]) }));
    await scene.collect();
    const { changes, licences, claims } = await read(scene);
    const [newest] = changes;
    const requests = await Promise.all(
      [newest?.receipt, licences[0]?.readingReceipt, ...(newest?.readingReceipts ?? []), claims?.receipt].map((id) =>
        readReceipt(scene.db, id ?? ""),
      ),
    );
    const asked = requests.map((receipt) => {
      const { request = "", method = "" } = receipt ?? {};
      return [
        request.includes("history of"),
        /blobs [0-9a-f]{12}/.test(request),
        method.includes("compared with SPDX"),
      ];
    });
    const first = [true, true, true];
    const second = [false, true, true];
    // MIT is gone from the branch: only the second question brought it.
    expect(asked.map((parts) => parts.join())).toEqual(
      expect.arrayContaining([first.join(), second.join()]) as string[],
    );
    expect(newest?.readingReceipts).toHaveLength(2);
    expect(newest?.readingReceipts).toContain(licences[0]?.readingReceipt);
    expect([asked[0], asked[1], asked.at(-1)]).toEqual([first, first, first]);
  });

  it("follows a branch that was rewritten, and keeps what was known of the old one", async () => {
    const old = toCommits([FILES, { LICENSE: BUSL }]);
    const rewrites = [{ at: day(1), commits: toCommits([{ ...FILES, "a.txt": "1" }], 9) }];
    const scene = await open(lamp({ commits: old, rewrites }));
    await scene.collect();
    const told = async (asOf: number | null) =>
      (await readOpenness(scene.db, scene.projects[0]?.id ?? 0, asOf)).changes.map(({ to }) => to);
    expect(await told(null)).toEqual(["BUSL-1.1", "MIT"]);
    await nextDay(scene);
    expect(await told(null)).toEqual(["MIT"]);
    expect(await told(NOON)).toEqual(["BUSL-1.1", "MIT"]);
  });

  it("goes with a repository to its new owner, and tells of that with the event", async () => {
    const names = [
      { name: "octo/lamp", from: "2026-01-01T00:00:00Z" },
      { name: "foundation/lamp", from: day(1) },
    ];
    const scene = await open(
      lamp({ names, commits: [...toCommits([FILES]), { at: day(1), files: { LICENSE: BUSL } }] }),
    );
    await scene.collect();
    await nextDay(scene);
    const { ownerChanges, headline } = await read(scene);
    expect(ownerChanges).toMatchObject([{ from: "octo/lamp", to: "foundation/lamp", at: NOON + DAY_MS }]);
    expect(headline).toMatch(/^Code: BUSL-1\.1/);
  });

  it("takes nothing from a stranger under the name, and asks nobody for what is private", async () => {
    const scene = await open(lamp({ changes: [{ at: day(1), private: true }] }));
    await scene.collect();
    const before = await read(scene);
    await nextDay(scene);
    await nextDay(scene);
    expect(scene.standin.requests.filter(({ path }) => path.includes("/git/"))).toHaveLength(1);
    expect(await read(scene)).toEqual(before);
  });

  it("is asked for again when GitHub fails, in smaller parts, and holds no totals up", async () => {
    const scene = await open(lamp());
    scene.standin.failNext(({ body }) => body.includes("history("), { kind: "status", status: 502 });
    await scene.collect();
    expect((await read(scene)).look).toBeNull();
    expect(scene.steps.find(({ resource }) => resource === "totals")?.outcome).toBe("stored");
    scene.clock.now += HOUR_MS;
    await scene.collect();
    expect((await read(scene)).headline).toMatch(/^Code: MIT \(OSI\)/);
  });
});
