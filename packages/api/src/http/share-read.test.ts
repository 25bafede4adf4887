import { expect, test } from "vitest";
import { shareRead } from "./share-read.ts";

test("whoever asks while it is read gets that answer, whoever asks later one of his own, after a failure too", async () => {
  let reads = 0;
  const read = shareRead(async () => {
    reads += 1;
    const mine = reads;
    await Promise.resolve();
    if (mine === 2) throw new Error("gone");
    return mine;
  });
  expect(await Promise.all([read(), read()])).toEqual([1, 1]);
  await expect(Promise.all([read(), read()])).rejects.toThrow("gone");
  expect(await read()).toBe(3);
});
