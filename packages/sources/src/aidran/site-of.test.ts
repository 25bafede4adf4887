import { expect, test } from "vitest";
import { siteOf } from "./site-of.ts";

test.each([
  ["https://api.aidran.ai/delivery", undefined, "https://aidran.ai"],
  ["https://aidran.ai/api", undefined, "https://aidran.ai"],
  ["https://delivery.example.net/x/", "https://aidran.ai/", "https://aidran.ai"],
])("stories of %s (siteUrl %s) are read at %s", (url, siteUrl, site) => {
  expect(siteOf({ url, siteUrl })).toBe(site);
});
