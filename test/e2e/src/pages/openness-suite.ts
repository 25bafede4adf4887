import { connect, findProject } from "@groundswell/db";
import { seedOpenness } from "@groundswell/support";
import { expect, test } from "vitest";
import { openPage } from "../open-page.ts";
import { expectNone } from "./expect-none.ts";
import { inspectPage, inspectWidth } from "./inspect-page.ts";
import { GOOSE } from "./page-list.ts";
import type { Site } from "./site.ts";

/** Why somebody did something, or what is to be thought of it: no word of a ledger says so. */
const JUDGING =
  /\b(?:hid(?:e|es|ing|den)|refus\w+|fake\w*|open-?washing|claims? to be|pretend\w*|mislead\w*|absent|missing|lacks?|score)\b/i;
const PATHS = [GOOSE, "/openness", "/openness/compare?projects=aaif-goose/goose,ollama/ollama,openai/codex"];

/** Pages of the openness ledger, before anybody has looked and with a ledger. @param databaseUrl what the site runs on */
export function testOpenness(where: () => Site, databaseUrl: () => string): void {
  test("pages say where nobody has looked yet, and show a ledger with its evidence once somebody has", async () => {
    const { base, browser } = where();
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const before = await openPage(context, base + GOOSE);
    await before.page.getByRole("heading", { name: "How open is it?" }).waitFor();
    expect(await before.page.locator("body").innerText()).toContain("Nobody has looked at its files yet");
    await before.page.close();

    const connection = await connect({ url: databaseUrl(), dataDir: "" });
    const id = (await findProject(connection.db, GOOSE.slice(1)))?.id ?? 0;
    await seedOpenness(connection.db, id, "2026-08-01");
    // From a file of others: nothing that a click could run becomes a link.
    await connection.db.execute(`update openness_notes set url = 'javascript:alert(1)' where kind = 'assessment'`);
    await connection.close();

    const sent = await (await fetch(base + GOOSE)).text();
    expect(sent, "without JavaScript it is there").toContain("Not found since 11 Aug 2026");
    const { page, faults } = await openPage(context, base + GOOSE);
    const section = page.getByRole("region", { name: "How open is it?" });
    const text = await section.innerText();
    for (const words of [
      "Code: a changed MIT (not approved by OSI).",
      "Not found since 11 Aug 2026",
      "An open source agent, with open weights.",
      "Licence file changed from Apache-2.0 to a changed MIT",
      "It is in a repository of its own.",
      "The newest look was",
    ])
      expect(text).toContain(words);
    const unproved = await section
      .getByRole("row")
      .evaluateAll(
        (rows) =>
          rows.filter(
            (row) =>
              row.querySelector("td") !== null && row.querySelector('td a[href^="https://github.com/"]') === null,
          ).length,
      );
    expect(unproved, "lines without a link to evidence").toBe(0);
    expect(text).toContain("12 of 14 parts available.");
    expect(await section.locator('a[href^="javascript:"]').count()).toBe(0);
    const receipts = page.locator('a[href^="/receipts/"]');
    const lines = await section.locator("tr:has(td)").count();
    expect(await section.locator("tr:has(td)").filter({ has: receipts }).count(), "lines with receipts").toBe(lines);
    expect(await section.getByRole("link", { name: /^how it was read\s*: LICENSE$/ }).count()).toBe(1);
    expect(await section.locator("li:has(time)").filter({ has: receipts }).count(), "changes with receipts").toBe(
      await section.locator("li:has(time)").count(),
    );
    expect(await section.getByRole("link", { name: /Report a wrong line/ }).getAttribute("href")).toContain(
      "ledger+of+Goose",
    );
    expect(await page.locator("main").innerText(), "a marker on the chart").toMatch(/Licence file changed/);
    expect(faults).toEqual([]);
    // A page that the browser makes has the part, too, which its scripts can't draw.
    await page.goto(`${base}/openness`);
    await page.getByRole("main").getByRole("link", { name: "Goose", exact: true }).first().click();
    await page.waitForURL(`**${GOOSE}`);
    await section.getByText("Not found since 11 Aug 2026").waitFor();
    await page.close();
    await context.close();
  });

  test("ledgers beside each other say as much of each as a ledger alone: why, how old, and by which request", async () => {
    const { base, browser } = where();
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const { page } = await openPage(context, `${base}/openness/compare?projects=aaif-goose/goose,ollama/ollama`);
    const table = page.getByRole("table");
    const words = await table.innerText();
    expect(words).toContain("no file of a known name or kind in the repository; it may be in a model hub");
    expect(words).toContain("last seen 1 Aug 2026:");
    expect(words.match(/The newest look was/g), "of the one that was looked at").toHaveLength(1);
    const lines = table.locator("tbody:has(.group) tr:has(td):not(.group)");
    expect(await lines.count()).toBeGreaterThan(8);
    expect(await lines.filter({ has: page.locator('a[href^="/receipts/"]') }).count()).toBe(await lines.count());
    await context.close();
  });

  test.each([390, 320])("the list of all is a table on a screen of %i pixels, too", async (width) => {
    const { base, browser } = where();
    const context = await browser.newContext({ viewport: { width, height: 844 } });
    const { page } = await openPage(context, `${base}/openness`);
    const row = page.getByRole("table").getByRole("row").filter({ hasText: "Goose" });
    expect(await row.getByRole("rowheader").innerText()).toBe("Goose");
    expect(await row.getByRole("cell").allInnerTexts()).toEqual([
      expect.stringContaining("Training code: not found."),
      expect.stringMatching(/^11 Aug 2026\s·\sreceipt/),
    ]);
    expect(await page.getByRole("columnheader").allInnerTexts()).toEqual(["Project", "What its files show", "Checked"]);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
    await context.close();
  });

  test.each([
    ["a desk, light", { viewport: { width: 1280, height: 900 }, colorScheme: "light" }],
    ["a phone, dark", { viewport: { width: 390, height: 844 }, colorScheme: "dark" }],
  ] as const)(
    "on %s a ledger is open to everybody, scrolls sideways within itself alone, and judges nobody",
    async (_, options) => {
      const { base, browser } = where();
      const context = await browser.newContext(options);
      for (const path of PATHS) {
        const { page, faults } = await openPage(context, base + path);
        expectNone(
          [...faults, ...(await inspectPage(page)), ...(await inspectWidth(page, 320))].map(
            (fault) => `${path}: ${fault}`,
          ),
        );
        const words = path === GOOSE ? page.getByRole("region", { name: "How open is it?" }) : page.locator("main");
        expect(await words.innerText()).not.toMatch(JUDGING);
        await page.close();
      }
      await context.close();
    },
  );
}
