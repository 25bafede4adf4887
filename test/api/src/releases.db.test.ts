import { ReleasePage, type Release } from "@groundswell/wire";
import { expect, test } from "vitest";
import { onBothDatabases, type Suite } from "./harness.ts";

const GOOSE = "/api/v1/projects/aaif-goose/goose";

async function readReleases(suite: Suite, path = GOOSE): Promise<Release[]> {
  return ReleasePage.parse(await (await suite.get(`${path}/releases?limit=200`)).json()).items;
}

function find(releases: readonly Release[], tag: string): Release {
  const release = releases.find((item) => item.tag === tag);
  if (release === undefined) throw new Error(`no release ${tag}`);
  return release;
}

onBothDatabases("after a release", (suite) => {
  // Worked out apart from this code, in Python with SciPy 1.17's t distribution, from the archive's observations.
  test("of Goose's: the stars of its week, beside what its weeks before and similar projects let expect", async () => {
    const { at, after } = find(await readReleases(suite), "v1.40.0");
    expect(at.slice(0, 10)).toBe("2026-06-30");
    expect(after.days).toEqual({ from: "2026-06-30", to: "2026-07-06" });
    expect([after.peers, after.controlled]).toEqual([9, true]);
    expect(after.stars).toBeCloseTo(313.2289512298303, 6);
    expect(after.expected).toBeCloseTo(536.8836795087005, 6);
    expect(after.ratio?.value).toBeCloseTo(0.5838081117697042, 8);
    expect(after.ratio?.low).toBeCloseTo(0.18959705375470073, 8);
    expect(after.ratio?.high).toBeCloseTo(1.7976645977266774, 8);
    expect(after.reason).toBe(
      "313 stars in the 7 days after, where 537 were to be expected (0.58 times as many, 90 % interval 0.19–1.80), " +
        "going by the 8 weeks before and 9 similar projects.",
    );
  });

  test("with too few similar projects known: its own weeks alone, and it says that there is no control group", async () => {
    const { after } = find(await readReleases(suite), "v1.30.0");
    expect([after.days.from, after.peers, after.controlled]).toEqual(["2026-04-02", 6, false]);
    expect(after.stars).toBeCloseTo(5978.729800658701, 6);
    expect(after.expected).toBeCloseTo(450.8748197125303, 6);
    expect(after.ratio?.value).toBeCloseTo(13.246706594015874, 8);
    expect(after.ratio?.low).toBeCloseTo(6.379022065311755, 8);
    expect(after.ratio?.high).toBeCloseTo(27.508171909633898, 7);
    expect(after.reason).toContain("no control group");
  });

  test("with a window that is not complete: no figure, and how many days are known", async () => {
    const { after } = find(await readReleases(suite), "v1.8.0");
    expect(after).toMatchObject({ expected: null, ratio: null, peers: 0, controlled: false });
    expect(after.reason).toMatch(
      /^Too little data: \d of the 7 days after and \d+ of the 56 before are known; all are needed\.$/,
    );
    const [release] = await readReleases(suite, "/api/v1/projects/Muesli-HQ/muesli");
    expect(release?.after).toMatchObject({ stars: null, expected: null, ratio: null });
    expect(release?.after.reason).toContain("0 of the 7 days after and 0 of the 56 before");
  });

  test("it describes: no verdict, no p-value, and never why", async () => {
    for (const { after, at } of await readReleases(suite)) {
      expect(Object.keys(after).sort()).toEqual(
        ["controlled", "days", "expected", "peers", "ratio", "reason", "stars"].sort(),
      );
      expect(after.days.from).toBe(at.slice(0, 10));
      expect(after.reason).not.toMatch(/because|due to|caus|rose with|significant/i);
      expect(after.ratio?.low ?? 0).toBeLessThan(after.ratio?.high ?? 1);
    }
  });

  test("two of one day have one week, and a page is as good as the whole list", async () => {
    const whole = await readReleases(suite);
    const page = ReleasePage.parse(await (await suite.get(`${GOOSE}/releases?limit=20`)).json());
    expect(page.items).toEqual(whole.slice(0, 20));
    const [one, two] = [find(whole, "v1.25.3"), find(whole, "v1.27.0")];
    expect(one.after).toEqual(two.after);
  });
});
