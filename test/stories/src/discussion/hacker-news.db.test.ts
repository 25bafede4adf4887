import { readReceipt } from "@groundswell/db";
import { expect, test } from "vitest";
import { closeAfterEach, DAY_MS, NOON, onBothDatabases } from "../harness.ts";
import { startHnComments, type HnComment } from "./hacker-news-comments.ts";
import { countsOf, dumpOf, hostsAt, linksOf, syncPosts } from "./scene.ts";
import { PRIVATE_WORDS } from "./standin.ts";

const WATCHLIST = `projects:
  - repo: aaif-goose/goose
    name: Goose
    context: [agent, MCP]
    notContext: [wild goose]
discussion:
  - kind: hackernews
`;
const secondsOf = (instant: string) => Date.parse(instant) / 1_000;
let ids = 1_000;
const comment = (at: string, text: string, story = 7): HnComment => ({ id: ids++, text, story, at: secondsOf(at) });
const SURE = "See https:&#x2F;&#x2F;github.com&#x2F;aaif-goose&#x2F;goose, zebra crossing";
const LINK = '<a href="https:&#x2F;&#x2F;github.com&#x2F;aaif-goose&#x2F;goose" rel="nofollow">it</a>';

onBothDatabases("comments on Hacker News, counted", (suite) => {
  const closing = closeAfterEach();
  const open = async () => {
    const standin = closing(await startHnComments());
    return { standin, hosts: hostsAt({ hackernews: standin.url }), watchlist: await suite.watch(WATCHLIST) };
  };

  test("days that are over are counted by the rules of mentions; a day without one is a zero, today is not counted", async () => {
    const { standin, hosts, watchlist } = await open();
    standin.comments = [
      comment("2026-03-26T08:00:00Z", SURE),
      comment("2026-03-25T23:59:59Z", SURE, 7),
      comment("2026-03-25T12:00:00Z", `${SURE} again`, 8),
      comment("2026-03-25T11:00:00Z", `${SURE} and again`, 8),
      comment("2026-03-25T10:00:00Z", "I saw a wild goose on the lake."),
      comment("2026-03-24T00:00:00Z", SURE, 9),
      comment("2026-02-01T00:00:00Z", SURE, 9),
    ];
    const [report] = await syncPosts(suite, watchlist, hosts);
    expect(report).toMatchObject({ outcome: "ok", projects: 1, days: 28, cutOff: 0, changed: 28, requests: 2 });
    const counts = await countsOf(suite, "aaif-goose/goose", "hackernews");
    expect([counts.length, counts[0], ...counts.slice(-3)]).toEqual([
      28,
      "2026-02-26: 0+0, complete",
      "2026-03-23: 0+0, complete",
      "2026-03-24: 1+0, complete",
      "2026-03-25: 3+0, complete",
    ]);
    expect(await linksOf(suite, "aaif-goose/goose", "hackernews")).toEqual({
      "2026-03-24": [
        { url: "https://news.ycombinator.com/item?id=9", at: Date.parse("2026-03-24T00:00:00Z"), posts: 1 },
      ],
      "2026-03-25": [
        { url: "https://news.ycombinator.com/item?id=8", at: Date.parse("2026-03-25T11:00:00Z"), posts: 2 },
        { url: "https://news.ycombinator.com/item?id=7", at: Date.parse("2026-03-25T23:59:59Z"), posts: 1 },
      ],
    });
  });

  test("nothing of a post is stored but that it was one: no text, no account, no id", async () => {
    const { standin, hosts, watchlist } = await open();
    standin.comments = [comment("2026-03-25T12:00:00Z", SURE, 8)];
    await syncPosts(suite, watchlist, hosts);
    const stored = `${await dumpOf(suite)} ${suite.log.join()}`;
    for (const word of [...PRIVATE_WORDS, String(standin.comments[0]?.id)]) expect(stored).not.toContain(word);
    expect(stored).toContain("item?id=8");
  });

  test("an ambiguous name needs words that make it mean the project; one that may mean it is told apart", async () => {
    const { standin, hosts, watchlist } = await open();
    standin.comments = [
      comment("2026-03-25T12:00:00Z", "A goose flew by."),
      comment("2026-03-25T13:00:00Z", `The agent Goose speaks MCP, ${LINK}`),
      comment("2026-03-25T14:00:00Z", "Goose with an agent."),
    ];
    await syncPosts(suite, watchlist, hosts);
    expect((await countsOf(suite, "aaif-goose/goose", "hackernews")).at(-1)).toBe("2026-03-25: 1+1, complete");
  });

  test("the last days are read again the next day: what came late is counted, and nothing twice", async () => {
    const { standin, hosts, watchlist } = await open();
    standin.comments = [comment("2026-03-25T12:00:00Z", SURE)];
    await syncPosts(suite, watchlist, hosts);
    expect(await syncPosts(suite, watchlist, hosts, { early: true })).toMatchObject([{ outcome: "ok", requests: 0 }]);
    standin.comments.push(comment("2026-03-25T13:00:00Z", SURE), comment("2026-03-26T13:00:00Z", SURE));
    suite.clock.now = NOON + DAY_MS;
    const [report] = await syncPosts(suite, watchlist, hosts);
    expect(report).toMatchObject({ outcome: "ok", projects: 1, days: 3, changed: 2, requests: 2 });
    expect((await countsOf(suite, "aaif-goose/goose", "hackernews")).slice(-2)).toEqual([
      "2026-03-25: 2+0, complete",
      "2026-03-26: 1+0, complete",
    ]);
  });

  test("a search with more than is read is cut off: what was read is at least so many, what lies behind was not asked", async () => {
    const { standin, hosts, watchlist } = await open();
    const from = secondsOf("2026-03-25T23:00:00Z");
    standin.comments = Array.from({ length: 3_000 }, (_, n) => ({
      id: n + 1,
      text: SURE,
      story: 7,
      at: from - n * 60,
    }));
    const [report] = await syncPosts(suite, watchlist, hosts);
    expect(report).toMatchObject({ outcome: "ok", requests: 10 });
    const counts = await countsOf(suite, "aaif-goose/goose", "hackernews");
    expect(counts).toEqual([expect.stringMatching(/^2026-03-24: \d{3,}\+0, cut off$/), "2026-03-25: 1381+0, complete"]);
  });

  test("what is found twice, dated elsewhere, or unreadable is not counted; a day with something unreadable is not whole", async () => {
    const { standin, hosts, watchlist } = await open();
    const one = comment("2026-03-25T12:00:00Z", `Goose, ${LINK}`);
    standin.comments = [one, one];
    const hit = { objectID: "77", comment_text: SURE, story_id: 7 };
    standin.strays = [
      { ...hit, created_at_i: secondsOf("2036-01-01T00:00:00Z") },
      { ...hit, objectID: "78", created_at_i: secondsOf("2006-01-01T00:00:00Z") },
    ];
    await syncPosts(suite, watchlist, hosts);
    expect((await countsOf(suite, "aaif-goose/goose", "hackernews")).at(-1)).toBe("2026-03-25: 1+0, complete");
    standin.strays = [{ ...hit, objectID: 3 }, null, "hit", { ...hit, created_at_i: "now" }];
    suite.clock.now = NOON + DAY_MS;
    expect(await syncPosts(suite, watchlist, hosts)).toMatchObject([{ outcome: "ok", unread: 8, cutOff: 1, days: 1 }]);
    // The day before is known from before; of today's yesterday nothing was found, and that it was all is not known.
    expect((await countsOf(suite, "aaif-goose/goose", "hackernews")).at(-1)).toBe("2026-03-25: 1+0, complete");
  });

  test("the receipt has every question, and the hash of the answers", async () => {
    const { standin, hosts, watchlist } = await open();
    standin.comments = [comment("2026-03-25T12:00:00Z", SURE)];
    await syncPosts(suite, watchlist, hosts);
    const [row] = await suite.db().execute<{ id: string }>("select project_id || '-' || key as id from receipts");
    const receipt = await readReceipt(suite.db(), row?.id ?? "");
    expect(receipt).toMatchObject({ source: "Hacker News search", status: 200, fetchedAt: NOON });
    expect(receipt?.request.split(" ").filter((word) => word === "GET")).toHaveLength(2);
    expect(receipt?.method).toMatch(/^discussion\/1, names [0-9a-f]{12}$/);
  });
});
