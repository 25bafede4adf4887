import { BlockList, isIP, isIPv4 } from "node:net";
import type { Client } from "@groundswell/api";

/** Who sends a request, as far as that is known. */
export interface Caller extends Client {
  /** A proxy of ours that asks for itself: it is not limited. */
  isProxy: boolean;
}

const LOOPBACK = ["127.0.0.0/8", "::1/128"];
/** Names for what an operator would otherwise have to write out. */
const NAMED: Readonly<Record<string, readonly string[]>> = {
  loopback: LOOPBACK,
  private: ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"],
};
const LOCAL = toBlockList(LOOPBACK) ?? new BlockList();

/**
 * Addresses, networks (`10.0.0.0/8`), `loopback` and `private`.
 * @returns null when one of them is none of these
 */
export function toBlockList(networks: readonly string[]): BlockList | null {
  const list = new BlockList();
  for (const network of networks.flatMap((name) => NAMED[name] ?? [name])) {
    const [address = "", bits, ...rest] = network.split("/");
    const family = isIP(address);
    const most = family === 4 ? 32 : 128;
    if (family === 0 || rest.length > 0 || !/^\d{1,3}$/.test(bits ?? String(most))) return null;
    const prefix = Number(bits ?? most);
    if (prefix > most) return null;
    list.addSubnet(address, prefix, family === 4 ? "ipv4" : "ipv6");
  }
  return list;
}

/**
 * Who asks: the other end of the connection, or whom a trusted proxy names. Each proxy adds whom it was asked by at the
 * end of `X-Forwarded-For`, so it is read from there, up to the first that is no proxy of ours: what stands before that,
 * the client may have written itself.
 */
export function callerOf(socketAddress: string, forwardedFor: string, trusted: BlockList): Caller {
  const peer = plain(socketAddress);
  if (!isIn(trusted, peer)) return { key: keyOf(peer), isLocal: isIn(LOCAL, peer), isProxy: false };
  const named = forwardedFor
    .split(",")
    .map(plain)
    .filter((address) => address !== "");
  // Named within trusted networks only, it is a reader there: whoever came first. A proxy that asks for itself names none.
  const client = named.findLast((address) => !isIn(trusted, address)) ?? named[0];
  if (client === undefined) return { key: keyOf(peer), isLocal: false, isProxy: true };
  return { key: keyOf(client), isLocal: false, isProxy: false };
}

/** Without a port, brackets, a zone, and the prefix of an IPv4 address that is written as IPv6. */
function plain(text: string): string {
  const address = text.trim().toLowerCase();
  const bare = /^\[([^\]]*)\](?::\d+)?$/.exec(address)?.[1] ?? address.replace(/^([\d.]+):\d+$/, "$1");
  const [unzoned = ""] = bare.split("%");
  const mapped = unzoned.startsWith("::ffff:") ? unzoned.slice("::ffff:".length) : "";
  return isIPv4(mapped) ? mapped : unzoned;
}

function isIn(list: BlockList, address: string): boolean {
  const family = isIP(address);
  return family !== 0 && list.check(address, family === 4 ? "ipv4" : "ipv6");
}

/** Whoever has one IPv6 address has the 64 bits below it as well. What is no address is one client for all who send it. */
function keyOf(address: string): string {
  const family = isIP(address);
  if (family === 0) return "unknown";
  return family === 4 ? address : firstGroups(address, 4);
}

function firstGroups(address: string, count: number): string {
  const [head = "", tail] = address.split("::");
  const groupsOf = (text = "") =>
    (text === "" ? [] : text.split(":")).flatMap((group) => (group.includes(".") ? ["0", "0"] : group));
  const before = groupsOf(head);
  const after = groupsOf(tail);
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => "0");
  const groups = [...before, ...(tail === undefined ? [] : zeros), ...after];
  return groups
    .slice(0, count)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":");
}
