import { expect, test } from "vitest";
import { repositoryNodeId } from "../node-id.ts";
import { ask, get, lamp, openStandin, rulesBroken } from "../test-support.ts";

const releases = [
  { id: 11, tag: "v1", name: "B", publishedAt: "2026-03-11T10:00:00Z" },
  { id: 12, tag: "v2", name: "A", publishedAt: "2026-03-12T10:00:00Z", prerelease: true },
];
const facts = { releases, topics: ["llm"], openIssues: 3, openPulls: 2, watchers: 9, homepage: "https://lamp.example" };
const names = [
  { name: "octo/lamp", from: "2026-03-10T08:00:00Z" },
  { name: "hexa/lantern", from: "2026-03-25T00:00:00Z" },
];

test("a watcher's whole question is answered", async () => {
  const standin = await openStandin([lamp(facts)]);
  const { data, errors } = await ask(
    standin,
    `{ repository(owner: "octo", name: "lamp") {
      id databaseId nameWithOwner stargazerCount forkCount watchers { totalCount }
      issues(states: OPEN) { totalCount } pullRequests(states: [OPEN]) { totalCount }
      releases(first: 1, orderBy: { field: CREATED_AT, direction: DESC }) {
        totalCount nodes { tagName isPrerelease publishedAt } pageInfo { hasNextPage endCursor }
      }
      latestRelease { tagName isLatest } licenseInfo { spdxId key name } isArchived isDisabled isPrivate visibility
      description homepageUrl url createdAt pushedAt primaryLanguage { name } defaultBranchRef { name }
      repositoryTopics(first: 10) { nodes { topic { name } } }
      forks(first: 2, orderBy: { field: CREATED_AT, direction: DESC }) { totalCount nodes { createdAt } }
    } rateLimit { cost remaining used limit resetAt nodeCount } }`,
  );
  expect(errors).toEqual([]);
  expect(data).toEqual({
    repository: {
      id: repositoryNodeId(7),
      databaseId: 7,
      nameWithOwner: "octo/lamp",
      stargazerCount: 140,
      forkCount: 8,
      watchers: { totalCount: 9 },
      issues: { totalCount: 3 },
      pullRequests: { totalCount: 2 },
      releases: {
        totalCount: 2,
        nodes: [{ tagName: "v2", isPrerelease: true, publishedAt: "2026-03-12T10:00:00Z" }],
        pageInfo: { hasNextPage: true, endCursor: expect.any(String) as string },
      },
      latestRelease: { tagName: "v1", isLatest: true },
      licenseInfo: { spdxId: "MIT", key: "mit", name: "MIT License" },
      isArchived: false,
      isDisabled: false,
      isPrivate: false,
      visibility: "PUBLIC",
      description: null,
      homepageUrl: "https://lamp.example",
      url: "https://github.com/octo/lamp",
      createdAt: "2026-03-10T08:00:00Z",
      pushedAt: "2026-03-12T10:00:00Z",
      primaryLanguage: { name: "TypeScript" },
      defaultBranchRef: { name: "main" },
      repositoryTopics: { nodes: [{ topic: { name: "llm" } }] },
      forks: { totalCount: 8, nodes: [{ createdAt: "2026-03-26T09:00:00Z" }, { createdAt: "2026-03-26T03:00:00Z" }] },
    },
    rateLimit: { cost: 1, remaining: 4999, used: 1, limit: 5000, resetAt: "2026-03-26T13:00:00Z", nodeCount: 13 },
  });
  standin.expectNoViolations();
});

test("a missing repository is null with a NOT_FOUND at its alias, and the others are there", async () => {
  const standin = await openStandin([lamp()]);
  const { status, data, errors } = await ask(
    standin,
    `{ a: repository(owner: "octo", name: "lamp") { databaseId } b: repository(owner: "no", name: "body") { databaseId } }`,
  );
  expect([status, data]).toEqual([200, { a: { databaseId: 7 }, b: null }]);
  expect(errors).toMatchObject([
    { type: "NOT_FOUND", path: ["b"], message: "Could not resolve to a Repository with the name 'no/body'." },
  ]);
  standin.expectNoViolations();
});

