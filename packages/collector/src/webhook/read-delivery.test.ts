import { contentHash } from "@groundswell/core";
import { sign } from "@octokit/webhooks-methods";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDelivery } from "./read-delivery.ts";

const SECRET = "It's a Secret to Everybody";

/** The fields that we read, with the values of GitHub's own examples. */
const REPOSITORY = {
  id: 186_853_002,
  full_name: "Codertocat/Hello-World",
  private: false,
  description: null,
  homepage: null,
  license: null,
  language: null,
  default_branch: "master",
  archived: false,
  disabled: false,
  created_at: "2019-05-15T15:19:25Z",
  updated_at: "2019-05-15T15:20:41Z",
  pushed_at: "2019-05-15T15:20:33Z",
  stargazers_count: 1,
  forks_count: 1,
  open_issues_count: 2,
};
const STAR = { action: "created", starred_at: "2019-05-15T15:20:40Z", repository: REPOSITORY };
const RELEASE = {
  id: 17_372_790,
  tag_name: "0.0.1",
  name: null,
  draft: false,
  prerelease: false,
  html_url: "https://github.com/Codertocat/Hello-World/releases/tag/0.0.1",
  published_at: "2019-05-15T15:20:53Z",
};

async function read(event: string, payload: unknown, headers: Record<string, string> = {}) {
  const body = typeof payload === "string" ? payload : JSON.stringify(payload);
  const signature = body === "" ? "sha256=" : await sign(SECRET, body);
  const own = { "content-type": "application/json", "x-github-event": event, "x-hub-signature-256": signature };
  const init = { method: "POST", body, headers: { ...own, ...headers } };
  return readDelivery(new Request("http://localhost/hooks/github", init), SECRET);
}

async function statusOf(...delivery: Parameters<typeof read>): Promise<number | null> {
  const result = await read(...delivery);
  return "answer" in result ? result.answer.status : null;
}

describe("a delivery's signature", () => {
  it("is proved as GitHub documents it, with the documentation's own example", async () => {
    const signature = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
    expect(await statusOf("ping", "Hello, World!", { "x-hub-signature-256": signature })).toBe(200);
  });

  it("comes before all else: nothing of an unsigned body is looked at", async () => {
    const unsigned = { "x-hub-signature-256": "" };
    for (const [event, body] of [
      ["ping", "{}"],
      ["star", "{"],
      ["nothing", ""],
    ] as const) {
      expect(await statusOf(event, body, unsigned)).toBe(401);
    }
  });

  it("is not any other text", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme-ascii" }), async (guess) => {
        expect(await statusOf("star", STAR, { "x-hub-signature-256": guess })).toBe(401);
      }),
    );
  });
});

describe("a delivery's body", () => {
  it("is JSON: GitHub's other content type is refused with what to do about it", async () => {
    const refused = await read("star", STAR, { "content-type": "application/x-www-form-urlencoded" });
    expect(refused).toMatchObject({
      answer: { status: 415, detail: expect.stringContaining("application/json") as string },
    });
    expect(await statusOf("star", STAR, { "content-type": "application/json; charset=utf-8" })).toBeNull();
    expect(await statusOf("star", STAR, { "content-type": "application/jsonp" })).toBe(415);
  });

  it("is read as its event's, and known by its hash", async () => {
    expect(await read("star", STAR)).toMatchObject({
      delivery: { event: "star", action: "created", repository: { id: 186_853_002, visibility: "public" } },
      bodyHash: contentHash(JSON.stringify(STAR)),
    });
    const fork = { forkee: { id: 1 }, repository: REPOSITORY };
    expect(await read("fork", fork)).toMatchObject({ delivery: { event: "fork", action: "created" } });
    expect(await read("repository", { action: "archived", repository: REPOSITORY })).toMatchObject({
      delivery: { event: "repository", action: "archived" },
    });
  });

  it("is not understood when it says more than a database holds", async () => {
    const many = { ...REPOSITORY, stargazers_count: 2 ** 31 };
    expect(await statusOf("star", { ...STAR, repository: many })).toBe(422);
    expect(await statusOf("star", { ...STAR, repository: { ...many, stargazers_count: 2 ** 31 - 1 } })).toBeNull();
    const release = { ...RELEASE, published_at: "0000-01-01T00:00:00Z" };
    expect(await statusOf("release", { action: "published", release, repository: REPOSITORY })).toBe(422);
  });

  it("of one event does not pass for another's", async () => {
    expect(await statusOf("star", { action: "created", repository: REPOSITORY })).toBe(422);
    expect(await statusOf("fork", STAR)).toBe(422);
    expect(await statusOf("release", STAR)).toBe(422);
    const release = { action: "deleted", release: RELEASE, repository: REPOSITORY };
    expect(await statusOf("release", release)).toBeNull();
    expect(await statusOf("star", release)).toBe(422);
    expect(await statusOf("fork", release)).toBe(422);
  });

  const sender = { login: "Codertocat" };
  for (const [event, own] of [
    ["issues", { issue: { id: 1 } }],
    ["issue_comment", { issue: { id: 1 }, comment: { id: 2 } }],
    ["label", { label: { id: 1 } }],
    ["milestone", { milestone: { id: 1 } }],
    ["discussion", { discussion: { id: 1 } }],
    ["pull_request_review_comment", { pull_request: { id: 1 }, comment: { id: 2 } }],
    ["star", { starred_at: null }],
    ["release", { release: RELEASE }],
    ["meta", { hook_id: 1, hook: { type: "Repository" } }],
    ["repository_dispatch", { branch: "master", client_payload: {} }],
    ["one that GitHub has yet to think of", { widget: { id: 1 } }],
  ] as const) {
    it(`of a deletion in ${event} does not pass for the repository's own`, async () => {
      const payload = { action: "deleted", ...own, repository: REPOSITORY, sender };
      const refused = await read("repository", payload);
      expect(refused).toMatchObject({ answer: { status: 422 } });
      const [key = ""] = Object.keys(own);
      expect("answer" in refused && refused.answer.detail).toContain(key);
    });
  }

  it("of the repository's own may say who did it, for whom, and what was changed", async () => {
    const common = { sender, organization: { id: 1 }, enterprise: { id: 2 }, installation: { id: 3 } };
    for (const changes of [{}, { changes: { repository: { name: { from: "World" } } } }]) {
      expect(await statusOf("repository", { action: "renamed", repository: REPOSITORY, ...common, ...changes })).toBe(
        null,
      );
    }
  });

  it("has an action of its event's, as other events have others of the same form", async () => {
    for (const action of ["constructor", "moved to the moon", "started", "opened", null, undefined]) {
      expect(await statusOf("repository", { action, repository: REPOSITORY })).toBe(422);
      expect(await statusOf("release", { action, release: RELEASE, repository: REPOSITORY })).toBe(422);
      expect(await statusOf("star", { ...STAR, action })).toBe(422);
    }
  });

  it("of an event that we don't read is taken, whatever it holds", async () => {
    for (const event of ["push", "constructor", ""]) expect(await statusOf(event, "no JSON")).toBe(202);
  });

  it("is never a reason to throw", async () => {
    const event = fc.constantFrom("star", "fork", "release", "repository");
    await fc.assert(
      fc.asyncProperty(
        event,
        fc.oneof(fc.json(), fc.string({ unit: "grapheme", minLength: 1 })),
        async (name, body) => {
          expect([400, 422]).toContain(await statusOf(name, body));
        },
      ),
    );
  });
});
