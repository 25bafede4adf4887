/** A project as lists name it. */
export interface NamedRepo {
  repo: string;
  name: string;
}

/** That much of it. */
export function toNamed({ repo, name }: NamedRepo): NamedRepo {
  return { repo, name };
}
