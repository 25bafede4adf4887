import { expect, it } from "vitest";
import { readFirst } from "./read-first.ts";

const head = `<head><link href="/a.woff2" rel="preload" as="font">
		<link href="/start.js" rel="modulepreload">
		<link href="/app.js" rel="modulepreload"></head>`;
const script = `<script>import("/start.js").then(async (kit) => { kit.init("$&"); });</script>`;

it("leaves a font in the head, and has the script ask for the others once the page is painted", () => {
  const page = readFirst(`${head}<p>words</p>${script}`);
  expect(page).toContain(`<link href="/a.woff2" rel="preload" as="font">\n\t\t`);
  expect(page).not.toContain(`rel="modulepreload"`);
  expect(page).toMatch(/requestAnimationFrame\(.+\["\/start\.js","\/app\.js"\].+return import\("\/start\.js"\);/);
  expect(page).toContain(`.then(async (kit) => { kit.init("$&"); });</script>`);
});

it("is not misled by words that look like the script", () => {
  const words = `<p>import("/start.js").then(async (kit) => it is said)</p>`;
  const page = readFirst(`${head}${words}${script}`);
  expect(page).toContain(words);
  expect(page).toMatch(/<script>new Promise/);
});

it("leaves a page as it is whose script begins otherwise, or that has none", () => {
  const page = `${head}<script>start()</script>`;
  expect(readFirst(page)).toBe(page);
  expect(readFirst(`${head}<p>words</p>`)).toBe(`${head}<p>words</p>`);
});
