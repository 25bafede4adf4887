import type { InstantMs, Receipt } from "@groundswell/core";
import { z } from "zod";
import type { Github } from "./client.ts";
import { GithubFailure, type FailureKind } from "./failure.ts";

const AliasError = z.object({
  type: z.string().optional(),
  message: z.string(),
  path: z.array(z.union([z.string(), z.number()])).optional(),
});
type AliasError = z.infer<typeof AliasError>;

const Batch = z.object({
  // Each repository is checked by itself: one that is odd must not spoil the others.
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(AliasError).optional(),
  /** Instead of both, when a secondary limit was met. */
  message: z.string().optional(),
});
type Batch = z.infer<typeof Batch>;

/** What GitHub said of one repository, not yet held to a schema. */
export interface AliasAnswer {
  said: unknown;
  askedAt: InstantMs;
  /** All of the receipt but its method; its hash is that of the whole answer. */
  receipt: Omit<Receipt, "method">;
}

/**
 * Asks for many repositories in one GraphQL query, each under an alias of its own.
 * @param asked what to select of each
 * @param fragments definitions that the selections use
 * @returns an answer for each, in order
 * @throws GithubFailure when the whole query failed
 */
export async function fetchAliases(
  github: Github,
  asked: readonly { repo: string; fields: string }[],
  fragments = "",
): Promise<(AliasAnswer | GithubFailure)[]> {
  const variables: Record<string, string> = {};
  const fields = asked.map(({ repo, fields: selection }, i) => {
    const [owner = "", name = ""] = repo.split("/");
    Object.assign(variables, { [`owner${i}`]: owner, [`name${i}`]: name });
    return `r${i}: repository(owner: $owner${i}, name: $name${i}, followRenames: true) { ${selection} }`;
  });
  const declared = asked.map((_, i) => `$owner${i}: String!, $name${i}: String!`).join(", ");
  const query = `query(${declared}) {\n${fields.join("\n")}\n}\n${fragments}`;
  const answer = await github.graphql(query, variables, Batch);
  const errors = answer.data?.errors ?? [];
  assertUsable(github, answer.data, answer.receipt.status);
  return asked.map(({ repo }, i) => {
    const alias = `r${i}`;
    const said = answer.data?.data?.[alias] ?? null;
    const error = errors.find((e) => e.path?.[0] === alias);
    // A null beside an error is not known to be nothing: a licence that was not told is none that was taken away.
    if (said === null || error !== undefined) return toRefusal(repo, error, answer.receipt);
    return { said, askedAt: answer.askedAt, receipt: answer.receipt };
  });
}

function toRefusal(repo: string, error: AliasError | undefined, receipt: Omit<Receipt, "method">): GithubFailure {
  const message = `${repo}: ${error?.message ?? "GitHub left it out of its answer"}`;
  return new GithubFailure(kindOf(error), message, {
    status: receipt.status,
    receipt: { ...receipt, request: `POST /graphql repository(${repo})` },
  });
}

function kindOf(error: AliasError | undefined): FailureKind {
  switch (error?.type) {
    case "NOT_FOUND":
      return "missing";
    case "INVALID_CURSOR_ARGUMENTS":
      return "bad cursor";
    case "FORBIDDEN":
    case "INSUFFICIENT_SCOPES":
    case "UNPROCESSABLE":
      return "refused";
    // Of this repository's share of the query's resources, or of something that may be over soon.
    default:
      return "server error";
  }
}

/** GraphQL's own exhaustion and failure come as 200 with errors that concern no single repository. */
function assertUsable(github: Github, said: Batch | null, status: number | null): void {
  const limited = said?.errors?.find((e) => e.type === "RATE_LIMITED" || e.type === "RATE_LIMIT");
  if (limited !== undefined) {
    github.budgets.exhaust("graphql", github.now());
    throw new GithubFailure("out of budget", limited.message, { status });
  }
  if ((said?.data ?? null) !== null) return;
  const message = said?.errors?.[0]?.message ?? said?.message ?? "GitHub answered without data";
  const paused = !github.budgets.allows("graphql", github.now());
  throw new GithubFailure(paused ? "out of budget" : "server error", message, { status });
}
