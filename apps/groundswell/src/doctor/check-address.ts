import { createServer } from "node:net";
import type { Config } from "../config.ts";
import { fail, ok, warn, type Check } from "./check.ts";

const NAME = "address";
const LOCAL = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;
const ANSWER_MS = 2_000;

type Addresses = Pick<Config, "host" | "port" | "publicUrl" | "perMinute" | "trustedProxies">;

/** Whether the port is free, or ours, and whether what readers are told as our address fits how they reach us. */
export async function checkAddress(config: Addresses): Promise<Check> {
  const { host, port } = config;
  const where = `${host}:${port}`;
  const fault = await tryPort(host, port);
  if (fault === "EADDRINUSE") {
    const isOurs = await answersAsGroundswell(host, port);
    if (!isOurs) return fail(NAME, `another program has ${where}`, "stop it, or choose another port with PORT");
  } else if (fault !== null) {
    return fail(NAME, `can't listen on ${where} (${fault})`, "choose HOST and PORT that this user may use");
  }
  const state = fault === null ? `${where} is free` : `a Groundswell answers at ${where}`;
  const wrong = findWrongPublic(config);
  return wrong === null ? ok(NAME, state) : warn(NAME, `${state}; ${wrong.says}`, wrong.remedy);
}

function findWrongPublic({ publicUrl, perMinute, trustedProxies }: Addresses): { says: string; remedy: string } | null {
  if (publicUrl === null) return null;
  const { protocol, hostname, pathname } = new URL(publicUrl);
  if (pathname !== "/") {
    return {
      says: `PUBLIC_URL has a path, ${pathname}`,
      remedy: "serve Groundswell at the root of a host: its pages link from there",
    };
  }
  if (LOCAL.test(hostname)) return null;
  if (protocol === "http:") {
    return {
      says: "PUBLIC_URL is http",
      remedy: "pages on https refuse frames and images from http: serve it by https",
    };
  }
  if (perMinute !== 0 && trustedProxies.rules.length === 0) {
    return {
      says: "PUBLIC_URL is set and no proxy is named: behind one, all readers count as one client",
      remedy: "name the proxy with TRUSTED_PROXIES, as in loopback",
    };
  }
  return null;
}

/** The system's code for why nobody can listen there; null: one can. */
function tryPort(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      resolve(error.code ?? error.message);
    });
    server.listen(port, host, () => {
      server.close(() => {
        resolve(null);
      });
    });
  });
}

async function answersAsGroundswell(host: string, port: number): Promise<boolean> {
  const name = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
  try {
    const response = await fetch(`http://${name}:${port}/api/v1/openapi.json`, {
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    return response.ok && (await response.text()).includes("Groundswell");
  } catch {
    // Nobody who speaks HTTP, or who answers in time: it is not ours.
    return false;
  }
}
