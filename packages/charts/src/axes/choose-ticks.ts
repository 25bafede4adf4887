/** How an axis may be divided. */
export interface Division<Step> {
  /** The finest first. */
  steps: readonly Step[];
  /** What is taken where none has room. */
  longest: Step;
  /** Whether the ticks of a step have room, as far as can be told before they are listed. */
  hasRoom: (step: Step) => boolean;
  /** The ticks of a step, rising. */
  list: (step: Step) => number[];
  /** The most ticks that there may be. */
  most: number;
}

/**
 * The ticks of the finest step that has room. A single one would not tell how long anything took: there it is the next finer
 * step, where the ticks of that are few enough after all.
 */
export function chooseTicks<Step>({ steps, longest, hasRoom, list, most }: Division<Step>): {
  step: Step;
  values: number[];
} {
  const fitting = steps.findIndex(hasRoom);
  const step = steps[fitting] ?? longest;
  const values = list(step);
  const finer = steps[fitting - 1];
  if (values.length > 1 || finer === undefined) return { step, values };
  const finerValues = list(finer);
  return finerValues.length > 1 && finerValues.length <= most ? { step: finer, values: finerValues } : { step, values };
}
