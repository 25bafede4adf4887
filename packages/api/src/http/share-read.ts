/**
 * One read for all who ask at the same time, for what may not be kept: it begins after each of them has asked. Who asks while
 * one is under way shares the next.
 */
export function shareRead<T>(read: () => Promise<T>): () => Promise<T> {
  let underWay: Promise<T> | null = null;
  let next: Promise<T> | null = null;
  const begin = () => {
    const mine = read().finally(() => {
      if (underWay === mine) underWay = null;
    });
    underWay = mine;
    return mine;
  };
  return () => {
    if (underWay === null) return begin();
    next ??= underWay
      .catch(() => undefined)
      .then(() => {
        next = null;
        return underWay ?? begin();
      });
    return next;
  };
}
