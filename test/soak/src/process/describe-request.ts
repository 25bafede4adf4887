/** What a request asks GitHub for. */
export type AskedKind = "totals" | "totals by id" | "history" | "releases" | "release" | "forks";

export interface AskedRequest {
  kind: AskedKind;
  api: "GraphQL" | "REST";
  /** One for each resource of a project, its page included: asked twice, the same key comes twice. */
  keys: string[];
}

/** @throws Error when it is nothing that a collector asks for */
export function describeRequest(url: string, body: string | null): AskedRequest {
  const { pathname, search } = new URL(url);
  if (pathname.endsWith("/graphql")) return describeQuery(body ?? "");
  const kind = kindOf(pathname);
  if (kind === null) throw new Error(`a request that no collector sends: ${pathname}`);
  return { kind, api: "REST", keys: [`${kind} ${pathname}${search}`] };
}

function kindOf(pathname: string): AskedKind | null {
  if (/^\/repositories\/\d+$/.test(pathname)) return "totals by id";
  if (/^\/repos\/[^/]+\/[^/]+$/.test(pathname)) return "totals";
  const [, list = ""] = /^\/(?:repositories\/\d+|repos\/[^/]+\/[^/]+)\/(.+)$/.exec(pathname) ?? [];
  if (list === "stargazers/history") return "history";
  if (list === "forks" || list === "releases") return list;
  return list.startsWith("releases/tags/") ? "release" : null;
}

interface Query {
  query: string;
  variables: Record<string, string>;
}

function describeQuery(body: string): AskedRequest {
  // Octokit wrote it from what our own client gave it.
  const { query, variables } = JSON.parse(body) as Query;
  const kind = query.includes("stargazerCount") ? "totals" : "forks";
  const aliases = [...query.matchAll(/^r(\d+): repository\(.*$/gm)];
  const keys = aliases.map(([line, n]) => {
    const after = /after: ("[^"]*"|null)/.exec(line)?.[1] ?? "";
    return `${kind} ${variables[`owner${n}`]}/${variables[`name${n}`]} ${after}`.trim();
  });
  return { kind, api: "GraphQL", keys };
}
