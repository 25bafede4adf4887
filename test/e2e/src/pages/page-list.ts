/** A page of the product, at one of its addresses. */
export interface ListedPage {
  /** Its name among screenshots; null: an address that differs from a named one in a few words only. */
  name: string | null;
  path: string;
  /** Default 200. */
  status?: number;
}

export const GOOSE = "/aaif-goose/goose";
export const STORY = "/stories/open-source-ai-identity-crisis";
const GOOSE_AND_OLLAMA = "aaif-goose/goose,ollama/ollama";
const TEN =
  "aaif-goose/goose,ollama/ollama,openai/codex,unslothai/unsloth,ggml-org/llama.cpp,vllm-project/vllm," +
  "huggingface/transformers,langchain-ai/langchain,exo-explore/exo,Muesli-HQ/muesli";

/** Every kind of page, and the states of it that an address can ask for. */
const PAGES: readonly ListedPage[] = [
  { name: "overview", path: "/" },
  { name: null, path: "/?q=goose" },
  { name: "overview-no-match", path: "/?q=nothing-is-called-this" },
  { name: null, path: "/?sort=velocity&window=30d&category=agents" },
  { name: "selection", path: "/?projects=aaif-goose/goose,ollama/ollama,no/body" },
  { name: "project", path: GOOSE },
  { name: null, path: `${GOOSE}?metric=forks&range=1y&scale=log` },
  { name: null, path: `${GOOSE}?from=1900-01-01&to=1900-01-02` },
  { name: "project-spike", path: "/openai/codex" },
  { name: "project-without-figures", path: "/Muesli-HQ/muesli" },
  { name: "compare-start", path: "/compare" },
  { name: "compare", path: `/compare?projects=${GOOSE_AND_OLLAMA}&align=age&scale=log` },
  { name: "compare-ten", path: `/compare?projects=${TEN}&align=index` },
  { name: null, path: "/compare?projects=aaif-goose/goose,no/body&metric=net&align=index" },
  { name: null, path: "/compare?projects=https://github.com/ollama/ollama" },
  { name: null, path: "/compare?projects=a/b%20c,a/b/c" },
  { name: "stories", path: "/stories" },
  { name: null, path: "/stories?source=AIDRAN" },
  { name: "stories-none", path: "/stories?source=Nobody+writes+here" },
  { name: "story", path: STORY },
  { name: "openness", path: "/openness" },
  { name: "openness-compare", path: `/openness/compare?projects=${GOOSE_AND_OLLAMA}` },
  { name: null, path: "/openness/compare" },
  { name: null, path: "/openness/compare?projects=no/body" },
  { name: "desk", path: "/desk" },
  { name: "corrections", path: "/corrections" },
  { name: "status", path: "/status" },
  { name: "about", path: "/about" },
  { name: "methods", path: "/methods" },
  { name: "design", path: "/design" },
  { name: "api", path: "/api/docs" },
  { name: "not-found", path: "/nobody/nothing", status: 404 },
  { name: null, path: "/stories/never-written", status: 404 },
];

/** The pages above and the receipt of Goose's stars, whose address only the running product knows. */
export async function listPages(base: string): Promise<ListedPage[]> {
  const project = (await (await fetch(`${base}/api/v1/projects${GOOSE}`)).json()) as { stars: { receipt: string } };
  return [...PAGES, { name: "receipt", path: `/receipts/${project.stars.receipt}` }];
}

/** Calls `work` for each item, two at a time, and gives what it found. The order is the items'. */
export async function forEachOf<T, R>(items: readonly T[], work: (item: T) => Promise<R[]>): Promise<R[]> {
  const found: R[][] = items.map(() => []);
  const rest = items.entries();
  const takeTurns = async (): Promise<void> => {
    for (const [at, item] of rest) found[at] = await work(item);
  };
  await Promise.all([takeTurns(), takeTurns()]);
  return found.flat();
}