test("a renamed repository is followed unless that was declined, and ids survive the rename", async () => {
  const standin = await openStandin([lamp({ names })]);
  const query = `query ($id: ID!, $none: ID!) {
    a: repository(owner: "octo", name: "lamp") { nameWithOwner }
    b: repository(owner: "octo", name: "lamp", followRenames: false) { nameWithOwner }
    nodes(ids: [$id, $none]) { ... on Repository { databaseId } }
    node(id: $id) { __typename }
  }`;
  const { data, errors } = await ask(standin, query, { id: repositoryNodeId(7), none: "R_none" });
  expect(data).toEqual({
    a: { nameWithOwner: "hexa/lantern" },
    b: null,
    nodes: [{ databaseId: 7 }, null],
    node: { __typename: "Repository" },
  });
  expect(errors.map((e) => [e.type, e.path])).toEqual([
    ["NOT_FOUND", ["b"]],
    ["NOT_FOUND", ["nodes", 1]],
  ]);
});

test("stargazers are forbidden and take the whole repository with them; watchers only lose their names", async () => {
  const standin = await openStandin([lamp({ watchers: 9 })]);
  const { data, errors } = await ask(
    standin,
    `{ a: repository(owner: "octo", name: "lamp") { databaseId stargazers { totalCount } }
       b: repository(owner: "octo", name: "lamp") { watchers(first: 1) { totalCount nodes { login } } } }`,
  );
  expect(data).toEqual({ a: null, b: { watchers: { totalCount: 9, nodes: null } } });
  expect(errors.map((e) => [e.type, e.path])).toEqual([
    ["FORBIDDEN", ["a", "stargazers"]],
    ["FORBIDDEN", ["b", "watchers", "nodes"]],
  ]);
  expect(rulesBroken(standin)).toEqual(["restricted-endpoint", "restricted-endpoint"]);
});

test("a field or argument that GitHub's schema does not have is an error without data", async () => {
  const standin = await openStandin([lamp()]);
  for (const [field, message] of [
    ["starCount", /Cannot query field "starCount" on type "Repository"/],
    ["releases(firts: 1) { totalCount }", /Unknown argument "firts"/],
  ] as const) {
    const reply = await ask(standin, `{ repository(owner: "octo", name: "lamp") { ${field} } }`);
    expect([reply.status, reply.data]).toEqual([200, undefined]);
    expect(reply.errors[0]?.message).toMatch(message);
  }
  expect((await ask(standin, "{")).errors[0]?.message).toMatch(/Syntax Error/);
});

test("what GitHub knows but the stand-in does not is an error and a violation, never a silent null", async () => {
  const standin = await openStandin([lamp()]);
  for (const field of [
    "diskUsage",
    "issues { totalCount }",
    "releases(last: 1) { totalCount }",
    "owner { avatarUrl }",
  ]) {
    const { errors } = await ask(standin, `{ repository(owner: "octo", name: "lamp") { ${field} } }`);
    expect(errors.map((e) => e.type)).toEqual(["STANDIN_UNRESOLVED"]);
  }
  expect(rulesBroken(standin)).toEqual(Array.from({ length: 4 }, () => "unresolved-field"));
});

test("connections are paged by cursor in the order that was asked for", async () => {
  const standin = await openStandin([lamp(facts)]);
  const query = `query ($after: String) { repository(owner: "octo", name: "lamp") {
    releases(first: 1, after: $after, orderBy: { field: NAME, direction: ASC }) { edges { cursor node { tagName } } pageInfo { hasNextPage hasPreviousPage } } } }`;
  const page = async (after: string | null) => {
    const { data } = await ask(standin, query, { after });
    return (data as { repository: { releases: { edges: { cursor: string; node: unknown }[]; pageInfo: unknown } } })
      .repository.releases;
  };
  const first = await page(null);
  expect([first.edges[0]?.node, first.pageInfo]).toEqual([
    { tagName: "v2" },
    { hasNextPage: true, hasPreviousPage: false },
  ]);
  const second = await page(first.edges[0]?.cursor ?? "");
  expect([second.edges[0]?.node, second.pageInfo]).toEqual([
    { tagName: "v1" },
    { hasNextPage: false, hasPreviousPage: true },
  ]);
  expect((await ask(standin, query, { after: "nonsense" })).errors[0]?.type).toBe("INVALID_CURSOR_ARGUMENTS");
});

test("without a token GraphQL answers 401, and a body that is no JSON 400", async () => {
  const standin = await openStandin([lamp()]);
  const post = (headers: Record<string, string>) =>
    fetch(`${standin.url}/graphql`, { method: "POST", headers, body: "nonsense" });
  expect((await post({})).status).toBe(401);
  const { authorization } = { authorization: "Bearer a-token-of-the-tests" };
  expect((await post({ authorization })).status).toBe(400);
  expect((await get(standin, "/graphql", { authorization })).status).toBe(404);
});
