import type { BrowserContextOptions, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { openPage } from "../open-page.ts";
import { expectNone } from "./expect-none.ts";
import { inspectFocus, inspectMotion, inspectPage, inspectWidth } from "./inspect-page.ts";
import { forEachOf, listPages, type ListedPage } from "./page-list.ts";
import type { Site } from "./site.ts";

/** What a page said of itself when it was looked at. */
interface Seen {
  title: string;
  headings: string[];
  links: string[];
}

/** What is true of every page. Opening them takes longest: whatever needs no reload is asked while one is open. */
export function testEveryPage(where: () => Site): void {
  describe("every page", () => {
    const seen = new Map<string, Seen>();

    test("on a desk, light: is whole, open to everybody, shows focus, rests, and needs no more than half the width", async () => {
      const options = { viewport: { width: 1440, height: 900 }, colorScheme: "light" } as const;
      const faults = await inspectAll(where(), options, async (page, { path, status }) => {
        const found = await inspectPage(page);
        if (status === undefined) seen.set(path, await page.evaluate(readSeen));
        found.push(...(await inspectMotion(page)), ...(await inspectFocus(page)));
        // 200 % zoom of a window of 1,280 pixels.
        return [...found, ...(await inspectWidth(page, 640))];
      });
      expectNone(faults);
      expect(where().browser.blockedRequests, "nothing is fetched from elsewhere").toEqual([]);
    });

    test("on a phone, dark: is whole, open to everybody, and scrolls sideways not even at 320 pixels", async () => {
      const options = { viewport: { width: 390, height: 844 }, colorScheme: "dark" } as const;
      const faults = await inspectAll(where(), options, async (page) => [
        ...(await inspectPage(page)),
        ...(await inspectWidth(page, 320)),
      ]);
      expectNone(faults);
    });

    test("has a title of its own", () => {
      const pathsOf = new Map<string, Set<string>>();
      for (const [path, { title }] of seen) {
        const paths = pathsOf.get(title) ?? new Set();
        pathsOf.set(title, paths.add(path.replace(/\?.*/, "")));
      }
      expect(seen.size).toBeGreaterThan(20);
      const shared = [...pathsOf].filter(([title, paths]) => title === "" || paths.size > 1);
      expectNone(shared.map(([title, paths]) => `${title}: ${[...paths].join(", ")}`));
    });

    test("leads nowhere but to pages and files that are there", async () => {
      const addresses = chooseSome([...seen.values()].flatMap(({ links }) => links));
      expect(addresses.length).toBeGreaterThan(40);
      const dead = await forEachOf(addresses, async (address) => {
        const { status, body } = await fetch(address);
        await body?.cancel();
        return status === 200 ? [] : [`${status} ${address}`];
      });
      expectNone(dead);
    });

    test("runs no script but its own: each bears a number that is another with each answer", async () => {
      const numbers = new Set<string>();
      const faults = await forEachOf(["/", "/aaif-goose/goose", "/status", "/nobody/nothing"], async (path) => {
        const response = await fetch(where().base + path);
        const policy = response.headers.get("content-security-policy") ?? "";
        const [, sources = ""] = /script-src([^;]*)/.exec(policy) ?? [];
        const [, number = "none"] = /'nonce-([^']+)'/.exec(sources) ?? [];
        numbers.add(number);
        const scripts = (await response.text()).match(/<script\b[^>]*>/g) ?? [];
        return [
          ...(/unsafe|\*|https?:/.test(sources) ? [`${path}: scripts may come from ${sources}`] : []),
          ...scripts.filter((tag) => !tag.includes(`nonce="${number}"`)).map((tag) => `${path}: ${tag}`),
          ...(scripts.length === 0 ? [`${path}: no script was seen`] : []),
        ];
      });
      expectNone(faults);
      expect([numbers.size, numbers.has("none")]).toEqual([4, false]);
    });

    test("without JavaScript: has all its parts and links, its charts as pictures, and no button that does nothing", async () => {
      const faults = await inspectAll(where(), { javaScriptEnabled: false }, async (page, { path }) => {
        const now = await page.evaluate(readSeen);
        const missing = (seen.get(path)?.headings ?? []).filter((heading) => !now.headings.includes(heading));
        // Samples of buttons are to do nothing.
        const idle = path === "/design" ? [] : await page.evaluate(findIdleButtons);
        return [...missing.map((heading) => `lacks “${heading}”`), ...idle];
      });
      expectNone(faults);
    });
  });
}

/** Opens every page in one window of this kind, two at a time. @returns a line for each fault, with its address */
async function inspectAll(
  { base, browser }: Site,
  options: BrowserContextOptions,
  inspect: (page: Page, listed: ListedPage) => Promise<string[]>,
): Promise<string[]> {
  const context = await browser.newContext(options);
  const found = await forEachOf(await listPages(base), async (listed) => {
    const { page, faults, status } = await openPage(context, base + listed.path);
    const expected = listed.status ?? 200;
    if (status !== expected) faults.push(`answers ${status ?? "nothing"}`);
    const lines = [...faults, ...(await inspect(page, listed))];
    await page.close();
    // The browser itself calls a page that was not found an error.
    const real = expected === 200 ? lines : lines.filter((line) => !line.includes(`status of ${expected}`));
    return real.map((line) => `${listed.path}: ${line}`);
  });
  await context.close();
  return found;
}

/** Addresses differ in names and figures; a few of each kind tell as much as all. */
function chooseSome(links: readonly string[]): string[] {
  const counts = new Map<string, number>();
  return [...new Set(links)].filter((link) => {
    const { pathname, search } = new URL(link);
    const [first = "", ...rest] = pathname.slice(1).split("/");
    const names = [...new URLSearchParams(search).keys()].join("&");
    const known = /^(?:stories|receipts|charts|api|embed|p|feeds)$/.test(first);
    const kind = `${known ? first : "a project"}/${rest.length}/${/\.\w+$/.exec(pathname)?.[0] ?? ""}?${names}`;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return count <= 2;
  });
}

/** Runs in the page. */
function readSeen(): Seen {
  const headings = [...document.querySelectorAll<HTMLElement>("main h1, main h2, main h3")];
  const links = [...document.querySelectorAll<HTMLAnchorElement>("a[href]")].map(({ href }) => href.replace(/#.*/, ""));
  return {
    title: document.title,
    headings: headings.filter((heading) => heading.checkVisibility()).map(({ textContent }) => textContent.trim()),
    links: links.filter((href) => href.startsWith(location.origin)),
  };
}

/** Runs in a page without JavaScript: buttons that neither send a form nor open what the browser itself opens. */
function findIdleButtons(): string[] {
  return [...document.querySelectorAll<HTMLButtonElement>("button")]
    .filter((button) => button.checkVisibility({ visibilityProperty: true }) && !button.hasAttribute("popovertarget"))
    .filter((button) => button.form === null || button.type !== "submit")
    .map((button) => `has a button that does nothing: “${button.innerText.trim()}”`);
}
