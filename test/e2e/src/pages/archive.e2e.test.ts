import { copyFirstStart } from "@groundswell/support";
import { afterAll, beforeAll } from "vitest";
import { testEveryPage } from "./every-page-suite.ts";
import { testMedia } from "./media-suite.ts";
import { testReading } from "./reading-suite.ts";
import { testStates } from "./states-suite.ts";
import { openSite, untilEffects, untilUnreachable, type Site } from "./site.ts";
import { testTyping } from "./typing-suite.ts";
import { testUse } from "./use-suite.ts";

let site: Site;

beforeAll(async () => {
  site = await openSite({
    prepare: copyFirstStart,
    waitFor: async (base) => {
      await Promise.all([untilUnreachable(base), untilEffects(base)]);
    },
  });
});

afterAll(() => site.close());

testEveryPage(() => site);
testMedia(() => site);
testReading(() => site);
testUse(() => site);
testTyping(() => site);
testStates(() => site);
