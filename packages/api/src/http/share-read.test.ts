import { expect, test } from "vitest";
import { shareRead } from "./share-read.ts";

test("who asks while it is read shares the next read, which sees what was there when they asked; after a failure too", async () => {
  let stored = 0;
  let reads = 0;
  const read = shareRead(async () => {
    reads += 1;
    const seen = stored;
    await Promise.resolve();
    if (seen === 2) throw new Error("gone");
    return seen;
  });
  const first = read();
  stored = 1;
  expect(await Promise.all([first, read(), read(), read()])).toEqual([0, 1, 1, 1]);
  expect(reads).toBe(2);
  stored = 2;
  const failing = read();
  const waiting = read();
  await expect(failing).rejects.toThrow("gone");
  await expect(waiting).rejects.toThrow("gone");
  stored = 3;
  expect(await read()).toBe(3);
  expect(reads).toBe(5);
});
