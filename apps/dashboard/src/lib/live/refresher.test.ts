import { describe, expect, it } from "vitest";
import { Refresher } from "./refresher.ts";

function makeRefresher(
  isHeld: () => boolean = () => false,
  succeeds: () => Promise<boolean> = () => Promise.resolve(true),
) {
  let nowMs = 100_000;
  const due: { at: number; callBack: () => void }[] = [];
  const refreshedAt: number[] = [];
  const waits: boolean[] = [];
  const refresher = new Refresher({
    now: () => nowMs,
    after: (ms, callBack) => due.push({ at: nowMs + ms, callBack }),
    random: () => 0.5,
    isHeld,
    refresh: () => {
      refreshedAt.push(nowMs - 100_000);
      return succeeds();
    },
    onWaiting: (isWaiting) => void waits.push(isWaiting),
  });
  const pass = (ms: number) => {
    const end = nowMs + ms;
    for (let next = due.shift(); next !== undefined; next = due.shift()) {
      if (next.at > end) {
        due.unshift(next);
        break;
      }
      nowMs = next.at;
      next.callBack();
    }
    nowMs = end;
  };
  return { refresher, pass, refreshedAt, waits };
}

describe("what refreshes a page", () => {
  it("asks once for any number of news, and not again within ten seconds", () => {
    const { refresher, pass, refreshedAt } = makeRefresher();
    for (let second = 0; second < 24; second++) {
      refresher.request();
      pass(1_000);
    }
    expect(refreshedAt).toEqual([1_000, 12_000, 23_000]);
  });

  it("leaves the page alone while the reader holds something on it, and makes up for it after", () => {
    let isHeld = true;
    const { refresher, pass, refreshedAt } = makeRefresher(() => isHeld);
    refresher.request();
    pass(30_000);
    expect(refreshedAt).toEqual([]);
    isHeld = false;
    pass(1_000);
    expect(refreshedAt).toEqual([31_000]);
  });

  it("asks for nothing once the page is gone", () => {
    const { refresher, pass, refreshedAt } = makeRefresher();
    refresher.request();
    refresher.stop();
    pass(60_000);
    expect(refreshedAt).toEqual([]);
  });

  it("tries again, later each time, when the data could not be had: the news may be the last for hours", async () => {
    const answers = [
      () => Promise.resolve(false),
      () => Promise.reject(new Error("gone")),
      () => Promise.resolve(true),
    ];
    const { refresher, pass, refreshedAt } = makeRefresher(
      undefined,
      () => answers.shift()?.() ?? Promise.resolve(true),
    );
    refresher.request();
    for (let second = 0; second < 90; second++) {
      pass(1_000);
      await new Promise(setImmediate);
    }
    expect(refreshedAt).toEqual([1_000, 22_000, 63_000]);
  });

  it("says when figures have waited for a while, and shows them when it is told to, though the page is held", () => {
    const { refresher, pass, refreshedAt, waits } = makeRefresher(() => true);
    refresher.request();
    pass(9_000);
    expect(waits).toEqual([]);
    pass(20_000);
    expect(new Set(waits)).toEqual(new Set([true]));
    refresher.showNow();
    pass(1_000);
    expect([refreshedAt, waits.at(-1)]).toEqual([[30_000], false]);
  });
});
