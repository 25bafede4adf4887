/** Snippets that put a project's chart into somebody's page. */
export interface EmbedSnippets {
  iframe: string;
  image: string;
}

const SIZE = { width: 960, height: 520 };

/**
 * @param publicUrl the address that readers use: scheme and host
 * @param repo `owner/name`
 * @param name the project's name, for the titles that people who can't see the chart are read
 */
export function writeSnippets(publicUrl: string, repo: string, name: string): EmbedSnippets {
  const title = escapeAttribute(`${name}: GitHub stars over time, by Groundswell`);
  const base = escapeAttribute(publicUrl);
  return {
    iframe: `<iframe src="${base}/embed/${repo}/stars" title="${title}" width="100%" height="${SIZE.height}" style="border:0;max-width:${SIZE.width}px" loading="lazy"></iframe>`,
    image: `<a href="${base}/${repo}"><img src="${base}/charts/${repo}/stars.svg" alt="${title}" width="${SIZE.width}" height="${SIZE.height}" style="max-width:100%;height:auto"></a>`,
  };
}

function escapeAttribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
