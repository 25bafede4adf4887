import type { HookAnswer, HookHandler } from "@groundswell/api";
import { beforeEach, expect, test } from "vitest";
import { expectProblem } from "./answers.ts";
import { onBothDatabases, ORIGIN } from "./harness.ts";

const MEBIBYTE = 1024 * 1024;
const HOOKS = [
  { name: "github", secret: "GITHUB_WEBHOOK_SECRET" },
  { name: "aidran", secret: "AIDRAN_WEBHOOK_SECRET" },
] as const;

/** A delivery whose length is not told beforehand, so that it is counted as it comes. */
function streamed(url: string, bytes: number): Request {
  const body = new ReadableStream({
    start(controller) {
      for (let sent = 0; sent < bytes; sent += MEBIBYTE) controller.enqueue(new Uint8Array(MEBIBYTE));
      controller.close();
    },
  });
  const init: RequestInit & { duplex: "half" } = { method: "POST", body, duplex: "half" };
  return new Request(url, init);
}

onBothDatabases("webhooks, whoever sends them", (suite) => {
  const taken: string[] = [];
  let answer: HookAnswer = { status: 200, title: "Stored", detail: "a new story" };
  const take: HookHandler = async (delivery) => {
    taken.push(await delivery.text());
    return answer;
  };
  beforeEach(() => {
    taken.length = 0;
    answer = { status: 200, title: "Stored", detail: "a new story" };
  });

  for (const { name, secret } of HOOKS) {
    const url = `${ORIGIN}/hooks/${name}`;
    const post = (body: string) => new Request(url, { method: "POST", body });
    const on = () => suite.makeApi({ hooks: { github: null, aidran: null, [name]: take } });

    test(`${name}: off without a secret, and says which one turns it on; another's secret does not`, async () => {
      const other = HOOKS.find((hook) => hook.name !== name)?.name ?? "github";
      const others = suite.makeApi({ hooks: { github: null, aidran: null, [other]: take } });
      for (const api of [suite.makeApi(), others]) {
        expect((await expectProblem(await api.fetch(post("{}")), 404)).detail).toContain(secret);
      }
      const demo = suite.makeApi({ world: "demo" });
      expect((await expectProblem(await demo.fetch(post("{}")), 404)).detail).toContain("simulated world");
      expect(taken).toEqual([]);
    });

    test(`${name}: a delivery reaches its handler whole, and the answer tells the sender what came of it`, async () => {
      const body = JSON.stringify({ content: "é".repeat(100_000) });
      const response = await on().fetch(post(body));
      expect([response.status, await response.json()]).toEqual([200, { title: "Stored", detail: "a new story" }]);
      expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
      expect(response.headers.get("cache-control")).toBe("no-store");
      expect(taken).toEqual([body]);
    });

    test(`${name}: a delivery that is refused is answered with a problem`, async () => {
      answer = { status: 401, title: "Not signed", detail: "the signature is missing" };
      const problem = await expectProblem(await on().fetch(post("{}")), 401);
      expect([problem.title, problem.detail]).toEqual(["Not signed", "the signature is missing"]);
    });

    test(`${name}: what is too large never reaches its handler, whether or not it says how large it is`, async () => {
      for (const request of [post("x".repeat(5 * MEBIBYTE + 1)), streamed(url, 6 * MEBIBYTE)]) {
        expect((await expectProblem(await on().fetch(request), 413)).detail).toContain("5 MB");
      }
      expect(taken).toEqual([]);
    });

    test(`${name}: deliveries are POSTed, and any other method is told so`, async () => {
      for (const method of ["GET", "PUT", "DELETE"]) {
        const response = await on().fetch(new Request(url, { method }));
        expect([method, response.headers.get("allow")]).toEqual([method, "POST"]);
        await expectProblem(response, 405);
      }
      expect(taken).toEqual([]);
    });
  }

  test("there are no others", async () => {
    expect((await suite.api().fetch(new Request(`${ORIGIN}/hooks/none`, { method: "POST" }))).status).toBe(404);
  });
});
