/** A script that SvelteKit names in a page's head, for it to be loaded early. */
const PRELOAD = /<link href="([^"]+)" rel="modulepreload">\s?/g;
/** Where SvelteKit's script in a page loads the first of them. */
const START = /import\("[^"]+"\)(?=\.then\(async \(kit\))/g;

/** A page that nobody looks at is not painted: it waits until someone does. */
const PAINTED = "new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))";
const PRELOAD_NOW =
  '(href) => document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href }))';

/**
 * A page whose scripts are asked for once it has been painted, all at once: what is to be read comes first, on a slow line
 * and on a slow processor. Until then links and forms do without scripts, as they do where there are none.
 * @param html a page as SvelteKit makes it; one whose script begins otherwise stays as it is
 */
export function readFirst(html: string): string {
  // SvelteKit's own script is the last: what a page says of others' texts, which may look like it, stands before or within.
  START.lastIndex = Math.max(0, html.lastIndexOf("<script"));
  const start = START.exec(html);
  const headEnd = html.indexOf("</head>");
  if (start === null || headEnd === -1) return html;
  const hrefs: string[] = [];
  const head = html.slice(0, headEnd).replace(PRELOAD, (_, href: string) => {
    hrefs.push(href);
    return "";
  });
  const load = `${PAINTED}.then(() => { ${JSON.stringify(hrefs)}.forEach(${PRELOAD_NOW}); return ${start[0]}; })`;
  return head + html.slice(headEnd, start.index) + load + html.slice(start.index + start[0].length);
}
