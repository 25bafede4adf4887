import { describe, expect, it } from "vitest";
import { faultOf, fetcherWith, redirectTo, serve, textOf } from "../testing/http.ts";
import { createLookup, type LookUpAll } from "./guarded-connect.ts";

/** Names resolve to the next of these lists at each look-up, to the last one from then on. */
function resolver(...answers: string[][]): LookUpAll & { asked: string[] } {
  const asked: string[] = [];
  const lookUpAll: LookUpAll = (hostname, _, callback) => {
    const addresses = answers[Math.min(asked.push(hostname), answers.length) - 1] ?? [];
    const found = addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
    // As Node does: never before the call has returned.
    setImmediate(() => callback(null, found));
  };
  return Object.assign(lookUpAll, { asked });
}

/** A server of this machine under a stranger's name, and how often somebody connected to it. */
async function serveAs(name: string) {
  const seen = { connections: 0 };
  const base = await serve((_, response) => {
    seen.connections++;
    response.end("reached");
  });
  return { seen, url: base.replace("127.0.0.1", name) };
}

describe("names", () => {
  it.each([
    ["127.0.0.1"],
    ["::1"],
    ["10.0.0.1"],
    ["169.254.169.254"],
    ["0.0.0.0"],
    ["::ffff:127.0.0.1"],
    ["64:ff9b::7f00:1"],
  ])("that resolve to %s are refused, and nothing is connected to", async (address) => {
    const { url, seen } = await serveAs("stranger.example");
    const lookUpAll = resolver([address]);
    const fault = await faultOf(fetcherWith({ allowPrivate: false, lookUpAll }).get(url));
    expect(fault.code).toBe("forbidden_address");
    expect(seen.connections).toBe(0);
    expect(lookUpAll.asked).toEqual(["stranger.example"]);
  });

  it("that resolve to both kinds are asked at the permitted address alone", async () => {
    const { url } = await serveAs("stranger.example");
    const lookUpAll = resolver(["169.254.169.254", "127.0.0.1", "fe80::1"]);
    expect(await textOf(fetcherWith({ lookUpAll }), url)).toBe("reached");
  });

  it("are looked up once for a connection: the address that was judged is the one that is connected to", async () => {
    const { url } = await serveAs("stranger.example");
    // Whoever looked a second time would be led to the metadata service.
    const lookUpAll = resolver(["127.0.0.1"], ["169.254.169.254"]);
    expect(await textOf(fetcherWith({ lookUpAll }), url)).toBe("reached");
    expect(lookUpAll.asked).toHaveLength(1);
  });

  it("that have turned to a private address since are refused at the next connection", async () => {
    const { url, seen } = await serveAs("stranger.example");
    const lookUpAll = resolver(["127.0.0.1"], ["169.254.169.254"]);
    expect(await textOf(fetcherWith({ lookUpAll }), url)).toBe("reached");
    expect((await faultOf(fetcherWith({ lookUpAll }).get(url))).code).toBe("forbidden_address");
    expect(seen.connections).toBe(1);
  });

  it("are judged at each redirect", async () => {
    const { url, seen } = await serveAs("inner.example");
    const outer = await serve(redirectTo(url));
    const lookUpAll = resolver(["127.0.0.1"]);
    const allowPrivate = [outer.replace("http://", "")];
    expect((await faultOf(fetcherWith({ allowPrivate, lookUpAll }).get(outer))).code).toBe("forbidden_address");
    expect(seen.connections).toBe(0);
  });

  it("that resolve to nothing are told", async () => {
    const { url } = await serveAs("stranger.example");
    expect((await faultOf(fetcherWith({ lookUpAll: resolver([]) }).get(url))).code).toBe("forbidden_address");
  });

  it.each([{ all: true }, { all: false }])(
    "give a connection their permitted addresses alone, with %j",
    async (options) => {
      const lookup = createLookup(
        false,
        resolver(["169.254.169.254", "10.0.0.1", "8.8.8.8", "::1", "2606:4700::1111"]),
      );
      const given = await new Promise((resolve) => lookup("mixed.example", options, (_, ...found) => resolve(found)));
      const both = [
        { address: "8.8.8.8", family: 4 },
        { address: "2606:4700::1111", family: 6 },
      ];
      expect(given).toEqual(options.all ? [both] : ["8.8.8.8", 4]);
    },
  );
});
