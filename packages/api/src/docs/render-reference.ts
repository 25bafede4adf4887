import { createHash } from "node:crypto";
import { html, raw } from "hono/html";
import { describeText } from "./describe-type.ts";
import { GUIDE_PARTS, renderGuide } from "./reference-guide.ts";
import { REFERENCE_STYLE } from "./reference-style.ts";
import { operationId, renderOperation, type Listed, type ReferenceDocument } from "./render-operation.ts";
import { renderShapes } from "./render-shapes.ts";

/** The page's one style is known by its hash; nothing else may be loaded, run or sent. */
export const REFERENCE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(REFERENCE_STYLE).digest("base64")}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Whole, as a blank more would make another hash. */
const STYLE = raw(`<style>${REFERENCE_STYLE}</style>`);

/** Routes by what they are about, in the order of the page; the last takes what no other does. */
const GROUPS: readonly { id: string; title: string; has: RegExp }[] = [
  { id: "stories-and-effects", title: "Stories and effects", has: /^\/api\/v1\/(?:stories|effects)|\/stories$/ },
  { id: "for-editors", title: "For editors", has: /^\/api\/v1\/desk\// },
  { id: "provenance", title: "Where numbers come from", has: /^\/api\/v1\/(?:receipts|corrections)/ },
  { id: "state", title: "How it is going", has: /^\/api\/v1\/(?:status|live)/ },
  { id: "the-projects", title: "Projects", has: /./ },
];

interface Group {
  id: string;
  title: string;
  operations: Listed[];
}

/**
 * The reference page: the OpenAPI document and what holds for all of it, as a page that needs no script and nothing from
 * elsewhere.
 * @param base where the API is, for lines to paste
 */
export function renderReference(document: ReferenceDocument, base: string) {
  const groups = groupOperations(document);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>API reference · Groundswell</title>
        <meta
          name="description"
          content="The HTTP API of Groundswell: routes, parameters, answers, errors and limits."
        />
        ${STYLE}
      </head>
      <body>
        <a class="skip" href="#content">Skip to the content</a>
        <div class="page">
          <header>
            <a class="name" href="/">${raw(WAVES)}Groundswell</a>
            <span>API reference, version ${document.info.version}</span>
          </header>
          <div class="columns">
            <nav class="beside" aria-label="Contents">${renderIndex(groups)}</nav>
            <main id="content">
              <h1>The API</h1>
              <p class="deck">${describeText(document.info.description ?? "")} No key is needed.</p>
              <p>
                For machines the same is <a href="/api/v1/openapi.json">an OpenAPI 3.1 description</a>. Lines to paste
                are marked whole by one click. What they answer here is of the archive that comes with Groundswell, its
                lists cut to their first two items; where other projects are watched, put one of those in their place.
              </p>
              <nav class="folded" aria-label="Contents">
                <details>
                  <summary>Contents</summary>
                  ${renderIndex(groups)}
                </details>
              </nav>
              <h2 id="first">First</h2>
              ${renderGuide(base)}
              ${groups.map(
                ({ id, title, operations }) =>
                  html`<h2 id="${id}">${title}</h2>
                    ${operations.map((listed) => renderOperation(listed, base))}`,
              )}
              <h2 id="shapes">Shapes</h2>
              <div class="shapes">${renderShapes(document.components?.schemas ?? {})}</div>
            </main>
          </div>
        </div>
      </body>
    </html>`;
}

function groupOperations(document: ReferenceDocument): Group[] {
  const groups = GROUPS.map(({ id, title }): Group => ({ id, title, operations: [] }));
  for (const [path, { get: operation }] of Object.entries(document.paths ?? {})) {
    if (operation !== undefined)
      groups[GROUPS.findIndex(({ has }) => has.test(path))]?.operations.push({ path, operation });
  }
  // Projects are what most come for.
  return [...groups.slice(-1), ...groups.slice(0, -1)];
}

/** It stands beside the text where there is room, else folded above it. */
function renderIndex(groups: readonly Group[]) {
  return html`<strong>First</strong>
    <ul>
      ${Object.entries(GUIDE_PARTS).map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}
    </ul>
    ${groups.map(
      ({ title, operations }) =>
        html`<strong>${title}</strong>
          <ul>
            ${operations.map(
              ({ path }) => html`<li><a href="#${operationId(path)}">${path.replace("/api/v1", "")}</a></li>`,
            )}
          </ul>`,
    )}
    <strong><a href="#shapes">Shapes</a></strong>`;
}

/** As in the dashboard's masthead. */
const WAVES = `<svg viewBox="0 0 44 26" width="44" height="26" aria-hidden="true"><g fill="none" stroke="currentColor" stroke-width="2.2" stroke-linecap="round"><path d="M2 24c9 0 13-3.5 20-3.5S33 24 42 24"/><path d="M2 17c9 0 13-7 20-7s11 7 20 7"/><path d="M2 10C11 10 14 1.5 22 1.5S33 10 42 10"/></g></svg>`;
