import { describe, expect, it } from "vitest";
import { createQueue } from "./create-queue.ts";

describe("a queue", () => {
  it("runs as many as it may, the rest in their order, and turns away whom it has no place for", async () => {
    const queue = createQueue({ running: 2, waiting: 3 });
    const log: string[] = [];
    let active = 0;
    const task = (name: string) => async () => {
      log.push(`${name}:${(active += 1)}`);
      await new Promise((resolve) => setImmediate(resolve));
      active -= 1;
      return name;
    };
    const answers = ["a", "b", "c", "d", "e", "f"].map((name) => queue.run(task(name)));
    expect(answers.map((answer) => answer === null)).toEqual([false, false, false, false, false, true]);
    expect(await Promise.all(answers.map((answer) => answer ?? Promise.resolve("full")))).toEqual([
      "a",
      "b",
      "c",
      "d",
      "e",
      "full",
    ]);
    expect(log.map((entry) => entry[0])).toEqual(["a", "b", "c", "d", "e"]);
    expect(log.every((entry) => Number(entry.slice(2)) <= 2)).toBe(true);
  });

  it("gives the turn of a task that failed to the next, and settles when the last has ended", async () => {
    const queue = createQueue({ running: 1, waiting: 9 });
    const failed = queue.run(() => Promise.reject(new Error("no")));
    const next = queue.run(() => Promise.resolve("yes"));
    const settled = queue.settle();
    await expect(failed).rejects.toThrow("no");
    expect(await next).toBe("yes");
    await expect(settled).resolves.toBeUndefined();
  });
});
