import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { FetchFault } from "../fetch/fetch-fault.ts";
import { createFetcher, type Fetcher, type FetcherOptions, type GetOptions } from "../fetch/fetcher.ts";

/** One that ends with the test. */
export function fetcherWith(options: Partial<FetcherOptions> = {}): Fetcher {
  const fetcher = createFetcher({ allowPrivate: true, userAgent: "groundswell/test", ...options });
  onTestFinished(() => fetcher.close());
  return fetcher;
}

/** Until the test has ended. @returns its address, without a slash at the end */
export async function serve(listener: RequestListener, server: Server = createServer(listener)): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export async function faultOf(promise: Promise<unknown>): Promise<FetchFault> {
  const outcome = await promise.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(outcome instanceof FetchFault)) throw new Error(`no fault but ${String(outcome)}`, { cause: outcome });
  return outcome;
}

export async function textOf(fetcher: Fetcher, url: string, options?: GetOptions): Promise<string> {
  const fetched = await fetcher.get(url, options);
  return fetched.kind === "body" ? new TextDecoder().decode(fetched.bytes) : fetched.kind;
}

export const redirectTo =
  (location: string, status = 302): RequestListener =>
  (_, response) =>
    response.writeHead(status, { location }).end();
