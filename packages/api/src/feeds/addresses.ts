import { projectPath } from "@groundswell/core";

/** An address as it may stand in a feed: absolute, on the web, escaped. Null for anything else. */
export function toWebUrl(text: string | null): string | null {
  const url = text === null ? null : URL.parse(text);
  return url !== null && ["http:", "https:"].includes(url.protocol) ? url.href : null;
}

export function projectPage(base: string, repo: string): string {
  return base + projectPath(repo);
}

export function storyPage(base: string, slug: string): string {
  return `${base}/stories/${encodeURIComponent(slug)}`;
}

export function receiptPage(base: string, receipt: string): string {
  return `${base}/receipts/${receipt}`;
}

/** Where GitHub shows a release, or a tag without one. */
export function releasePage(repo: string, tag: string): string {
  return `https://github.com/${repo}/releases/tag/${encodeURIComponent(tag.toWellFormed())}`;
}
