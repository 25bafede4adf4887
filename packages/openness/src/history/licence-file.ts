/** Files whose words are a licence, by name: `LICENSE`, `LICENCE.md`, `COPYING.LESSER`, `LICENSE-MIT`, `MIT-LICENSE`, `UNLICENSE`. */
export function isLicenceFile(path: string): boolean {
  return LICENCE_FILE.test(path) && !CODE.test(path);
}

/** Of these, those that are named after weights or a model: what they say is not said of the code. */
export function isWeightsLicence(path: string): boolean {
  return WEIGHTS_LICENCE.test(path) && !CODE.test(path);
}

/** So many links one after another are followed. */
const MOST_HOPS = 5;

/**
 * Where a path leads, link after link, inside the repository.
 * @param linkAt what the link at a path says; null: it is no link
 * @returns null: nowhere, in a circle, or out of the repository
 */
export function followLink(path: string, linkAt: (path: string) => string | null): string | null {
  let at = path;
  for (let hops = 0; hops <= MOST_HOPS; hops += 1) {
    const to = linkAt(at);
    if (to === null) return at;
    const next = resolveLink(at, to);
    if (next === null) return null;
    at = next;
  }
  return null;
}

/** Where one link leads, which may be another; null: out of the repository. */
export function resolveLink(from: string, to: string): string | null {
  if (to.startsWith("/")) return null;
  const parts = from.split("/").slice(0, -1);
  for (const part of to.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.length === 0 ? null : parts.join("/");
}

const LICENCE_FILE =
  /^(?:(?:un|(?:mit|apache|bsd|isc|[al]?gpl|mpl|epl|zlib|boost)(?:-?[\d.]{1,4})?[-_])?licen[cs]es?|copying)(?:[.\-_][\w.\-+]*)?$/i;
const MODEL = "(?:models?|weights?|checkpoints?)";
const WEIGHTS_LICENCE = new RegExp(
  `^(?:${MODEL}[._-]licen[cs]es?(?:[._-][\\w.\\-+]*)?|licen[cs]es?[._-]${MODEL}s?(?:[._-][\\w.\\-+]*)?)$`,
  "i",
);
/** Programs that are about licences. */
const CODE = /\.(?:[cm]?[jt]sx?|py|rs|go|sh|rb|java|json|ya?ml|toml|svg|png)$/i;
