import ipaddr from "ipaddr.js";

/** Metadata services of clouds whose addresses are in no range that is refused anyhow, or in one that can be allowed. */
const METADATA_ADDRESSES = new Set(["fd00:ec2::254", "100.100.100.200", "168.63.129.16"]);

/** What an operator can allow: networks of one's own. Link-local addresses, where metadata services are, are not among them. */
const PRIVATE_RANGES = new Set(["loopback", "private", "carrierGradeNat", "uniqueLocal"]);

const RANGE_WORDS: Record<string, string> = {
  loopback: "this machine",
  private: "a private network",
  carrierGradeNat: "a provider's inner network",
  uniqueLocal: "a private network",
  linkLocal: "the local link",
  unspecified: "no machine",
  multicast: "many machines at once",
  broadcast: "many machines at once",
};

const GLOBAL_UNICAST_V6 = ipaddr.IPv6.parse("2000::");
const NAT64 = ipaddr.IPv6.parse("64:ff9b::");

/**
 * Why an IP address is not to be connected to, as the end of "… leads to"; null when it may be. What is allowed is the
 * public Internet: IPv4 outside the special registries, and IPv6 in 2000::/3 outside them. Addresses that hold an IPv4
 * address (mapped, compatible, 6to4, Teredo) are refused whatever it is, but for NAT64's 64:ff9b::/96, which a resolver
 * of an IPv6-only network gives for every IPv4 host: there it is that host that counts.
 */
export function judgeAddress(address: string, { allowPrivate }: { allowPrivate: boolean }): string | null {
  const bare = address.replace(/%.*/s, "");
  if (!ipaddr.isValid(bare)) return "no address";
  const ip = ipaddr.parse(bare);
  if (METADATA_ADDRESSES.has(ip.toString())) return "a cloud's metadata service";
  if (ip.kind() === "ipv6" && ip.match(NAT64, 96)) {
    return judgeAddress(ipaddr.fromByteArray(ip.toByteArray().slice(12)).toString(), { allowPrivate: false });
  }
  const range: string = ip.range();
  if (allowPrivate && PRIVATE_RANGES.has(range)) return null;
  if (range !== "unicast") return RANGE_WORDS[range] ?? "an address that is reserved";
  if (ip.kind() === "ipv6" && !ip.match(GLOBAL_UNICAST_V6, 3)) return "an address that is reserved";
  return null;
}
