import { checkUrl } from "./check-url.ts";
import { FetchFault, tellAddress } from "./fetch-fault.ts";

export const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const MAX_REDIRECTS = 5;

/** Where a request has got to. */
export interface Hop {
  url: URL;
  /** Whether every address so far was of the first one's origin. */
  sameOrigin: boolean;
  /** The addresses before it, first to last. */
  before: readonly string[];
}

export function startHop(url: URL): Hop {
  return { url, sameOrigin: true, before: [] };
}

/**
 * The next address of a chain of redirects. None leads from https to http: what was safe from changes on its way would
 * no longer be.
 * @throws FetchFault when the chain is too long or comes back to itself, or the next address may not be asked
 */
export function nextHop(hop: Hop, location: string | null): Hop {
  const from = tellAddress(hop.url.href);
  const refuse = (what: string, remedy: string) =>
    new FetchFault("bad_redirect", `${from} redirects ${what}`, { url: hop.url.href, remedy });
  if (location === null) throw refuse("to nowhere", "tell whoever runs that server");
  const url = readTarget(location, hop, refuse);
  if (hop.url.protocol === "https:" && url.protocol === "http:") {
    throw refuse(`from https to ${tellAddress(url.href)}`, "give that http address itself if it is what you want");
  }
  const before = [...hop.before, hop.url.href];
  const tooMany = (what: string) => {
    const remedy = "find the address where it is in the end";
    return new FetchFault("too_many_redirects", `${tellAddress(before[0] ?? url.href)} ${what}`, {
      url: url.href,
      remedy,
    });
  };
  if (before.includes(url.href)) throw tooMany("redirects in a circle");
  if (before.length > MAX_REDIRECTS) throw tooMany(`redirects more than ${MAX_REDIRECTS} times`);
  return { url, sameOrigin: hop.sameOrigin && url.origin === hop.url.origin, before };
}

/** A redirect that is not followed, as only the address that was asked is meant. */
export function leadsAway(url: string): FetchFault {
  const remedy = "it may have moved: look for its new address in its own documents";
  return new FetchFault("bad_redirect", `${tellAddress(url)} redirects to somewhere else`, { url, remedy });
}

function readTarget(location: string, hop: Hop, refuse: (what: string, remedy: string) => FetchFault): URL {
  try {
    return checkUrl(location, hop.url.href);
  } catch (error) {
    if (!(error instanceof FetchFault)) throw error;
    throw refuse(`to where nothing is fetched (${error.message})`, "find the address where it is in the end");
  }
}
