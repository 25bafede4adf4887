import { copyFirstStart, type TestBrowser } from "@groundswell/support";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testEmbeds } from "./embeds-suite.ts";
import { findBarriers, findSidewaysScroll, openPage } from "./open-page.ts";
import { openSite, untilEffects, type Site } from "./pages/site.ts";

const GOOSE = "/aaif-goose/goose";
const STORY = "/stories/open-source-ai-identity-crisis";
const OTHERS = ["/stories", "/desk", "/status", "/about", "/methods", "/corrections"];

let site: Site;
let base = "";
let browser: TestBrowser;

beforeAll(async () => {
  site = await openSite({ prepare: copyFirstStart, waitFor: untilEffects });
  ({ base, browser } = site);
});

afterAll(() => site.close());

function textOf(page: Page, label: string): Promise<string> {
  return page.getByRole("dialog").getByRole("region", { name: label, exact: true }).innerText();
}

test("a frame is copied by keyboard alone, and pinned by that; the dialog says so, and looking at the chart pins nothing", async () => {
  const context = await browser.newContext();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { page, faults } = await openPage(context, base + GOOSE);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  const button = page.getByRole("button", { name: /^Use this chart\s?: Goose: stars on GitHub$/ });
  await button.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Use this chart" });
  const listPinned = () => asked.filter((url) => url.includes("asOf="));
  await expect.poll(() => asked.filter((url) => url.includes("/charts/")).length).toBeGreaterThan(0);
  await dialog.getByRole("img").first().waitFor();
  expect(listPinned()).toEqual([]);
  const first = dialog.getByRole("region").first();
  expect(await first.getAttribute("aria-label"), "pinned is chosen").toBe("Frame, pinned");
  await dialog.getByRole("button", { name: /^Copy\s?: Frame, pinned$/ }).focus();
  await page.keyboard.press("Enter");
  await dialog.getByRole("status").filter({ hasText: "Copied: Frame, pinned" }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await textOf(page, "Frame, pinned"));
  expect(copied).toMatch(
    /<iframe src="[^"]*\/embed\/aaif-goose\/goose\/stars\?asOf=[^"&]+Z&amp;v=\d+" title="Goose: stars on GitHub"/,
  );
  const [pin, ...more] = listPinned();
  expect([pin, more]).toEqual([
    expect.stringMatching(/\/charts\/aaif-goose\/goose\/stars\.json\?asOf=[^&]+Z&v=\d+$/),
    [],
  ]);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(faults).toEqual([]);
  await context.close();
});

test("what can't be pinned is not copied, and the dialog says why; what is live needs no pin", async () => {
  const context = await browser.newContext();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { page, faults } = await openPage(context, base + GOOSE);
  const why = "too many new pinned charts at the moment; ask again in 60 s.";
  const problem = { type: "about:blank", title: "Too many requests", status: 429, detail: why };
  await page.route(/\.json\?.*asOf=/, (route) => route.fulfill({ status: 429, json: problem }));
  await page.evaluate(() => navigator.clipboard.writeText("as before"));
  await page.getByRole("button", { name: /Use this chart/ }).click();
  const dialog = page.getByRole("dialog");
  for (const label of ["Frame, pinned", "Address, for sites that take oEmbed"]) {
    await dialog.getByRole("button", { name: new RegExp(`^Copy\\s?: ${label}$`) }).click();
    await dialog
      .getByRole("status")
      .filter({ hasText: `${why}: ${label}` })
      .waitFor();
  }
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("as before");
  await dialog.getByRole("button", { name: /^Copy\s?: Frame, live$/ }).click();
  await dialog.getByRole("status").filter({ hasText: "Copied: Frame, live" }).waitFor();
  expect(faults.filter((fault) => !fault.includes("429"))).toEqual([]);
  await context.close();
});

