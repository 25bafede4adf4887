import { html, raw } from "hono/html";

/**
 * A chart as a page for an iframe: the picture, and nothing else.
 * @param page our own page of what it shows, to which it leads
 * @param svg written by our renderer, which escapes every text in it
 */
export function embedPage({ title, page, svg }: { title: string; page: string; svg: string }) {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="canonical" href="${page}" />
        <style>
          html {
            color-scheme: light dark;
          }
          body {
            margin: 0;
          }
          a {
            display: block;
          }
          svg {
            display: block;
            width: 100%;
            height: auto;
          }
        </style>
      </head>
      <body>
        <a href="${page}" target="_blank" rel="noopener">${raw(svg)}</a>
      </body>
    </html>`;
}
