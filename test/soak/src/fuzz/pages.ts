import { belongsToApi } from "@groundswell/api";
import type { Dashboard, Page } from "./dashboard.ts";
import { READ_PROJECT } from "./fill-scene.ts";
import { ADDRESS } from "./forms.ts";
import type { Target } from "./target.ts";

export const PAGES = "pages";

/** One address of each kind of page, with most of its parameters. */
const ADDRESSES = [
  "/?q=goose&category=agents&label=rising&sort=net-30d&cursor=eyJhIjoxfQ&before=50",
  "/?projects=ollama/ollama,aaif-goose/goose,no/body&sort=velocity&window=7d",
  `/${READ_PROJECT}?metric=net&range=90d&scale=log&markers=releases,events`,
  `/${READ_PROJECT}?metric=forks&from=2026-06-01&to=2026-08-01`,
  "/block/goose?range=1y",
  "/p/openai/whisper?markers=stories",
  "/compare?projects=ollama/ollama,aaif-goose/goose&align=index&base=2026-07-01&from=2026-06-01&to=2026-08-01",
  "/compare?projects=ollama/ollama,block/goose&metric=surviving&align=age&origin=release&interval=month&scale=log",
  "/compare?projects=ollama/ollama&metric=gained&markers=releases,stories&add=https://github.com/openai/whisper",
  "/corrections?project=aaif-goose/goose&pin=0123456789abcdefghij&cursor=eyJhIjoxfQ",
  "/desk?uncovered=eyJhIjoxfQ&noLift=eyJhIjoxfQ&outlets=eyJhIjoxfQ&review=eyJhIjoxfQ",
  "/openness?changes=eyJhIjoxfQ&after=eyJrZXkiOiJhIn0",
  "/openness/compare?projects=ollama/ollama,aaif-goose/goose&projects=openai/whisper",
  "/stories?source=AIDRAN&q=identity&cursor=eyJhIjoxfQ",
  "/stories/open-source-ai-identity-crisis",
  "/receipts/3-9f86d081884c7d65",
  "/status",
  "/about",
  "/methods",
];
/** Old names lead to today's, and those to how a query is written. */
const MOST_HOPS = 3;

/** Pages, asked for by any address: an answer for whoever wrote it, and never a fault of ours. */
export function askForPages(dashboard: Dashboard): Target {
  return {
    name: PAGES,
    share: 0.01,
    corpus: ADDRESSES,
    form: ADDRESS,
    judge: (address) => judgePage(dashboard, address),
    atEnd: async () => {
      await dashboard.close();
      return null;
    },
  };
}

async function judgePage({ ask, origin }: Dashboard, address: string): Promise<string | null> {
  let path = toTarget(address);
  for (let hop = 0; hop <= MOST_HOPS; hop += 1) {
    if (belongsToApi(path)) return null;
    const page = await ask(path);
    const wrong = findWrong(page);
    if (wrong !== null) return wrong;
    const place = page.headers.location;
    if (place === undefined) return null;
    const next = new URL(place, origin + path);
    if (next.origin !== origin) return `is sent elsewhere: ${place}`;
    path = next.pathname + next.search;
  }
  return `is sent on and on, now to ${path}`;
}

function findWrong({ status, headers, body }: Page): string | null {
  if (status >= 500) return `is answered ${status}: ${body.slice(0, 200)}`;
  if (body.includes("Something broke on our side")) return `says with ${status} that it was our fault`;
  if (headers["set-cookie"] !== undefined) return "is sent a cookie";
  if (headers["content-type"]?.startsWith("text/html") !== true) return null;
  if (/<script>alert|<[^<>]*\son\w+="?alert|(?:href|src|action)="\s*(?:javascript:|\/\/evil)/i.test(body)) {
    return "is answered with something that runs, or leads elsewhere";
  }
  return body.trimEnd().endsWith("</html>") ? null : "is answered with half a page";
}

/** What Node's client does not send is escaped; all else stands as it is, right or not. */
function toTarget(address: string): string {
  const path = address.startsWith("/") ? address : `/${address}`;
  return path.toWellFormed().replaceAll(/[^\x21-\xff]/gu, encodeURIComponent);
}