test("what is chosen is in every text: the size, the colours, what is marked, and the description in its language", async () => {
  const context = await browser.newContext();
  const { page } = await openPage(context, base + GOOSE);
  await page.getByRole("button", { name: /Use this chart/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "Language" }).selectOption("de");
  await dialog.getByRole("radio", { name: "4:3", exact: true }).check();
  await dialog.getByRole("radio", { name: "Dark" }).check();
  await dialog.getByRole("checkbox", { name: "Releases" }).uncheck();
  expect(await dialog.getByRole("link", { name: "CSV" }).getAttribute("href")).toContain("asOf=");
  await dialog.getByRole("radio", { name: /^Live/ }).check();
  expect(await dialog.getByRole("link", { name: "CSV" }).getAttribute("href")).not.toContain("asOf=");
  expect(await dialog.getByRole("region").first().getAttribute("aria-label")).toBe("Frame, live");
  await dialog.getByRole("region", { name: "The image’s text alone" }).filter({ hasText: "53.197" }).waitFor();
  const live = `${base}/embed${GOOSE}/stars?markers=stories&theme=dark&height=720&lang=de`;
  expect(await textOf(page, "Address, for sites that take oEmbed")).toBe(live);
  expect(await textOf(page, "Image with its text")).toMatch(
    /width=1920&amp;height=1440&amp;lang=de" alt="Goose[^"]*53\.197/,
  );
  expect(await textOf(page, "Citation, APA")).toContain(`${base}/embed${GOOSE}/stars?markers=stories&lang=de`);
  const preview = dialog.getByRole("img", { name: /53\.197/ });
  expect(await preview.evaluate((image) => (image as HTMLImageElement).naturalHeight)).toBe(720);
  await dialog.getByRole("combobox", { name: "Chart" }).selectOption("Releases");
  await dialog.getByRole("region", { name: "The image’s text alone" }).filter({ hasNotText: "53.197" }).waitFor();
  expect(await textOf(page, "Figures as CSV")).toBe(`${base}/charts${GOOSE}/releases.csv?lang=de`);
  await context.close();
});

test.each([GOOSE, STORY, "/"])("whatever the dialog of %s offers is answered, pinned and live", async (path) => {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, colorScheme: "dark" });
  const { page } = await openPage(context, base + path);
  await page
    .getByRole("button", { name: path === "/" ? /^Use this list as a chart/ : /^Use this chart/ })
    .first()
    .click();
  const listOffered = async () => {
    // What is folded is offered as well.
    await page
      .getByRole("dialog")
      .locator("details")
      .evaluateAll((found) => {
        for (const details of found) details.setAttribute("open", "");
      });
    const texts = await page.getByRole("dialog").getByRole("region").allInnerTexts();
    const found = texts
      .join("\n")
      .replaceAll("&amp;", "&")
      .match(/http:\/\/localhost[^"\\\s)}<]*\/(?:embed|charts|oembed|badge)[/?][^"\\\s)}<]*/g);
    return [...new Set(found)].filter((address) => !address.endsWith("/embed/"));
  };
  // The words come from the server after the dialog, and the texts that hold them with them.
  await expect.poll(async () => (await listOffered()).length, { timeout: 10_000 }).toBeGreaterThanOrEqual(7);
  const addresses = await listOffered();
  const answers = await Promise.all(addresses.map(async (address) => `${(await fetch(address)).status} ${address}`));
  expect(answers.filter((answer) => !answer.startsWith("200 ")).join("\n")).toBe("");
  expect(await findBarriers(page)).toEqual([]);
  expect(await findSidewaysScroll(page)).toBeLessThanOrEqual(0);
  expect(await page.getByRole("dialog").evaluate((box) => box.scrollWidth - box.clientWidth)).toBeLessThanOrEqual(0);
  await context.close();
});

test("without JavaScript the texts and files stand in the page", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(base + GOOSE);
  await page.locator("summary", { hasText: "Use this chart" }).click();
  expect(await page.getByRole("region", { name: "Frame, pinned" }).innerText()).toContain("asOf=");
  expect(await page.getByRole("link", { name: "PNG", exact: true }).getAttribute("href")).toBe(
    `/charts${GOOSE}/stars.png?width=960&height=540`,
  );
  await context.close();
});

test("every page has a picture for links to it, with a text; pages of charts are found by oEmbed", async () => {
  const pictures = new Set<string>();
  for (const path of [GOOSE, STORY, "/", ...OTHERS]) {
    const html = (await (await fetch(base + path)).text()).replaceAll("&amp;", "&");
    const contentOf = (name: string) =>
      new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"`).exec(html)?.[1] ?? "";
    expect(contentOf("twitter:card"), path).toBe("summary_large_image");
    expect(contentOf("og:image:alt").length, path).toBeGreaterThan(20);
    pictures.add(contentOf("og:image"));
    const discovered = /<link rel="alternate" type="application\/json\+oembed"[^>]* href="([^"]*)"/.exec(html)?.[1];
    const status = discovered === undefined ? null : (await fetch(discovered)).status;
    expect(status, path).toBe(OTHERS.includes(path) ? null : 200);
  }
  expect(pictures.size).toBe(3);
  for (const picture of pictures) {
    const bytes = new DataView(await (await fetch(picture)).arrayBuffer());
    // Where a PNG says its width and height.
    expect([bytes.getUint32(16), bytes.getUint32(20)], picture).toEqual([1200, 630]);
  }
});

testEmbeds(() => ({ base, browser }));
