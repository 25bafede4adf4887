import type { Form } from "./forms.ts";

/** Something that takes texts of strangers. */
export interface Target {
  name: string;
  /** Of all inputs. */
  share: number;
  /** What is right, for inputs that are nearly so. */
  corpus: readonly string[];
  /** How that is built; absent: it is a text like any other. */
  form?: Form;
  /** Does what is done with an input. @returns what is wrong with that; null: nothing. Whatever it throws is wrong, too */
  judge: (input: string) => string | null | Promise<string | null>;
  /** What is wrong once all inputs have been through. */
  atEnd?: () => Promise<string | null>;
}
