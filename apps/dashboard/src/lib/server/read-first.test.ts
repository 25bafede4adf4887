import { expect, it } from "vitest";
import { readFirst } from "./read-first.ts";

const head = `<link href="/a.woff2" rel="preload" as="font">
		<link href="/start.js" rel="modulepreload">
		<link href="/app.js" rel="modulepreload">`;
const script = `import("/start.js").then(async (kit) => { kit.init("$&"); });`;

it("leaves a font in the head, and has the script ask for the others once the page is painted", () => {
  const page = readFirst(`${head}<p>words</p><script>${script}</script>`);
  expect(page).toContain(`<link href="/a.woff2" rel="preload" as="font">\n\t\t`);
  expect(page).not.toContain(`rel="modulepreload"`);
  expect(page).toMatch(/requestAnimationFrame\(.+\["\/start\.js","\/app\.js"\].+return import\("\/start\.js"\);/);
  expect(page).toContain(`.then(async (kit) => { kit.init("$&"); });</script>`);
});

it("leaves a page as it is whose script begins otherwise, or that has none", () => {
  const page = `${head}<script>start()</script>`;
  expect(readFirst(page)).toBe(page);
});
