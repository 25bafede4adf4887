import { afterAll, beforeAll } from "vitest";
import { testEveryPage } from "./every-page-suite.ts";
import { testReading } from "./reading-suite.ts";
import { openSite, untilEffects, untilUnreachable, type Site } from "./site.ts";

let site: Site;

beforeAll(async () => {
  site = await openSite({
    waitFor: async (base) => {
      await Promise.all([untilUnreachable(base), untilEffects(base)]);
    },
  });
});

afterAll(() => site.close());

testEveryPage(() => site);
testReading(() => site);
