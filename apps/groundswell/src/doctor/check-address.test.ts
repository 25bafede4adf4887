import { once } from "node:events";
import { createServer } from "node:http";
import { BlockList, type AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { checkAddress } from "./check-address.ts";

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function serve(body: string): Promise<number> {
  const server = createServer((_, response) => response.end(body));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  closing.push(() => server.close());
  return (server.address() as AddressInfo).port;
}

const NOBODY = new BlockList();
const config = { host: "127.0.0.1", port: 0, publicUrl: null, perMinute: null, trustedProxies: NOBODY };

describe("the address", () => {
  test("is in order where its port is free, or where one of ours answers", async () => {
    expect((await checkAddress(config)).state).toBe("ok");
    const ours = await checkAddress({ ...config, port: await serve('{"info":{"title":"Groundswell"}}') });
    expect([ours.state, ours.says]).toEqual(["ok", expect.stringContaining("answers") as string]);
  });

  test("is not where another program has it, or nobody may listen", async () => {
    const taken = await checkAddress({ ...config, port: await serve("hello") });
    expect([taken.state, taken.remedy]).toEqual(["fail", expect.stringContaining("PORT") as string]);
    expect((await checkAddress({ ...config, host: "192.0.2.1" })).state).toBe("fail");
  });

  test.each([
    ["https://groundswell.example/trends", "has a path"],
    ["http://groundswell.example", "is http"],
    ["https://groundswell.example", "no proxy is named"],
  ])("is a warning with PUBLIC_URL=%s: it %s", async (publicUrl, says) => {
    const check = await checkAddress({ ...config, publicUrl });
    expect([check.state, check.says]).toEqual(["warn", expect.stringContaining(says) as string]);
  });

  test("is in order behind a proxy that is named, without limits, and on this machine alone", async () => {
    const named = new BlockList();
    named.addAddress("127.0.0.1");
    const publicUrl = "https://groundswell.example";
    const checks = [
      await checkAddress({ ...config, publicUrl, trustedProxies: named }),
      await checkAddress({ ...config, publicUrl, perMinute: 0 }),
      await checkAddress({ ...config, publicUrl: "http://localhost:4000" }),
    ];
    expect(checks.map(({ state }) => state)).toEqual(["ok", "ok", "ok"]);
  });
});
