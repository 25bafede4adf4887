/** A script that SvelteKit names in a page's head, for it to be loaded early. */
const PRELOAD = /<link href="([^"]+)" rel="modulepreload">\s?/g;
/** Where SvelteKit's script in a page loads the first of them. */
const START = /import\("[^"]+"\)(?=\.then\(async \(kit\))/;

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
  if (!START.test(html)) return html;
  const hrefs: string[] = [];
  return html
    .replace(PRELOAD, (_, href: string) => {
      hrefs.push(href);
      return "";
    })
    .replace(START, (start) => {
      return `${PAINTED}.then(() => { ${JSON.stringify(hrefs)}.forEach(${PRELOAD_NOW}); return ${start}; })`;
    });
}
