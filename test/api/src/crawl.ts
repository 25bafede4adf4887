import { AS_OF } from "./pinned-world.ts";

/** An answer, as far as readers see it. */
export interface Answer {
  status: number;
  type: string | null;
  etag: string | null;
  location: string | null;
  body: string;
}

export type Ask = (path: string) => Promise<Response>;

/** Names that projects bear and bore. */
const NAMES = ["new/goose", "old/goose", "older/goose", "two/b", "three/c"];
const METRICS = ["stars", "surviving", "gained", "lost", "net", "forks", "releases"];
const THEN = ["2026-06-30T12:00:00Z", AS_OF];

/** Addresses of each route of the OpenAPI document; a list goes on at its cursors, and answers lead to receipts and stories. */
export const ROUTES: Readonly<Record<string, readonly string[]>> = {
  "/projects": ["momentum", "velocity", "stars", "net", "name"]
    .map((sort) => `?sort=${sort}&window=30d&limit=1`)
    .concat(
      "?category=agents",
      "?q=goose",
      "?label=steady",
      "?projects=new/goose,three/c",
      ...THEN.map((t) => `?asOf=${t}`),
    ),
  "/projects/{owner}/{name}": ["", ...THEN.map((t) => `?asOf=${t}`)],
  "/projects/{owner}/{name}/trend": ["", ...THEN.map((t) => `?asOf=${t}`)],
  "/projects/{owner}/{name}/series": METRICS.flatMap((metric) => [
    `?metric=${metric}`,
    `?metric=${metric}&interval=week&format=csv`,
    ...THEN.map((t) => `?metric=${metric}&interval=month&asOf=${t}`),
    `?metric=${metric}&from=2026-07-01&asOf=${AS_OF}`,
  ]),
  "/projects/{owner}/{name}/releases": ["?limit=2"],
  "/projects/{owner}/{name}/events": ["?limit=3", ...THEN.map((t) => `?asOf=${t}`)],
  "/projects/{owner}/{name}/openness": ["", ...THEN.map((t) => `?asOf=${t}`)],
  "/projects/{owner}/{name}/discussion": [
    "?from=2026-06-01&to=2026-07-01",
    "?from=2026-06-01&to=2026-07-01&format=csv",
  ],
  "/projects/{owner}/{name}/ledger": ["?limit=40&all=true", "?of=forks"],
  "/projects/{owner}/{name}/stories": ["?limit=1"],
  "/compare": ["date", "age", "index"].flatMap((align) => [
    `?projects=new/goose,two/b&align=${align}`,
    `?projects=old/goose,three/c&align=${align}&metric=net&asOf=${AS_OF}&format=csv`,
  ]),
  "/front": [""],
  "/categories": ["", "?q=b"],
  "/events": ["?limit=5"],
  "/openness": ["", "?projects=new/goose,two/b"],
  "/openness/changes": ["?limit=5"],
  "/stories": ["?limit=2", "?q=certain", "?source=Else%20%26%20Where%20%3Cem%3E"],
  "/stories/{id}": [],
  "/effects": ["?limit=1"],
  "/desk/uncovered": [""],
  "/desk/no-lift": [""],
  "/desk/outlets": [""],
  "/desk/review": ["?limit=1"],
  "/corrections": ["?limit=2", "?project=new/goose"],
  "/receipts/{id}": [],
  "/status": ["", "?projects=none"],
};

/** Routes whose answers are about the process that gives them. */
export const OF_THE_PROCESS: Readonly<Record<string, string>> = {
  "/live": "a stream of what changes from now on; its versions count one database's changes",
};

const FEEDS = ["all", ...NAMES, "selection"].flatMap((name) =>
  ["atom", "json"].map((form) => `/feeds/${name}.${form}${name === "selection" ? "?projects=two/b,new/goose" : ""}`),
);
const PLAIN = [
  "/badge/two/b/stars.svg",
  "/oembed?url=https://stars.example/charts/new/goose/stars&format=json",
  "/api/docs",
];
/** Charts as they are today, and pinned by an address that nobody has used before. */
const CHARTS = ["new/goose/stars", "two/b/net", "compare/stars", "board/momentum", "effect/loud/new/goose"].flatMap(
  (path) => {
    const query = path.startsWith("compare") ? "projects=new/goose,two/b&" : "";
    return ["csv", "json", "svg"].flatMap((ending) => [
      `/charts/${path}.${ending}?${query}`,
      `/charts/${path}.${ending}?${query}asOf=2026-08-20T12:00:00Z`,
    ]);
  },
);

/**
 * Asks for everything that there is to be asked for.
 * @param pinned addresses of charts, with `EXT` for their endings
 */
export async function crawl(ask: Ask, pinned: readonly string[]): Promise<Map<string, Answer>> {
  const listed = Object.entries(ROUTES).flatMap(([route, queries]) =>
    queries.flatMap((query) =>
      (route.includes("{owner}") ? NAMES : [""]).map(
        (name) => `/api/v1${route.replace("{owner}/{name}", name)}${query}`,
      ),
    ),
  );
  const charts = pinned.flatMap((path) => ["svg", "png", "csv", "json"].map((ending) => path.replace("EXT", ending)));
  const frames = pinned.map((path) => path.replace("/charts/", "/embed/").replace(".EXT", ""));
  const queue = ["/api/v1/openapi.json", ...listed, ...FEEDS, ...PLAIN, ...charts, ...frames, ...CHARTS];
  const answers = new Map<string, Answer>();
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (answers.has(path)) continue;
    const answer = await read(await ask(path));
    answers.set(path, answer);
    queue.push(...listLinks(path, answer));
  }
  return answers;
}

export async function read(response: Response): Promise<Answer> {
  const header = (name: string) => response.headers.get(name);
  const body = Buffer.from(await response.arrayBuffer()).toString("latin1");
  return {
    status: response.status,
    type: header("content-type"),
    etag: header("etag"),
    location: header("location"),
    body,
  };
}

function listLinks(path: string, { type, body }: Answer): string[] {
  if (type?.startsWith("application/json") !== true) return [];
  const receipts = [...body.matchAll(/"([1-9]\d*-[0-9a-f]{16})"/g)].map(([, id = ""]) => `/api/v1/receipts/${id}`);
  const stories = [...body.matchAll(/"(?:id|story|slug)":"([a-z0-9-]+)"/g)].map(
    ([, id = ""]) => `/api/v1/stories/${id}`,
  );
  const [, cursor = ""] = /"nextCursor":"([^"]+)"/.exec(body) ?? [];
  const bare = path.replace(/[?&]cursor=[^&]*/, "");
  const next = cursor === "" ? [] : [`${bare}${bare.includes("?") ? "&" : "?"}cursor=${encodeURIComponent(cursor)}`];
  return [...receipts, ...stories, ...next];
}
