import { describe, expect, it } from "vitest";
import { judgeAddress } from "./judge-address.ts";

const ALWAYS_REFUSED = [
  ["0.0.0.0", "no machine"],
  ["0.1.2.3", "no machine"],
  ["255.255.255.255", "many machines"],
  ["224.0.0.1", "many machines"],
  ["169.254.169.254", "the local link"],
  ["168.63.129.16", "metadata"],
  ["100.100.100.200", "metadata"],
  ["192.0.2.1", "reserved"],
  ["198.18.0.1", "reserved"],
  ["240.0.0.1", "reserved"],
  ["::", "no machine"],
  ["fe80::1", "the local link"],
  ["fe80::1%eth0", "the local link"],
  ["ff02::1", "many machines"],
  ["fd00:ec2::254", "metadata"],
  ["::ffff:127.0.0.1", "reserved"],
  ["::ffff:8.8.8.8", "reserved"],
  ["::7f00:1", "reserved"],
  ["64:ff9b::7f00:1", "this machine"],
  ["64:ff9b::a9fe:a9fe", "the local link"],
  ["64:ff9b:1::1", "reserved"],
  ["2002:7f00:1::", "reserved"],
  ["2001:0:4136:e378::", "reserved"],
  ["2001:db8::1", "reserved"],
  ["fec0::1", "reserved"],
  ["100::1", "reserved"],
  ["4000::1", "reserved"],
  ["localhost", "no address"],
] as const;

const PRIVATE = [
  "127.0.0.1",
  "127.255.0.9",
  "10.0.0.1",
  "172.16.0.1",
  "172.31.255.255",
  "192.168.1.1",
  "100.64.0.1",
  "::1",
  "fc00::1",
  "fd12::1",
];

describe("judgeAddress", () => {
  it.each(ALWAYS_REFUSED)(
    "refuses %s, which leads to %s, also where private networks are allowed",
    (address, words) => {
      expect(judgeAddress(address, { allowPrivate: false })).toContain(words);
      expect(judgeAddress(address, { allowPrivate: true })).toContain(words);
    },
  );

  it.each(PRIVATE)("refuses %s unless private networks are allowed", (address) => {
    expect(judgeAddress(address, { allowPrivate: false })).toMatch(/this machine|network/);
    expect(judgeAddress(address, { allowPrivate: true })).toBeNull();
  });

  it.each(["8.8.8.8", "172.32.0.1", "100.128.0.1", "193.0.6.139", "2606:4700::1111", "64:ff9b::808:808"])(
    "lets %s pass",
    (address) => {
      expect(judgeAddress(address, { allowPrivate: false })).toBeNull();
    },
  );
});
