/** An answer as it was read, and what the server knows it by. */
export interface KnownAnswer {
  etag: string;
  value: unknown;
}

/** Answers by their addresses. */
export interface AnswerStore {
  get: (url: string) => KnownAnswer | undefined;
  set: (url: string, answer: KnownAnswer) => void;
}

/**
 * Keeps the answers that were asked for last. They are shared by all who ask, so they can't be changed.
 * @param most how many are kept
 */
export function keepAnswers(most: number): AnswerStore {
  const answers = new Map<string, KnownAnswer>();
  return {
    get: (url) => {
      const answer = answers.get(url);
      if (answer !== undefined) {
        answers.delete(url);
        answers.set(url, answer);
      }
      return answer;
    },
    set: (url, answer) => {
      freeze(answer.value);
      answers.delete(url);
      answers.set(url, answer);
      const [oldest] = answers.keys();
      if (answers.size > most && oldest !== undefined) answers.delete(oldest);
    },
  };
}

function freeze(value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  Object.freeze(value);
  for (const part of Object.values(value)) freeze(part);
}
