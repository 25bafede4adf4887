import { expect, test } from "vitest";
import { compareTableStrings } from "./compare.ts";
import { totalStrings } from "./project-page.ts";

test("a change is the later total less the earlier one", () => {
  const days = { from: "15 Aug 2026", to: "22 Aug 2026" };
  expect(totalStrings.changeHow(days)).toBe("The total at 22 Aug 2026 less the total at 15 Aug 2026.");
  expect(compareTableStrings.changeHow(days)).toBe("Its total on 22 Aug 2026 less that on 15 Aug 2026.");
});
