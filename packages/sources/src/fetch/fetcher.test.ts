import type { ServerResponse } from "node:http";
import { createServer as createNetServer, type AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { faultOf, fetcherWith, redirectTo, serve } from "../testing/http.ts";
import type { FetchFaultCode } from "./fetch-fault.ts";

describe("time", () => {
  const trickle = (response: ServerResponse, everyMs: number) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write("x"), everyMs);
    response.on("close", () => clearInterval(timer));
  };

  it("is bounded for a body that comes byte by byte", async () => {
    const base = await serve((_, response) => trickle(response, 20));
    expect(await faultOf(fetcherWith({ timeoutMs: 400 }).get(base))).toMatchObject({ code: "timed_out", passes: true });
  });

  it("is bounded for a server that says nothing at all, and for one that stops", async () => {
    const silent = await serve(() => undefined);
    const stopping = await serve((_, response) => response.writeHead(200).write("x"));
    for (const base of [silent, stopping]) {
      const fault = await faultOf(fetcherWith({ idleTimeoutMs: 300, timeoutMs: 15_000 }).get(base));
      expect(fault.code).toBe("timed_out");
    }
  });

  it("is bounded for a chain of redirects as a whole", async () => {
    const base = await serve((request, response) => {
      setTimeout(() => redirectTo(`/${Number(request.url?.slice(1)) + 1}`)(request, response), 150);
    });
    expect((await faultOf(fetcherWith({ timeoutMs: 400 }).get(`${base}/1`))).code).toBe("timed_out");
  });

  it("ends with the caller's signal, before and while it is asked", async () => {
    const base = await serve((_, response) => trickle(response, 20));
    const fetcher = fetcherWith();
    expect((await faultOf(fetcher.get(base, { signal: AbortSignal.abort() }))).code).toBe("aborted");
    expect((await faultOf(fetcher.get(base, { signal: AbortSignal.timeout(100) }))).code).toBe("aborted");
  });
});

describe("answers", () => {
  it("are asked for with what an earlier one bore", async () => {
    const base = await serve((request, response) => {
      if (request.headers["if-none-match"] === '"1"') response.writeHead(304).end();
      else
        response
          .writeHead(200, { etag: '"1"', "last-modified": "Thu, 26 Mar 2026 10:00:00 GMT", "content-type": "text/xml" })
          .end("x");
    });
    const fetcher = fetcherWith();
    const first = await fetcher.get(base);
    expect(first).toMatchObject({
      status: 200,
      etag: '"1"',
      lastModified: "Thu, 26 Mar 2026 10:00:00 GMT",
      contentType: "text/xml",
    });
    expect(await fetcher.get(base, { etag: '"1"' })).toEqual({ kind: "not modified", url: `${base}/` });
  });

  it("304 to a request without conditions is a fault", async () => {
    const base = await serve((_, response) => response.writeHead(304).end());
    expect((await faultOf(fetcherWith().get(base))).code).toBe("bad_status");
  });

  it.each<[number, FetchFaultCode, boolean]>([
    [400, "bad_status", false],
    [401, "not_allowed", false],
    [403, "not_allowed", false],
    [404, "not_found", false],
    [410, "not_found", false],
    [429, "too_many_requests", true],
    [500, "server_error", true],
    [503, "server_error", true],
  ])("%i is told as %s", async (status, code, passes) => {
    const base = await serve((_, response) =>
      response.writeHead(status, { "retry-after": "120" }).end("<html>sorry</html>"),
    );
    const fault = await faultOf(fetcherWith().get(`${base}/feed?key=secret`));
    expect(fault).toMatchObject({
      code,
      status,
      passes,
      retryAfterMs: status === 429 || status === 503 ? 120_000 : null,
    });
    expect(`${fault.message} ${fault.remedy} ${fault.url}`).not.toContain("secret");
  });

  it("may name a date to come back at", async () => {
    const base = await serve((_, response) =>
      response.writeHead(429, { "retry-after": "Thu, 26 Mar 2026 10:00:30 GMT" }).end(),
    );
    const now = () => Date.UTC(2026, 2, 26, 10);
    expect((await faultOf(fetcherWith({ now }).get(base))).retryAfterMs).toBe(30_000);
  });

  it.each([
    ["no HTTP", "SSH-2.0-OpenSSH_9.6\r\n"],
    ["headers beyond any measure", `HTTP/1.1 200 OK\r\nx: ${"y".repeat(200_000)}\r\n\r\n`],
  ])("with %s are told", async (_, raw) => {
    const server = createNetServer((socket) => {
      socket.on("error", () => undefined);
      socket.once("data", () => socket.write(raw));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const fault = await faultOf(fetcherWith().get(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`));
    expect(fault.code).toBe("bad_answer");
  });

  it("without encryption where there should be some are told", async () => {
    const base = await serve((_, response) => response.end());
    expect((await faultOf(fetcherWith().get(base.replace("http:", "https:")))).code).toBe("bad_tls");
  });
});
