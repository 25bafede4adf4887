import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { PAGE_LANGUAGE, PAGE_LOCALE } from "./language.ts";

test("the pages' shells, which are no code, name the same language as all else", () => {
  for (const name of ["app.html", "error.html"]) {
    const shell = readFileSync(new URL(`../${name}`, import.meta.url), "utf8");
    expect(shell, name).toContain(`<html lang="${PAGE_LANGUAGE}">`);
  }
  expect(new Intl.Locale(PAGE_LOCALE).language).toBe(PAGE_LANGUAGE);
});
