import { readFileSync } from "node:fs";
import { findPackageJSON } from "node:module";
import { dirname, join } from "node:path";
import { buildSchema, type GraphQLSchema } from "graphql";

let built: GraphQLSchema | null = null;

/**
 * GitHub's published schema, built when it is first needed (about a third of a second) and then kept.
 *
 * The file is read by itself: the package's own module would also parse five megabytes of JSON and load a second
 * graphql. The schema breaks two newer rules on deprecation, hence `assumeValid`.
 */
export function githubSchema(): GraphQLSchema {
  if (built === null) {
    const manifest = findPackageJSON("@octokit/graphql-schema", import.meta.url);
    if (manifest === undefined) throw new Error("@octokit/graphql-schema is not installed");
    const sdl = readFileSync(join(dirname(manifest), "schema.graphql"), "utf8");
    built = buildSchema(sdl, { assumeValidSDL: true, assumeValid: true, noLocation: true });
  }
  return built;
}
