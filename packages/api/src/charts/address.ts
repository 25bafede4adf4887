import { isRepoName, METRICS, type Metric } from "@groundswell/core";
import { notFound } from "../http/problem.ts";

/** What a chart's address names, before anything is looked up. */
export type ChartAddress =
  | { kind: "project"; repo: string; metric: Exclude<Metric, "releases"> }
  | { kind: "releases"; repo: string }
  | { kind: "compare"; metric: Metric }
  | { kind: "effect"; story: string; repo: string }
  | { kind: "board" };

export type ChartKind = ChartAddress["kind"];

const SHAPES =
  `charts are at {owner}/{name}/{metric}, compare/{metric}?projects=, effect/{story}/{owner}/{name} and ` +
  `board/momentum; metrics are ${METRICS.join(", ")}`;

/**
 * Reads a chart's address.
 * @param path what follows `/charts/` or `/embed/`, without an ending: `aaif-goose/goose/stars`; escapes are resolved
 * @throws HttpProblem (404) that says which addresses there are
 */
export function parseChartAddress(path: string): ChartAddress {
  const parts = path.split("/").map(decodePart);
  const [first = "", second = "", third = "", fourth = ""] = parts;
  if (parts.length === 2 && first === "compare") return { kind: "compare", metric: readMetric(second) };
  if (parts.length === 2 && first === "board") {
    if (second !== "momentum") throw notFound(`no board of ${JSON.stringify(second)}; there is board/momentum`);
    return { kind: "board" };
  }
  if (parts.length === 3) {
    const metric = readMetric(third);
    const repo = readRepo(first, second);
    return metric === "releases" ? { kind: "releases", repo } : { kind: "project", repo, metric };
  }
  if (parts.length === 4 && first === "effect" && second !== "") {
    return { kind: "effect", story: second, repo: readRepo(third, fourth) };
  }
  throw notFound(`no chart at ${JSON.stringify(path)}; ${SHAPES}`);
}

/** The path of an address as it was asked for, in the one spelling that it has: `aaif-goose/goose/stars`. */
export function writeAddress(address: ChartAddress): string {
  switch (address.kind) {
    case "project":
      return `${address.repo}/${address.metric}`;
    case "releases":
      return `${address.repo}/releases`;
    case "compare":
      return `compare/${address.metric}`;
    case "effect":
      return `effect/${encodeURIComponent(address.story)}/${address.repo}`;
    case "board":
      return "board/momentum";
  }
}

function readMetric(text: string): Metric {
  const metric = METRICS.find((one) => one === text);
  if (metric === undefined) throw notFound(`no chart of ${JSON.stringify(text)}; there are ${METRICS.join(", ")}`);
  return metric;
}

function readRepo(owner: string, name: string): string {
  const repo = `${owner}/${name}`;
  if (!isRepoName(repo)) throw notFound(`no watched project is or was called ${repo}; /api/v1/projects lists them`);
  return repo;
}

/** What can't be decoded is left as it is, and then names nothing. */
function decodePart(part: string): string {
  try {
    return decodeURIComponent(part).toWellFormed();
  } catch {
    return part;
  }
}
