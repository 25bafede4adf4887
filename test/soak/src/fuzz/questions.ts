import type { Api } from "@groundswell/api";
import { READ_PROJECT } from "./fill-scene.ts";
import { ADDRESS } from "./forms.ts";
import type { Target } from "./target.ts";

const ORIGIN = "http://localhost:4000";
const GOOSE = READ_PROJECT;

/** Where a list of changes goes on. */
const CHANGE = Buffer.from('{"at":1785585600000,"project":3,"kind":"found","key":"ci"}').toString("base64url");

/** One address of each kind, with most of its parameters. */
const QUESTIONS = [
  "/api/v1/projects?sort=net&window=30d&category=agents&q=goose&limit=2&asOf=2026-08-01T00:00:00Z",
  "/api/v1/projects?projects=ollama/ollama,aaif-goose/goose&label=rising&cursor=eyJhIjoxfQ",
  `/api/v1/projects/${GOOSE}?asOf=2026-08-01T00:00:00Z`,
  `/api/v1/projects/${GOOSE}/series?metric=stars&from=2026-06-01&to=2026-07-01&interval=week&format=csv`,
  `/api/v1/projects/${GOOSE}/series?metric=surviving&interval=month&asOf=2026-08-01T00:00:00Z`,
  `/api/v1/projects/${GOOSE}/trend?asOf=2026-08-01T00:00:00Z`,
  `/api/v1/projects/${GOOSE}/releases?limit=3&cursor=eyJhIjoxfQ`,
  `/api/v1/projects/${GOOSE}/events?kind=renamed`,
  `/api/v1/projects/block/goose/ledger?limit=3`,
  `/api/v1/projects/${GOOSE}/ledger?of=forks&from=2026-06-01&to=2026-08-20&all=true&cursor=eyJiZWZvcmUiOiIyMDI2LTA4LTAxIn0`,
  `/api/v1/projects/${GOOSE}/discussion?from=2026-08-01&to=2026-08-20&source=hackernews&format=csv`,
  `/api/v1/projects/${GOOSE}/openness?asOf=2026-08-10T00:00:00Z`,
  `/api/v1/projects/${GOOSE}/stories?limit=2`,
  "/api/v1/openness?projects=ollama/ollama,aaif-goose/goose",
  "/api/v1/openness?limit=3&cursor=eyJrZXkiOiJhIn0",
  `/api/v1/openness/changes?projects=${GOOSE}&limit=1&cursor=${CHANGE}`,
  "/api/v1/compare?projects=ollama/ollama,aaif-goose/goose&metric=stars&align=index&base=2026-07-01&from=2026-06-01",
  "/api/v1/compare?projects=ollama/ollama,aaif-goose/goose&align=age&interval=month&format=csv",
  "/api/v1/stories?q=identity&limit=2",
  "/api/v1/stories/open-source-ai-identity-crisis",
  "/api/v1/effects?project=aaif-goose/goose&story=open-source-ai-identity-crisis",
  "/api/v1/events?projects=ollama/ollama&kind=surge&limit=5",
  "/api/v1/front",
  "/api/v1/categories?projects=ollama/ollama&q=goose",
  "/api/v1/corrections?project=aaif-goose/goose&pin=0123456789abcdefghij&limit=2",
  "/api/v1/receipts/3-9f86d081884c7d65",
  "/api/v1/desk/uncovered?limit=2",
  "/api/v1/desk/no-lift?limit=2",
  "/api/v1/desk/outlets?limit=2",
  "/api/v1/desk/review?limit=2",
  "/api/v1/status?projects=none",
  `/charts/${GOOSE}/stars.svg?from=2026-06-01&to=2026-08-01&scale=log&markers=releases,stories&theme=dark&width=600&height=300&lang=de`,
  `/charts/${GOOSE}/net.json?asOf=2026-08-01T00:00:00Z&v=1`,
  "/charts/compare/forks.csv?projects=ollama/ollama,aaif-goose/goose&align=age",
  "/charts/board/momentum.svg?theme=light",
  `/embed/${GOOSE}/stars?lang=fr&theme=auto`,
  `/badge/${GOOSE}/stars.svg?label=stars`,
  `/oembed?url=http%3A%2F%2Flocalhost%3A4000%2F${encodeURIComponent(GOOSE)}&maxwidth=300&maxheight=200&format=json`,
  `/feeds/${GOOSE}.atom?kinds=releases`,
  "/feeds/selection.json?projects=ollama/ollama",
  "/healthz",
];

/** Addresses, asked of the API: whatever they are, the fault is never ours. */
export async function askQuestions(api: Api): Promise<Target> {
  const corpus = [...QUESTIONS, ...(await listReceipts(api))];
  return { name: "query strings", share: 0.1, corpus, form: ADDRESS, judge: (path) => judgeAnswer(api, path) };
}

/** Where the receipts of a ledger are: those of looks at files, and of what was read in them. */
async function listReceipts(api: Api): Promise<string[]> {
  const answer = await api.fetch(new Request(`${ORIGIN}/api/v1/projects/${GOOSE}/openness`));
  const ids = (await answer.text()).match(/[1-9]\d{0,9}-[0-9a-f]{16}/g) ?? [];
  if (ids.length === 0) throw new Error(`the ledger of ${GOOSE} has no receipts`);
  return [...new Set(ids)].map((id) => `/api/v1/receipts/${id}`);
}

async function judgeAnswer(api: Api, path: string): Promise<string | null> {
  const url = toUrl(path);
  // Node's parser refuses it before it comes to the API.
  if (url === null) return null;
  const response = await api.fetch(new Request(url));
  const body = await response.text();
  // oEmbed's own word for a format that is not there is 501.
  const isOurs = response.status >= 500 && !(response.status === 501 && new URL(url).pathname === "/oembed");
  if (isOurs) return `is answered ${response.status}: ${body.slice(0, 200)}`;
  const type = response.headers.get("content-type") ?? "";
  if (type.includes("json") && body !== "") JSON.parse(body);
  if (type.includes("svg") && /<script|<[^<>]*\son\w+="|href="\s*javascript:/i.test(body))
    return "is answered with something that runs";
  const place = response.headers.get("location");
  if (place !== null && new URL(place, ORIGIN).origin !== ORIGIN) return `is sent elsewhere: ${place}`;
  return null;
}

/** As Node's server and its adapter make it of a request's target. */
function toUrl(path: string): string | null {
  const address = ORIGIN + (path.startsWith("/") ? path : `/${path}`);
  // The stream never ends.
  if (!URL.canParse(address) || new URL(address).pathname === "/api/v1/live") return null;
  const url = new URL(address);
  return url.origin === ORIGIN ? url.href : null;
}
