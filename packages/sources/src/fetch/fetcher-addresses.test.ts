import { createServer, type IncomingMessage } from "node:http";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { faultOf, fetcherWith, redirectTo, serve, textOf } from "../testing/http.ts";
import type { FetchFaultCode } from "./fetch-fault.ts";

describe("which addresses are asked", () => {
  it.each<[string, FetchFaultCode]>([
    ["file:///etc/passwd", "bad_address"],
    ["ftp://example.org/", "bad_address"],
    ["gopher://127.0.0.1/", "bad_address"],
    ["data:text/xml,<rss/>", "bad_address"],
    ["javascript:alert(1)", "bad_address"],
    ["/relative", "bad_address"],
    ["http://", "bad_address"],
    ["http://user:secret@example.org/", "bad_address"],
    [`http://example.org/${"x".repeat(5_000)}`, "bad_address"],
    ["http://127.0.0.1/", "forbidden_address"],
    ["http://127.1/", "forbidden_address"],
    ["http://2130706433/", "forbidden_address"],
    ["http://0x7f000001/", "forbidden_address"],
    ["http://0x7f.0.0.1/", "forbidden_address"],
    ["http://017700000001/", "forbidden_address"],
    ["http://127.0.0.1./", "forbidden_address"],
    ["http://localhost/", "forbidden_address"],
    ["http://localhost./", "forbidden_address"],
    ["http://LOCALHOST:8080/", "forbidden_address"],
    ["http://①②⑦.⓪.⓪.①/", "forbidden_address"],
    ["http://127。0。0。1/", "forbidden_address"],
    ["http://0/", "forbidden_address"],
    ["http://0.0.0.0/", "forbidden_address"],
    ["http://[::]/", "forbidden_address"],
    ["http://[::1]/", "forbidden_address"],
    ["http://[0:0:0:0:0:0:0:1]/", "forbidden_address"],
    ["http://[::ffff:127.0.0.1]/", "forbidden_address"],
    ["http://[::ffff:7f00:1]/", "forbidden_address"],
    ["http://[::127.0.0.1]/", "forbidden_address"],
    ["http://[64:ff9b::127.0.0.1]/", "forbidden_address"],
    ["http://[2002:7f00:1::]/", "forbidden_address"],
    ["http://[fd00::1]/", "forbidden_address"],
    ["http://10.1.2.3/", "forbidden_address"],
    ["http://192.168.0.1/", "forbidden_address"],
    ["http://100.64.0.1/", "forbidden_address"],
    ["http://169.254.169.254/latest/meta-data/", "forbidden_address"],
    ["https://127.0.0.1/", "forbidden_address"],
    ["https://localhost/", "forbidden_address"],
  ])("refuses %s", async (url, code) => {
    const fault = await faultOf(fetcherWith({ allowPrivate: false, timeoutMs: 5_000 }).get(url));
    expect(fault.code).toBe(code);
    expect(fault.toString()).not.toContain("secret");
    expect(fault.url).not.toContain("secret");
  });

  it("makes no connection to what it refuses, neither by address nor by name", async () => {
    let connections = 0;
    const server = createServer();
    server.on("connection", () => connections++);
    const base = await serve(() => undefined, server);
    const fetcher = fetcherWith({ allowPrivate: false });
    await faultOf(fetcher.get(base));
    await faultOf(fetcher.get(base.replace("127.0.0.1", "localhost")));
    expect(connections).toBe(0);
    await faultOf(fetcherWith({ timeoutMs: 200 }).get(base.replace("127.0.0.1", "localhost")));
    expect(connections).toBe(1);
  });

  it("refuses metadata services also where private networks are allowed", async () => {
    const fault = await faultOf(fetcherWith().get("http://169.254.169.254/latest/meta-data/"));
    expect(fault.code).toBe("forbidden_address");
  });

  it("can be allowed single servers", async () => {
    const allowed = await serve((_, response) => response.end("yes"));
    const other = await serve((_, response) => response.end("no"));
    const fetcher = fetcherWith({ allowPrivate: [allowed.replace("http://", "")] });
    expect(await textOf(fetcher, allowed)).toBe("yes");
    expect((await faultOf(fetcher.get(other))).code).toBe("forbidden_address");
  });

  it("tells a name that is nobody's from a server that does not answer", async () => {
    const fetcher = fetcherWith();
    expect((await faultOf(fetcher.get("http://nobody.invalid/"))).code).toBe("name_not_found");
    const server = createServer();
    const base = await serve(() => undefined, server);
    await promisify(server.close.bind(server))();
    expect(await faultOf(fetcher.get(base))).toMatchObject({ code: "no_connection", passes: true });
  });
});

