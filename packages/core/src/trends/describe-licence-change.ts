/** What a licence file was read as, in the words of the ledger, and how a sentence says it. */
const READ_AS: readonly [label: RegExp, said: string][] = [
  [/^unidentified$/, "a text that could not be identified"],
  [/^not read$/, "a text that was not read"],
  [/^changed (.+)$/, "a changed $1"],
];

/**
 * What became of licence files, in one sentence: a text was added, taken away or became another.
 * @param what which files: "Licence file"
 * @param change labels as the ledger has them, with ` + ` between; null: there was none, or is none
 */
export function describeLicenceChange(what: string, change: { from: string | null; to: string | null }): string {
  const [from, to] = [sayLicences(change.from), sayLicences(change.to)];
  if (from === null) return to === null ? `${what} changed` : `${what} added: ${to}`;
  return to === null ? `${what} not found any more; before it was ${from}` : `${what} changed from ${from} to ${to}`;
}

/** Labels of licences as a sentence has them; null for none. */
export function sayLicences(labels: string | null): string | null {
  return labels?.split(" + ").map(sayOne).join(" and ") ?? null;
}

function sayOne(label: string): string {
  const [found] = READ_AS.filter(([pattern]) => pattern.test(label));
  return found === undefined ? label : label.replace(found[0], found[1]);
}
