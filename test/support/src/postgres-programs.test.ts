import { mkdirSync, mkdtempSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { linkLibraries, preparePrograms } from "./postgres-programs.ts";

test("the packaged server's library links are made, also by two at once, and again", async () => {
  const folder = mkdtempSync(join(tmpdir(), "groundswell-links-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const native = join(folder, "native");
  mkdirSync(join(native, "lib"), { recursive: true });
  const links = [{ source: "native/lib/libpq.so.5.18", target: "native/lib/libpq.so" }];
  writeFileSync(join(native, "pg-symlinks.json"), JSON.stringify(links));
  await Promise.all([linkLibraries(native), linkLibraries(native)]);
  await linkLibraries(native);
  expect(readlinkSync(join(native, "lib", "libpq.so"))).toBe("libpq.so.5.18");
});

test("without a server's programs the message says what to do", async () => {
  await expect(preparePrograms(null, null, tmpdir())).rejects.toMatchObject({
    remedy: expect.stringContaining("TEST_DATABASE_URL") as string,
  });
});
