import { expect, test } from "vitest";
import { renameInAddress } from "./rename-address.ts";

const HOST = "http://localhost:4000";

test("parts are replaced by their place: the path may have the same words elsewhere, and they may be escaped", () => {
  const asked = `${HOST}/api/v1/projects/projects/%76%31/series?to=2026-01-01&q=a%2Fb`;
  expect(renameInAddress(asked, { at: 3, parts: ["octo", "lamp"] })).toBe(
    "/api/v1/projects/octo/lamp/series?to=2026-01-01&q=a%2Fb",
  );
});

test("several are replaced at once, so that nobody is sent on twice", () => {
  const asked = `${HOST}/charts/effect/an-old-slug/block/goose.svg?theme=dark`;
  const renamed = [
    { at: 2, parts: ["a-slug"] },
    { at: 3, parts: ["aaif-goose", "goose.svg"] },
  ];
  expect(renameInAddress(asked, ...renamed)).toBe("/charts/effect/a-slug/aaif-goose/goose.svg?theme=dark");
});
