import { FRAME_IDS, type FrameData, type Language, type Theme } from "@groundswell/charts";
import { html, raw } from "hono/html";
import { frameStyle } from "./frame-style.ts";

/** A line under a pinned chart, which leads somewhere. */
export interface FrameNote {
  text: string;
  href: string;
}

export interface FramePage {
  title: string;
  language: Language;
  theme: Theme;
  /** Address of our own page of what the chart shows; null: there is none any more. */
  page: string | null;
  /** Address of this chart's page, in the one spelling that it has; null: it is none. */
  canonical: string | null;
  /** Written by our renderer, which escapes every text in them. */
  wideSvg: string;
  narrowSvg: string;
  narrowUpTo: number;
  /** What there is to say of a pinned chart besides what is in the drawing. */
  notes: readonly FrameNote[];
  /** For the script; null: there is none, and the page is the drawing. */
  script: { src: string; data: FrameData } | null;
}

/**
 * A chart as a page for an iframe: a drawing that fills the frame and never makes it scroll, in a wide and a narrow form,
 * and, where scripts run, what it takes to read its figures.
 */
export function writeFramePage(page: FramePage) {
  const { title, language, theme, narrowUpTo, notes, script } = page;
  // Without an address it is no link, and looks the same.
  const to = page.page === null ? "" : html` href="${page.page}" target="_blank" rel="noopener"`;
  const drawing = (name: string, svg: string) => html`<a class="${name}" ${to}>${raw(svg)}</a>`;
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${page.canonical === null ? "" : html`<link rel="canonical" href="${page.canonical}" />`}
        <style>
          ${raw(frameStyle(theme, narrowUpTo))}
        </style>
      </head>
      <body>
        <main>
          <div class="still">${drawing("wide", page.wideSvg)}${drawing("narrow", page.narrowSvg)}</div>
          ${script === null ? "" : html`<div id="${FRAME_IDS.live}"></div>`}
        </main>
        ${notes.length === 0 ? "" : html`<footer>${notes.map(writeNote)}</footer>`}
        ${
          script === null
            ? ""
            : html`<script type="application/json" id="${FRAME_IDS.data}">
                  ${raw(writeData(script.data))}
                </script>
                <script src="${script.src}" defer></script>`
        }
      </body>
    </html>`;
}

function writeNote({ text, href }: FrameNote) {
  return html`<a href="${href}" target="_blank" rel="noopener">${text}</a>`;
}

/** JSON that no text in it can end: `<` is written as an escape. */
function writeData(data: FrameData): string {
  return JSON.stringify(data).replaceAll("<", "\\u003c");
}
