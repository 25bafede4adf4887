/** GitHub repository names: `owner/name`, compared without case, as GitHub does. */

const OWNER = /^[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}$/;
const NAME = /^[A-Za-z0-9._-]{1,100}$/;

/** An `owner/name` as GitHub spells it. */
export type RepoName = string;

/** A repository name folded to lower case: the key under which it is looked up. */
export type RepoKey = string;

/** Whether the text is an `owner/name` that GitHub could have given out. */
export function isRepoName(text: string): boolean {
  const [owner, name, ...rest] = text.split("/");
  return (
    rest.length === 0 &&
    owner !== undefined &&
    name !== undefined &&
    OWNER.test(owner) &&
    NAME.test(name) &&
    name !== "." &&
    name !== ".."
  );
}

export function repoKey(name: RepoName): RepoKey {
  return name.toLowerCase();
}

/**
 * Splits a name into its owner and its own name.
 * @throws RangeError when the text is not an `owner/name`.
 */
export function splitRepoName(repo: RepoName): { owner: string; name: string } {
  const slash = repo.indexOf("/");
  if (!isRepoName(repo)) throw new RangeError(`not an owner/name: ${JSON.stringify(repo)}`);
  return { owner: repo.slice(0, slash), name: repo.slice(slash + 1) };
}
