import { badRequest, HttpProblem, type Fault } from "./problem.ts";

/** Gathers what is wrong with a request, so that whoever asks is told all of it at once. */
export class Faults {
  readonly #found: Fault[] = [];

  add(parameter: string, message: string): void {
    this.#found.push({ parameter, message });
  }

  /** What a check makes of a parameter; `otherwise`, where it finds faults, which are kept. */
  of<T>(check: () => T, otherwise: T): T {
    try {
      return check();
    } catch (error) {
      this.#found.push(...faultsOf(error));
      return otherwise;
    }
  }

  /** @throws HttpProblem (400) that lists all that was found, if anything was */
  throwAny(): void {
    if (this.#found.length > 0) throw badRequest(this.#found);
  }
}

/**
 * The faults that a check found.
 * @throws whatever else it threw, as it is
 */
export function faultsOf(error: unknown): readonly Fault[] {
  if (error instanceof HttpProblem && error.problem.status === 400) return error.problem.errors ?? [];
  throw error;
}