describe("redirects", () => {
  it("are followed and the address in the end is told", async () => {
    const base = await serve((request, response) => {
      if (request.url === "/a") redirectTo("b?x=1")(request, response);
      else response.end("there");
    });
    const fetched = await fetcherWith().get(`${base}/a#part`);
    expect(fetched).toMatchObject({ kind: "body", url: `${base}/b?x=1` });
  });

  it.each([
    ["loopback", (port: string) => `http://localhost:${port}/`],
    ["loopback in decimal", (port: string) => `http://2130706433:${port}/`],
    ["metadata", () => "http://169.254.169.254/latest/meta-data/"],
    ["a private network", () => "http://10.0.0.1/"],
    ["IPv6 loopback without a scheme", () => "//[::1]/"],
  ])("to %s are refused", async (_, target) => {
    let reached = 0;
    const inner = await serve((_request, response) => {
      reached++;
      response.end();
    });
    const outer = await serve(redirectTo(target(new URL(inner).port)));
    const fault = await faultOf(fetcherWith({ allowPrivate: [outer.replace("http://", "")] }).get(outer));
    expect(fault.code).toBe("forbidden_address");
    expect(reached).toBe(0);
  });

  it.each([
    "file:///etc/passwd",
    "javascript:alert(1)",
    "data:,x",
    "http://u:secret@example.org/",
    "http://",
    "ftp://a.example/",
  ])("to %s are refused", async (target) => {
    const fault = await faultOf(fetcherWith().get(await serve(redirectTo(target))));
    expect(fault.code).toBe("bad_redirect");
    expect(fault.message).not.toContain("secret");
  });

  it("to nowhere are refused", async () => {
    const base = await serve((_, response) => response.writeHead(302).end());
    expect((await faultOf(fetcherWith().get(base))).code).toBe("bad_redirect");
  });

  it("in a circle are told", async () => {
    const base = await serve((request, response) => redirectTo(request.url === "/a" ? "/b" : "/a")(request, response));
    const fault = await faultOf(fetcherWith().get(`${base}/a`));
    expect(fault.code).toBe("too_many_redirects");
    expect(fault.message).toContain("circle");
  });

  it("are followed five times, not six", async () => {
    const base = await serve((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) response.end("done");
      else redirectTo(`/${left - 1}`, 307)(request, response);
    });
    expect(await textOf(fetcherWith(), `${base}/5`)).toBe("done");
    expect((await faultOf(fetcherWith().get(`${base}/6`))).message).toContain("more than 5");
  });

  it("take a key along within the origin only, and cookies nowhere", async () => {
    const seen: IncomingMessage["headers"][] = [];
    const note = (request: IncomingMessage) => seen.push(request.headers);
    let home = "";
    const elsewhere = await serve((request, response) => {
      note(request);
      redirectTo(`${home}/end`)(request, response);
    });
    home = await serve((request, response) => {
      note(request);
      response.setHeader("set-cookie", "a=b");
      if (request.url === "/start") redirectTo("/next")(request, response);
      else if (request.url === "/next") redirectTo(elsewhere)(request, response);
      else response.end();
    });
    await fetcherWith().get(`${home}/start`, { headers: { authorization: "Bearer secret" }, etag: '"x"' });
    expect(seen.map((headers) => headers.authorization)).toEqual([
      "Bearer secret",
      "Bearer secret",
      undefined,
      undefined,
    ]);
    expect(seen.every((headers) => headers.cookie === undefined && headers["if-none-match"] === '"x"')).toBe(true);
    expect(seen.every((headers) => headers["user-agent"] === "groundswell/test")).toBe(true);
  });
});
