import { expect, test } from "vitest";
import { BatchSize } from "./batch-size.ts";

test("a query that was too much is halved until one repository is left", () => {
  const size = new BatchSize();
  const sizes = Array.from({ length: 7 }, () => {
    const { current } = size;
    size.shrink(current);
    return current;
  });
  expect(sizes).toEqual([50, 25, 12, 6, 3, 1, 1]);
});

test("what matters is how many were asked for, when fewer were due than might have been", () => {
  const size = new BatchSize();
  size.shrink(8);
  expect(size.current).toBe(4);
});

test("good queries bring it back to fifty and no further", () => {
  const size = new BatchSize();
  size.shrink(2);
  for (let i = 0; i < 10; i += 1) size.grow();
  expect(size.current).toBe(50);
});
