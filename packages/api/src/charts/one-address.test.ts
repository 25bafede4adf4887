import { expect, test } from "vitest";
import { rememberOneAddress } from "./one-address.ts";

const HOST = "http://localhost:4000";
const toOneAddress = rememberOneAddress();

test.each([
  ["/charts/a/b/stars.svg?width=960&theme=dark", "/charts/a/b/stars.svg?theme=dark"],
  ["/charts/a/b/stars.svg?", "/charts/a/b/stars.svg"],
  ["/charts/effect/s/a/whisper.cpp.png?theme=auto", "/charts/effect/s/a/whisper.cpp.png"],
  ["/embed/a/b/stars?lang=en", "/embed/a/b/stars"],
  ["/badge/a/b/stars.svg?lang=de&theme=auto", "/badge/a/b/stars.svg?lang=de"],
])("what has the same answer is asked for once: %s", (asked, one) => {
  expect(toOneAddress(HOST + asked)).toBe(HOST + one);
  expect(toOneAddress(HOST + asked)).toBe(HOST + one);
});

test.each([
  "/charts/a/b/stars.svg?x=1",
  "/charts/a/b/stars",
  "/charts/%",
  "/api/v1/projects?limit=50",
  "/",
  "/badge/a/b",
])("what is not understood stays as it is: %s", (path) => {
  expect(toOneAddress(HOST + path)).toBe(HOST + path);
});
