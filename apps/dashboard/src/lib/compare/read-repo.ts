const GITHUB = /^(?:(?:https?:\/\/)?(?:www\.)?github\.com\/|git@github\.com:)([^/?#]+\/[^/?#]+)/i;

/** The `owner/name` in a pasted address of GitHub's; any other text as it is, but for slashes at its ends. */
export function readRepo(text: string): string {
  const name = GITHUB.exec(text)?.[1]?.replace(/\.git$/i, "") ?? text;
  return name.replace(/^\/+|(?<!\/)\/+$/g, "");
}
