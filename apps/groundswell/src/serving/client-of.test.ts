import { BlockList } from "node:net";
import { expect, test } from "vitest";
import { callerOf, toBlockList } from "./client-of.ts";

const NOBODY = new BlockList();
const trust = (...networks: string[]) => toBlockList(networks) ?? expect.fail("not networks");
const keyOf = (address: string, forwarded = "", trusted = NOBODY) => callerOf(address, forwarded, trusted).key;

test("a client is the other end of its connection: what it writes of itself is not believed", () => {
  expect(keyOf("203.0.113.9", "198.51.100.1")).toBe("203.0.113.9");
  expect(callerOf("127.0.0.1", "198.51.100.1", NOBODY)).toEqual({ key: "127.0.0.1", isLocal: true, isProxy: false });
});

test("behind a trusted proxy it is whom the proxy names, read from the end: the beginning may be invented", () => {
  const proxies = trust("loopback", "10.0.0.0/8");
  expect(keyOf("127.0.0.1", "1.1.1.1, 198.51.100.7", proxies)).toBe("198.51.100.7");
  expect(keyOf("10.1.2.3", "1.1.1.1, 198.51.100.7, 10.9.9.9", proxies)).toBe("198.51.100.7");
  expect(keyOf("::ffff:10.1.2.3", "198.51.100.7:4711", proxies)).toBe("198.51.100.7");
  expect(callerOf("127.0.0.1", "198.51.100.7", proxies).isLocal).toBe(false);
  // What a proxy could not tell is one client, not a way around the limit.
  expect(callerOf("127.0.0.1", "1.1.1.1, unknown", proxies)).toEqual({
    key: "unknown",
    isLocal: false,
    isProxy: false,
  });
});

test("a proxy's own questions are nobody's from outside", () => {
  expect(callerOf("127.0.0.1", "", trust("loopback"))).toMatchObject({ isProxy: true });
  expect(callerOf("10.0.0.5", " , ", trust("private"))).toMatchObject({ isProxy: true });
});

test("a reader within a trusted network is limited as others are, by the address that it came from", () => {
  const office = { key: "10.7.0.1", isLocal: false, isProxy: false };
  expect(callerOf("10.0.0.5", "10.7.0.1, 10.0.0.6", trust("private"))).toEqual(office);
  expect(callerOf("127.0.0.1", "127.0.0.1", trust("loopback"))).toMatchObject({ isProxy: false, isLocal: false });
});

test("an IPv6 client is its network of 64 bits, however the address is written, as it has all of them", () => {
  const spellings = [
    "2001:db8:0:7::1",
    "2001:0DB8:0:7:ffff::",
    "2001:db8::7:0:0:0:1",
    "[2001:db8:0:7::9]:443",
    "2001:db8:0:7::1%eth0",
  ];
  expect(spellings.map((address) => keyOf("127.0.0.1", address, trust("loopback")))).toEqual(
    spellings.map(() => "2001:db8:0:7"),
  );
  expect(keyOf("2001:db8:0:8::1")).not.toBe(keyOf("2001:db8:0:7::1"));
  expect(keyOf("::ffff:203.0.113.9")).toBe("203.0.113.9");
  expect(keyOf("::1")).toBe("0:0:0:0");
});

test.each(["10.0.0.0/33", "::1/129", "10.0.0", "localhost", "10.0.0.1/8/9", "10.0.0.0/-1", "10.0.0.0/", "*"])(
  "%s is no network",
  (network) => {
    expect(toBlockList([network])).toBeNull();
  },
);
