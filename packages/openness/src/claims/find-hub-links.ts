/** What lies at huggingface.co beside models: `datasets/owner/name` and the like. */
const NO_MODELS = new Set(
  "api blog chat collections datasets docs enterprise join learn login models organizations papers posts pricing settings spaces tasks welcome".split(
    " ",
  ),
);
const MOST_LINKS = 5;

/**
 * Models at Hugging Face that a README links to, as `owner/name`, at most five. What is there is not looked at.
 * @param markdown the file's text
 */
export function findHubLinks(markdown: string): string[] {
  const links = new Set<string>();
  for (const [, owner = "", name = ""] of markdown.matchAll(HUB)) {
    if (!NO_MODELS.has(owner.toLowerCase())) links.add(`${owner}/${name.replace(/\.$/, "")}`);
    if (links.size === MOST_LINKS) break;
  }
  return [...links];
}

const HUB = /https?:\/\/(?:www\.)?huggingface\.co\/([\w.-]{1,96})\/([\w.-]{1,96})/gi;
