import autocannon from "autocannon";
import { buildBarePage } from "./bare-page.ts";
import { benchLighthouse } from "./bench-lighthouse.ts";
import { median, round, type Figure } from "./figure.ts";
import { timeFirstPaint } from "./first-paint.ts";
import { startPagesServer, type PagesServer } from "./pages-server.ts";

const ROUNDS = 3;
const SECONDS = 3;
const CONNECTIONS = 16;
const PROJECTS = 5_000;

interface Rate {
  perSecond: number;
  /** Processor time for one page. */
  cpuMs: number;
}

/**
 * How many overviews are made in a second, beside bare pages; how long a browser takes to paint one of many projects; and
 * what Lighthouse says of the product's pages.
 * @param url a PostgreSQL server
 */
export async function benchPages(url: string): Promise<Figure[]> {
  const bareFile = await buildBarePage();
  const real = await startPagesServer(url, "real", bareFile);
  const many = await startPagesServer(url, PROJECTS, bareFile);
  try {
    return [...(await benchRates(real)), await benchPaint(real, many), ...(await benchLighthouse())];
  } finally {
    await real.stop();
    await many.stop();
  }
}

async function benchRates(server: PagesServer): Promise<Figure[]> {
  const rates = { bare: [] as Rate[], table: [] as Rate[], cached: [] as Rate[], uncached: [] as Rate[] };
  for (let turn = 0; turn <= ROUNDS; turn += 1) {
    const measured = {
      bare: await load(server, `${server.bare}/`),
      table: await load(server, `${server.bare}/table`),
      cached: await load(server, `${server.pages}/`),
      uncached: await loadCold(server),
    };
    // What the first turn takes longer is the compiler's.
    if (turn === 0) continue;
    for (const name of ["bare", "table", "cached", "uncached"] as const) rates[name].push(measured[name]);
  }
  const of = (name: keyof typeof rates, what: keyof Rate) => median(rates[name].map((rate) => rate[what]));
  const detail = (name: keyof typeof rates) => ({
    cpuMs: round(of(name, "cpuMs")),
    bareTablePerSecond: round(of("table", "perSecond")),
    barePerSecond: round(of("bare", "perSecond")),
    connections: CONNECTIONS,
  });
  const perSecond = "requests a second";
  const ratio = median(rates.cached.map(({ cpuMs }, i) => (rates.table[i]?.cpuMs ?? NaN) / cpuMs));
  return [
    { name: "overview", value: of("cached", "perSecond"), unit: perSecond, aim: "≥ 150", detail: detail("cached") },
    {
      name: "overview, nothing from the API's cache",
      value: of("uncached", "perSecond"),
      unit: perSecond,
      aim: "≥ 150",
      detail: detail("uncached"),
    },
    {
      name: "overview beside a plain table of the same projects",
      value: ratio,
      unit: "× a bare SvelteKit page, by processor time",
      aim: "≥ 0.3",
      detail: { besideOneSentence: round(of("bare", "cpuMs") / of("cached", "cpuMs")) },
    },
  ];
}

async function loadCold(server: PagesServer): Promise<Rate> {
  server.setCold(true);
  const rate = await load(server, `${server.pages}/`);
  server.setCold(false);
  return rate;
}

async function load(server: PagesServer, url: string): Promise<Rate> {
  const before = await server.usage();
  const result = await autocannon({ url, duration: SECONDS, connections: CONNECTIONS });
  if (result.non2xx + result.errors > 0) throw new Error(`${url}: ${result.non2xx + result.errors} failures`);
  const least = (await whole(url)) / 2;
  if (result.throughput.total / result.requests.total < least) throw new Error(`${url}: pages were not sent whole`);
  const after = await server.usage();
  return { perSecond: result.requests.average, cpuMs: (after - before) / result.requests.total };
}

/** The size of a page as whoever takes no compressed one gets it, as the load does. */
async function whole(url: string): Promise<number> {
  const text = await (await fetch(url, { headers: { "accept-encoding": "identity" } })).text();
  if (!text.includes("</html>")) throw new Error(`${url}: no whole page`);
  return text.length;
}

async function benchPaint(real: PagesServer, many: PagesServer): Promise<Figure> {
  const [few, all] = await timeFirstPaint([`${real.pages}/`, `${many.pages}/`]);
  return {
    name: `first paint of the overview of ${PROJECTS} projects`,
    value: (all ?? NaN) / (few ?? NaN),
    unit: "× that of the bundled archive",
    aim: "≤ 1.5",
    detail: { ms: round(all ?? NaN), bundledMs: round(few ?? NaN) },
  };
}
