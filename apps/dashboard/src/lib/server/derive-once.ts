/** What follows from an answer of the API, made once for as long as that is kept: what has not changed is not drawn again. */
export function deriveOnce<Source extends object, Result>(
  make: (source: Source) => Result,
): (source: Source) => Result {
  const made = new WeakMap<Source, { result: Result }>();
  return (source) => {
    const known = made.get(source) ?? { result: make(source) };
    made.set(source, known);
    return known.result;
  };
}
