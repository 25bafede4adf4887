import { expect, test } from "vitest";
import { askOnce } from "./ask-once.ts";

test("parts of a page that become others in the same moment share one request, later ones ask anew", async () => {
  let count = 0;
  const ask = () => Promise.resolve(new Response(`page ${++count}`));
  expect(await Promise.all([askOnce("/a/b", ask), askOnce("/a/b", ask), askOnce("/a/b", ask)])).toEqual(
    Array.from({ length: 3 }, () => "page 1"),
  );
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(await askOnce("/a/b", ask)).toBe("page 2");
});

test("a page that says that it can't be shown is none: its part is not empty but unknown", async () => {
  const refuse = () => Promise.resolve(new Response("<p>busy</p>", { status: 503 }));
  await expect(askOnce("/c/d", refuse)).rejects.toThrow();
});
