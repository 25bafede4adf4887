import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { openFontFolder } from "./font-folder.ts";

it("removes the folders of processes that have ended, and no other", () => {
  const place = mkdtempSync(join(tmpdir(), "groundswell-place-"));
  for (const name of ["TMPDIR", "TEMP"]) vi.stubEnv(name, place);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(place, { recursive: true, force: true });
  });
  // It has ended by now.
  const { pid } = spawnSync(process.execPath, ["--version"]);
  const leave = (name: string) => {
    mkdirSync(join(place, name));
    writeFileSync(join(place, name, "a.ttf"), "");
    return name;
  };
  leave(`groundswell-fonts-${pid}-abc123`);
  // Of one that had this one's id before.
  const predecessor = leave(`groundswell-fonts-${process.pid}-abc123`);
  utimesSync(join(place, predecessor), 1, 1);
  const others = [
    leave(`groundswell-fonts-${process.ppid}-abc123`),
    leave(`groundswell-fonts-${pid}`),
    leave(`fonts-${pid}-abc123`),
  ];
  const mine = basename(openFontFolder());
  expect(mine.startsWith(`groundswell-fonts-${process.pid}-`)).toBe(true);
  expect(readdirSync(place).sort()).toEqual([...others, mine].sort());
  const second = basename(openFontFolder());
  expect(readdirSync(place).sort()).toEqual([...others, mine, second].sort());
});
