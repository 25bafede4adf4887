import { expect, test } from "vitest";
import { frameHeightFor } from "./frame-height.ts";

const sizes = { wide: { width: 960, height: 540 }, narrow: { width: 380, height: 460 }, narrowUpTo: 640 };

test("a frame is as high as its drawing is for its width, and never a tower", () => {
  const heights = [240, 320, 380, 500, 640, 641, 960, 1_600].map((width) => frameHeightFor(width, sizes));
  expect(heights).toEqual([291, 388, 460, 460, 460, 361, 540, 900]);
});

test("a chart that is upright itself stays so on a phone", () => {
  const upright = { wide: { width: 600, height: 900 }, narrow: { width: 380, height: 570 }, narrowUpTo: 400 };
  expect([380, 400, 401, 600].map((width) => frameHeightFor(width, upright))).toEqual([570, 600, 602, 900]);
});
