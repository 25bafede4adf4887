import { sql } from "drizzle-orm";
import { Deliveries } from "./deliver.ts";
import { JSON_BODY } from "./forms.ts";
import type { Scene } from "./scene.ts";
import type { Target } from "./target.ts";

const STORY = {
  id: "a-story",
  headline: "Open weights, closed doors: Goose & others",
  synopsis: "In <b>short</b>.",
  content: "<p>Goose, an agent by Block, is at https://github.com/aaif-goose/goose.</p>",
  slug: "open-weights-closed-doors",
  publishAt: "2026-08-20T09:00:00Z",
  generatedAt: "2026-08-20T08:00:00+02:00",
  version: 1,
  active: true,
  citations: ["https://github.com/ollama/ollama", { url: "https://example.org/1" }],
};

/** In every place that a story may have; without a key a delivery that was changed is another one. */
const TOLD = [
  { event: "story.published", story: STORY },
  { type: "story.published", data: { ...STORY, id: 7, canonicalUrl: "https://aidran.ai/stories/7", slug: null } },
  { event: "story.published", data: { story: { ...STORY, publishAt: "2026-08-19", generatedAt: null } } },
  { ...STORY, url: "https://example.org/stories/at-the-top", publishAt: null, version: "2b" },
  { event: "story.published", idempotency_key: "k1", story: { ...STORY, active: false } },
  { event: "story.published", idempotency_key: "k2", data: { story_id: "named-only" } },
].map((body) => JSON.stringify(body));

/** AIDRAN's webhook, which tells stories: what is stored of them is fit to be shown. */
export function sendStories({ api, db }: Scene): Target {
  const deliveries = new Deliveries(api);
  const hook = { path: "/hooks/aidran", signature: "x-aidran-signature" };
  const judge = (input: string) => deliveries.send(input, hook);
  const atEnd = () => findWrong(db, deliveries.forged);
  return { name: "told stories", share: 0.04, corpus: TOLD, form: JSON_BODY, judge, atEnd };
}

/** What no story may have become: without an address of the web, of a day to come, in letters that are none. */
async function findWrong(db: Scene["db"], forged: number): Promise<string | null> {
  const wrong = await db.execute<{ title: string; url: string; published: string }>(sql`
    select title, url, published::text from stories
    where url !~ '^https?://[^[:space:][:cntrl:]]+$' or title ~ '[[:cntrl:]]' or title = '' or source = ''
      or source ~ '[[:cntrl:]]' or published > '2026-08-24' or published < '1900-01-01' or published_at > '2026-08-24'
    limit 3`);
  if (wrong.length > 0) return `stored wrong: ${JSON.stringify([...wrong])}`;
  return forged > 0 ? `${forged} forged ones were taken` : null;
}
