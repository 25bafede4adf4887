import { html } from "hono/html";
import { renderExample } from "./render-operation.ts";
import { findExample, PROBLEM_ADDRESS } from "./reference-examples.ts";

/** What holds for all routes, by its anchor. */
export const GUIDE_PARTS = {
  promise: "What stays",
  unknown: "What is not known",
  errors: "Errors",
  pages: "Pages of lists",
  caching: "Asking again",
  "as-of": "As of an instant",
  limits: "Limits",
  others: "Beside this API",
} as const;

/** @param base where the API is */
export function renderGuide(base: string) {
  const problem = findExample(PROBLEM_ADDRESS);
  return html`
    <section id="promise">
      <h3>${GUIDE_PARTS.promise}</h3>
      <p>
        Under <code>/api/v1</code> whatever is there keeps its name, its type and its meaning. Routes, parameters,
        fields and kinds (of events, of qualities) may be added at any time: pass over what you don’t know. What would
        break readers comes under another number. Every read is open to any origin, and nothing can be written.
      </p>
      <p>
        Addresses of receipts and of pinned charts stay. A project’s earlier names answer <code>301</code> with today’s
        in <code>Location</code>, the rest of the address kept.
      </p>
    </section>
    <section id="unknown">
      <h3>${GUIDE_PARTS.unknown}</h3>
      <p>
        What is not known is <code>null</code>, never zero. A <code>quality</code> says how a figure is known:
        <code>observed</code> (we read it), <code>archived</code> (an archive has it), <code>surviving</code> (stars
        still there when GitHub was asked), <code>settling</code> (the same, of a day too recent to rely on), and
        <code>missing</code>. A <code>receipt</code> leads to where it came from: <code>/api/v1/receipts/{id}</code>.
      </p>
      <p>
        Days are UTC days, <code>2026-03-01</code>; instants are <code>2026-03-01T04:07:20Z</code>. Estimates have
        <code>value</code>, <code>low</code> and <code>high</code>: a 90 % interval. No figure says what caused it.
      </p>
    </section>
    <section id="errors">
      <h3>${GUIDE_PARTS.errors}</h3>
      <p>
        Errors are problem details (RFC 9457), <code>application/problem+json</code>. <code>detail</code> says what to
        do; a wrong question has all its faults listed.
      </p>
      <dl class="answers">
        <dt><code>400</code></dt>
        <dd>
          Parameters are wrong: <code>errors</code> names each with what is allowed. The same question stays wrong.
        </dd>
        <dt><code>404</code></dt>
        <dd>Nothing is there by this name. It may be later: a project can be added to the watchlist.</dd>
        <dt><code>429</code></dt>
        <dd>Too much was asked: wait for the seconds in <code>Retry-After</code>. See <a href="#limits">limits</a>.</dd>
        <dt><code>500</code></dt>
        <dd>It is not your request. <code>instance</code> is an id to report it by.</dd>
        <dt><code>503</code></dt>
        <dd>The database does not answer, or there is no room: again after <code>Retry-After</code>.</dd>
      </dl>
      ${problem === null ? "" : renderExample(problem, base)}
    </section>
    <section id="pages">
      <h3>${GUIDE_PARTS.pages}</h3>
      <p>
        Lists answer <code>{items, nextCursor}</code>. Give <code>nextCursor</code> back as <code>cursor</code>, with
        the other parameters as they were, until it is <code>null</code>. A cursor says where the page ended, so what
        comes or goes meanwhile shifts nothing. It holds for this list and order; don’t take it apart or keep it.
      </p>
    </section>
    <section id="caching">
      <h3>${GUIDE_PARTS.caching}</h3>
      <p>
        Every answer has an <code>ETag</code>. Send it back as <code>If-None-Match</code>, and while nothing has changed
        the answer is <code>304</code>, without a body. It costs you a tenth of a request. To be told of changes rather
        than ask, listen at <a href="#live"><code>/api/v1/live</code></a
        >. Texts go out compressed to whoever takes gzip.
      </p>
    </section>
    <section id="as-of">
      <h3>${GUIDE_PARTS["as-of"]}</h3>
      <p>
        Projects, lists, series, trends, events of a project and comparisons take <code>asOf</code>, an instant, and
        answer from what was known then. An archived figure counts as known when it was observed. Instants that are yet
        to come are refused. So a sentence can be checked later against what could be known when it was written.
      </p>
    </section>
    <section id="limits">
      <h3>${GUIDE_PARTS.limits}</h3>
      <p>
        Each client may ask for 1,200 requests a minute, unless whoever runs this Groundswell has set another number; of
        charts, frames and badges ten times as many. What takes work (pictures, comparisons, searches, new pins) has
        limits of its own, which only what is made anew counts towards. <code>RateLimit-Policy</code> and
        <code>RateLimit</code> of an answer say how much there is and how much is left. Live streams: 50 a client.
      </p>
    </section>
    <section id="others">
      <h3>${GUIDE_PARTS.others}</h3>
      <dl>
        <dt><code>/charts/{owner}/{name}/{metric}.svg</code></dt>
        <dd>
          A chart as an image; with <code>.png</code>, <code>.csv</code> and <code>.json</code> the same as pixels,
          figures and facts. <code>/charts/compare/{metric}.svg?projects=</code>,
          <code>/charts/board/momentum.svg</code> and <code>/charts/effect/{story}/{owner}/{name}.svg</code>, too. With
          <code>asOf</code> it never changes.
        </dd>
        <dt><code>/embed/…</code></dt>
        <dd>The same charts, each as a page for a frame.</dd>
        <dt><code>/badge/{owner}/{name}/{metric}.svg</code></dt>
        <dd>A badge: <code>stars</code>, <code>gained</code> or <code>momentum</code>.</dd>
        <dt><code>/oembed?url=</code></dt>
        <dd>Which frame or image stands for a page or a chart of ours.</dd>
        <dt>
          <code>/feeds/all.atom</code>, <code>/feeds/{owner}/{name}.atom</code>,
          <code>/feeds/selection.atom?projects=</code>
        </dt>
        <dd>
          Feeds; with <code>.json</code>, JSON Feed. <code>kinds</code> is a list of <code>release</code>,
          <code>surge</code>, <code>step</code>, <code>drop</code>, <code>rename</code>, <code>licence</code>,
          <code>state</code> and <code>story</code>; <code>limit</code> is 1 to 100.
        </dd>
        <dt><code>/healthz</code>, <code>/readyz</code>, <code>/metrics</code></dt>
        <dd>Whether this process lives, and is ready; figures for Prometheus.</dd>
        <dt><code>POST /hooks/github</code>, <code>POST /hooks/aidran</code></dt>
        <dd>Signed webhooks, where whoever runs this has set a secret.</dd>
      </dl>
    </section>
  `;
}
