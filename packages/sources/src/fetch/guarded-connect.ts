import { lookup as lookUp, type LookupAddress, type LookupOptions } from "node:dns";
import { isIP } from "node:net";
import { buildConnector } from "undici";
import { judgeAddress } from "./judge-address.ts";

/** A connection was refused before it was made, as it leads to where nothing is to be fetched. */
export class ForbiddenAddressError extends Error {
  override readonly name = "ForbiddenAddressError";
}

/**
 * Which private addresses may be connected to: all of one's own networks, none, or those of single servers, each as
 * `host:port` the way an address writes it. Link-local and special addresses stay refused in any case but the last.
 */
export type AllowPrivate = boolean | readonly string[];

/** Looks a name up: all its addresses. */
export type LookUpAll = (
  hostname: string,
  options: LookupOptions & { all: true },
  callback: (error: Error | null, found: LookupAddress[]) => void,
) => void;

type LookupCallback = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

/**
 * Makes undici's connections to permitted addresses only. The check is where the connection is made: an address that is
 * written in the URL is judged before, a name by what it resolves to, and the very address that was judged is connected
 * to, so a name that resolves differently a moment later gains nothing.
 */
export function createGuardedConnect(
  allowPrivate: AllowPrivate,
  timeoutMs: number,
  lookUpAll: LookUpAll = lookUp,
): buildConnector.connector {
  const networksAllowed = allowPrivate === true;
  const hosts = new Set(typeof allowPrivate === "boolean" ? [] : allowPrivate);
  const plain = buildConnector({ allowH2: false, timeout: timeoutMs });
  const guarded = buildConnector({
    allowH2: false,
    timeout: timeoutMs,
    lookup: createLookup(networksAllowed, lookUpAll),
  });
  return (options, callback) => {
    const port = options.port === "" ? (options.protocol === "https:" ? "443" : "80") : options.port;
    // Named by the operator, so it is not judged.
    if (hosts.has(`${options.hostname}:${port}`)) {
      plain(options, callback);
      return;
    }
    const why = judgeHost(options.hostname, networksAllowed);
    if (why === null) guarded(options, callback);
    else callback(new ForbiddenAddressError(why), null);
  };
}

/** Why a host is refused as it is written. Neither Node nor undici looks up what is an address already. */
function judgeHost(hostname: string, allowPrivate: boolean): string | null {
  // RFC 6761: this machine, whatever a resolver makes of it.
  if (/(^|\.)localhost\.?$/i.test(hostname)) return allowPrivate ? null : "this machine";
  const literal = hostname.replace(/^\[(.*)\]$/, "$1");
  return isIP(literal) === 0 ? null : judgeAddress(literal, { allowPrivate });
}

/** A look-up for connections that gives permitted addresses alone, and fails when there are none. */
export function createLookup(allowPrivate: boolean, lookUpAll: LookUpAll) {
  return (hostname: string, options: LookupOptions, callback: LookupCallback): void => {
    lookUpAll(hostname, { ...options, all: true }, (error, found) => {
      if (error !== null) {
        callback(error, []);
        return;
      }
      const reasons = found.map(({ address }) => judgeAddress(address, { allowPrivate }));
      const permitted = found.filter((_, index) => reasons[index] === null);
      const [first] = permitted;
      if (first === undefined) callback(new ForbiddenAddressError(reasons[0] ?? "no address"), []);
      else if (options.all === true) callback(null, permitted);
      else callback(null, first.address, first.family);
    });
  };
}
