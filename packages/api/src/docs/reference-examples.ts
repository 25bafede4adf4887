import answers from "./reference-examples.json" with { type: "json" };

/** An address of each route, and what it answers of the figures that come with Groundswell. */
export interface Example {
  address: string;
  /** With its lists cut; absent: the answer is no JSON document. */
  answer?: unknown;
}

const GOOSE = "/api/v1/projects/aaif-goose/goose";

/** What each route is asked for on the reference page. A test holds the stored answers to those that are given. */
export const EXAMPLE_ADDRESSES: Readonly<Record<string, string>> = {
  "/api/v1/projects": "/api/v1/projects?sort=momentum&limit=1",
  "/api/v1/projects/{owner}/{name}": GOOSE,
  "/api/v1/projects/{owner}/{name}/trend": `${GOOSE}/trend`,
  "/api/v1/projects/{owner}/{name}/series": `${GOOSE}/series?metric=stars&from=2026-03-01&to=2026-03-02`,
  "/api/v1/projects/{owner}/{name}/releases": `${GOOSE}/releases?limit=1`,
  "/api/v1/projects/{owner}/{name}/events": "/api/v1/projects/unslothai/unsloth/events?kind=surge&limit=1",
  "/api/v1/projects/{owner}/{name}/ledger": `${GOOSE}/ledger?of=stars&limit=1`,
  "/api/v1/projects/{owner}/{name}/discussion": `${GOOSE}/discussion`,
  "/api/v1/projects/{owner}/{name}/openness": `${GOOSE}/openness`,
  "/api/v1/projects/{owner}/{name}/stories": `${GOOSE}/stories?limit=1`,
  "/api/v1/categories": "/api/v1/categories",
  "/api/v1/front": "/api/v1/front",
  "/api/v1/compare":
    "/api/v1/compare?projects=aaif-goose/goose,ollama/ollama&from=2026-03-01&to=2026-03-02&interval=day",
  "/api/v1/events": "/api/v1/events?kind=released&limit=1",
  "/api/v1/openness": "/api/v1/openness?limit=1",
  "/api/v1/openness/changes": "/api/v1/openness/changes?limit=1",
  "/api/v1/stories": "/api/v1/stories?limit=1",
  "/api/v1/stories/{id}": "/api/v1/stories/open-source-ai-identity-crisis",
  "/api/v1/effects": "/api/v1/effects?project=aaif-goose/goose&limit=1",
  "/api/v1/desk/uncovered": "/api/v1/desk/uncovered?limit=1",
  "/api/v1/desk/no-lift": "/api/v1/desk/no-lift?limit=1",
  "/api/v1/desk/outlets": "/api/v1/desk/outlets?limit=1",
  "/api/v1/desk/review": "/api/v1/desk/review?limit=1",
  "/api/v1/corrections": "/api/v1/corrections?project=aaif-goose/goose",
  "/api/v1/receipts/{id}": "/api/v1/receipts/1-c6524e7d2ea59568",
  "/api/v1/status": "/api/v1/status?projects=none",
  "/api/v1/live": "/api/v1/live",
};

/** A wrong question, and how it is answered. */
export const PROBLEM_ADDRESS = "/api/v1/projects?limit=0&sort=fame";

const ANSWERS: Readonly<Record<string, unknown>> = answers;

/** The example of a route, or of a wrong question. */
export function findExample(path: string): Example | null {
  const address = path === PROBLEM_ADDRESS ? PROBLEM_ADDRESS : EXAMPLE_ADDRESSES[path];
  if (address === undefined) return null;
  return path in ANSWERS ? { address, answer: ANSWERS[path] } : { address };
}
