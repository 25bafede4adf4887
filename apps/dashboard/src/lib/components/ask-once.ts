let asked: { href: string; text: Promise<string> } | null = null;

/**
 * A page as the server sends it. Parts that want it in the same moment get the same: it is asked for once.
 * @throws where the server does not answer with a page: what it says instead has no part of it.
 */
export function askOnce(href: string, ask: typeof fetch = fetch): Promise<string> {
  if (asked?.href === href) return asked.text;
  const text = ask(href, { headers: { accept: "text/html" } }).then((answer) => {
    if (!answer.ok) throw new Error(answer.statusText);
    return answer.text();
  });
  asked = { href, text };
  setTimeout(() => (asked = null));
  return text;
}
