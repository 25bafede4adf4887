import { createHash } from "node:crypto";
import { cutLists, EXAMPLE_ADDRESSES, PROBLEM_ADDRESS, REFERENCE_COLOURS } from "@groundswell/api";
import { readText } from "@groundswell/support";
import { expect, test } from "vitest";
import { onBothDatabases, ORIGIN } from "./harness.ts";

onBothDatabases("the reference page", (suite) => {
  const readPage = async () => (await suite.get("/api/docs")).text();

  test("each route has an address to paste, and no other has", async () => {
    const { paths } = (await (await suite.get("/api/v1/openapi.json")).json()) as { paths: Record<string, object> };
    expect(Object.keys(EXAMPLE_ADDRESSES).toSorted()).toEqual(Object.keys(paths).toSorted());
    const page = await readPage();
    for (const address of Object.values(EXAMPLE_ADDRESSES))
      expect(page).toContain(`'${ORIGIN}${address.replaceAll("&", "&amp;")}'`);
  });

  // Written anew with `npm test -- --project database test/api/src/reference -u`.
  test("its answers are those that are given", async () => {
    const answers: Record<string, unknown> = {};
    for (const [path, address] of [...Object.entries(EXAMPLE_ADDRESSES), [PROBLEM_ADDRESS, PROBLEM_ADDRESS] as const]) {
      const response = await suite.get(address);
      expect([address, response.status]).toEqual([address, path === PROBLEM_ADDRESS ? 400 : 200]);
      if (response.headers.get("content-type")?.includes("json") === true)
        answers[path] = cutLists(await response.json());
      else await response.body?.cancel();
    }
    await expect(`${JSON.stringify(answers, null, 1)}\n`).toMatchFileSnapshot(
      "../../../packages/api/src/docs/reference-examples.json",
    );
  });

  test("every link on it leads somewhere on it, and its policy lets its one style through and nothing else", async () => {
    const response = await suite.get("/api/docs");
    const page = await response.text();
    const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id = ""]) => id));
    const lost = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id = ""]) => id).filter((id) => !ids.has(id));
    expect(lost).toEqual([]);
    const [, style = ""] = /<style>([^]*?)<\/style>/.exec(page) ?? [];
    const hash = createHash("sha256").update(style).digest("base64");
    expect(response.headers.get("content-security-policy")).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
    expect(page).not.toMatch(/ style="/);
  });

  test("its colours are the dashboard's", () => {
    const tokens = readText("apps/dashboard/src/lib/styles/tokens.css");
    for (const [name, [light, dark]] of Object.entries(REFERENCE_COLOURS))
      expect(tokens).toContain(`--${name}: light-dark(${light}, ${dark});`);
  });
});
