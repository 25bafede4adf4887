/** A server that is silent for so long is as good as gone. */
export const ANSWER_MS = 3_000;

/**
 * An answer, or an error as of a connection that was not made in time: `isDatabaseGone` says yes to it. What was asked is not
 * called back.
 */
export async function answerWithin<T>(limitMs: number, answer: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const giveUp = () => {
    late.reject(Object.assign(new Error(`no answer within ${limitMs} ms`), { code: "ETIMEDOUT" }));
  };
  // Where it was we who were busy for so long, the answer may be here and not have been read yet: timers come first.
  const timer = setTimeout(() => setImmediate(() => setImmediate(giveUp)), limitMs);
  try {
    return await Promise.race([answer, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
