import { readOpenness } from "@groundswell/db";
import { makeRepo, type WorldRepo } from "@groundswell/github-standin";
import { expect, it } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS, NOON, onBothDatabases, TOKEN, type Scene } from "./harness.ts";
import { CONTENTS, toCommits } from "./licence-worlds.ts";

const { MIT = "", "BUSL-1.1": BUSL = "" } = CONTENTS;
const day = (n: number) => new Date(NOON + n * DAY_MS - HOUR_MS).toISOString();
const at = (n: number) => new Date(Date.UTC(2026, 0, n)).toISOString();

onBothDatabases("licence files that are no plain texts", (suite) => {
  const open = (repos: WorldRepo[]) => suite.open(repos, { token: TOKEN, ledger: true, timeoutMs: 15_000 });
  const read = (scene: Scene, i = 0) => readOpenness(scene.db, scene.projects[i]?.id ?? 0);
  const textsOf = async (scene: Scene) =>
    Promise.all(scene.projects.map(async (_, i) => (await read(scene, i)).headline?.split(". ")[0]));

  it("are read where their links lead, and told as they are followed", async () => {
    const commits = [
      { at: at(2), files: { "legal/MIT.txt": MIT, "README.md": "# A" } },
      { at: at(3), files: {}, links: { COPYING: "legal/here", "legal/here": "./MIT.txt" } },
      { at: day(1), files: { "legal/MIT.txt": BUSL } },
    ];
    const scene = await open([makeRepo("octo/lamp", { databaseId: 1, commits })]);
    await scene.collect();
    expect((await read(scene)).licences).toMatchObject([{ path: "COPYING", labels: ["MIT"] }]);
    scene.clock.now += DAY_MS;
    await scene.collect();
    const { licences, changes } = await read(scene);
    expect(licences).toMatchObject([{ path: "COPYING", labels: ["BUSL-1.1"] }]);
    expect(changes.filter(({ kind }) => kind === "licence changed").map(({ from, to }) => [from, to])).toEqual([
      ["MIT", "BUSL-1.1"],
      [null, "MIT"],
    ]);
  }, 60_000);

  it("say what they said while GitHub fails to give the link", async () => {
    const links = { LICENSE: "legal/MIT.txt" };
    const commits = [
      { at: at(2), files: { "legal/MIT.txt": MIT, "docs/README.md": "# A" }, links },
      { at: day(1), files: { "other.py": "1" }, links: { LICENSE: "./legal/MIT.txt" } },
    ];
    const scene = await open([makeRepo("octo/lamp", { databaseId: 1, commits })]);
    await scene.collect();
    expect(await textsOf(scene)).toEqual(["Code: MIT (OSI)"]);
    scene.clock.now += DAY_MS;
    const stop = scene.standin.setFault(({ body }) => body.includes("on Blob"), { kind: "status", status: 502 });
    await scene.collect();
    expect(await textsOf(scene)).toEqual(["Code: MIT (OSI)"]);
    stop();
    scene.clock.now += HOUR_MS;
    await scene.collect();
    expect(await read(scene)).toMatchObject({ headline: expect.stringMatching(/^Code: MIT \(OSI\)/) as string });
  }, 60_000);

  it("are not checkable, and say why, where a link leads nowhere or outside, where a text is too long or none", async () => {
    const lamp = (databaseId: number, files: Record<string, string>, links: Record<string, string> = {}) =>
      makeRepo(`octo/lamp-${databaseId}`, { databaseId, commits: [{ at: at(2), files: { a: "1", ...files }, links }] });
    const scene = await open([
      lamp(1, {}, { LICENSE: "nowhere" }),
      lamp(2, {}, { LICENSE: "../../etc/LICENSE" }),
      lamp(3, {}, { LICENSE: "LICENSE" }),
      lamp(4, { LICENSE: `${MIT} ${"More. ".repeat(40_000)}` }),
      lamp(5, { LICENSE: `\0${MIT}` }),
      lamp(6, { LICENSE: "Ask us." }),
    ]);
    await scene.collect();
    expect(await textsOf(scene)).toEqual([
      "Code: not checkable (a link to nowhere, where no file of the repository is)",
      "Code: not checkable (a link to ../../etc/LICENSE, where no file of the repository is)",
      "Code: not checkable (a link to LICENSE, where no file of the repository is)",
      "Code: not checkable (it is too long to be a licence, and was not read)",
      "Code: not checkable (a binary file was not read)",
      "Code: could not be identified",
    ]);
  }, 60_000);

  it("stand beside a NOTICE, which is listed and makes no licence another", async () => {
    const commits = toCommits([{ LICENSE: MIT }, { NOTICE: BUSL, "LICENSES/CC-BY-4.0.txt": "1" }]);
    const scene = await open([makeRepo("octo/lamp", { databaseId: 1, commits })]);
    await scene.collect();
    const { lines, licences, changes } = await read(scene);
    expect(lines.find(({ key }) => key === "notice")?.files).toMatchObject([{ path: "NOTICE" }]);
    expect(lines.find(({ key }) => key === "licence")?.why).toBe(
      "LICENSES/ has CC-BY-4.0; which file has which is not read",
    );
    expect(licences.map(({ path }) => path)).toEqual(["LICENSE"]);
    expect(changes.map(({ to }) => to)).toEqual(["MIT"]);
  }, 60_000);

  it("are read at the newest commit where the one that totals told of is gone by then", async () => {
    const rewrites = [
      { at: new Date(NOON + MINUTE_MS).toISOString(), commits: toCommits([{ LICENSE: BUSL }]), forgets: true },
    ];
    const scene = await open([
      makeRepo("octo/lamp", { databaseId: 1, commits: toCommits([{ LICENSE: MIT }]), rewrites }),
    ]);
    await scene.collect({
      onFetch: ({ resource }) => {
        if (resource === "openness") scene.clock.now = NOON + 2 * MINUTE_MS;
      },
    });
    expect((await read(scene)).headline).toMatch(/^Code: BUSL-1\.1/);
    expect(scene.steps.filter(({ resource }) => resource === "openness").map(({ outcome }) => outcome)).toEqual([
      "stored",
    ]);
    expect(scene.log.join("\n")).toContain("the branch was rewritten");
  }, 60_000);
});
