import { expect, test } from "vitest";
import { describeOutlet } from "./describe-outlet.ts";

const RATIO = { median: 1.104, low: 0.9, high: 1.42 };

test.each([
  [
    { n: 12, ratio: RATIO, roseWith: 1, setAside: 5 },
    "12 weeks after its stories can be told from others: half of them had 1.10 times the expected stars or more (90 % " +
      "interval 0.90–1.42), and 1 stood out as a rise. 5 are set aside: too little data, a release or other stories in the same days.",
  ],
  [
    { n: 4, ratio: null, roseWith: 0, setAside: 0 },
    "4 weeks after its stories can be told from others, of which none stood out as a rise; a typical one needs 5.",
  ],
  [
    { n: 0, ratio: null, roseWith: 0, setAside: 1 },
    "No week after its stories can be told from others. 1 is set aside: too little data, a release or other stories in the same days.",
  ],
])(
  "an outlet is told with how many weeks that rests on, and without a median where they are few: %j",
  (outlet, text) => {
    expect(describeOutlet(outlet)).toBe(text);
  },
);

test("no outlet is told as the cause of anything", () => {
  const texts = [0, 1, 7].map((n) => describeOutlet({ n, ratio: n > 4 ? RATIO : null, roseWith: n, setAside: n }));
  expect(texts.filter((text) => /because|caused|due to|effect of|NaN|undefined/i.test(text))).toEqual([]);
});
