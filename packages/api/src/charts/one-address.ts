import { LRUCache } from "lru-cache";
import { readBadgeAddress } from "../badges/address.ts";
import { readAskedChart } from "./asked-chart.ts";
import { splitFile } from "./split-file.ts";

const FILES = "/charts/";
const PAGES = "/embed/";
const BADGES = "/badge/";
const MOST_KNOWN = 5_000;
/** Longer ones are understood, but not remembered. */
const LONGEST_KNOWN = 2_000;

/**
 * Finds the one address of a chart among all its spellings: options in one order, without those at their defaults. Of
 * anything else, and of what is not understood, it is the address itself.
 */
export function rememberOneAddress(): (url: string) => string {
  const known = new LRUCache<string, string>({ max: MOST_KNOWN });
  return (url) => {
    const start = url.indexOf("/", url.indexOf("//") + 2);
    const isChart = [FILES, PAGES, BADGES].some((folder) => url.startsWith(folder, start));
    if (!isChart) return url;
    const before = known.get(url);
    if (before !== undefined) return before;
    const found = findOneAddress(url);
    if (url.length <= LONGEST_KNOWN) known.set(url, found);
    return found;
  };
}

function findOneAddress(url: string): string {
  try {
    const { origin, pathname, searchParams } = new URL(url);
    if (pathname.startsWith(BADGES))
      return origin + BADGES + readBadgeAddress(pathname.slice(BADGES.length), searchParams).canonical;
    if (pathname.startsWith(PAGES))
      return origin + PAGES + readAskedChart(pathname.slice(PAGES.length), searchParams).canonical;
    const slash = pathname.lastIndexOf("/") + 1;
    const { stem, extension } = splitFile(pathname.slice(slash));
    if (extension === "") return url;
    const { canonical } = readAskedChart(pathname.slice(FILES.length, slash) + stem, searchParams);
    const [path = "", ...options] = canonical.split("?");
    return origin + FILES + [`${path}.${extension}`, ...options].join("?");
  } catch {
    return url;
  }
}
