import { createServer } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freePort } from "./free-port.ts";
import { hasBrowser, launchBrowser, type TestBrowser } from "./launch-browser.ts";

describe.skipIf(!hasBrowser())("the browser", () => {
  const html = '<title>Here</title><img src="http://tracker.example/pixel.gif"><p>Hello</p>';
  const server = createServer((_request, response) => response.setHeader("content-type", "text/html").end(html));
  let port = 0;
  let browser: TestBrowser;

  beforeAll(async () => {
    port = await freePort();
    server.listen(port, "127.0.0.1");
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    server.close();
  });

  test("shows pages of this machine, and stops and records requests to others", async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`http://localhost:${port}/`);
    expect(await page.title()).toBe("Here");
    expect(browser.blockedRequests).toEqual(["GET http://tracker.example/pixel.gif"]);
  });

  test("gives each context storage of its own", async () => {
    const [one, two] = await Promise.all([browser.newContext(), browser.newContext()]);
    await one.addCookies([{ name: "who", value: "one", url: `http://127.0.0.1:${port}/` }]);
    expect([(await one.cookies()).length, (await two.cookies()).length]).toEqual([1, 0]);
  });
});
