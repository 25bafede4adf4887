import { isRepoName } from "@groundswell/core";
import { defineParams } from "@sveltejs/kit/params";

/** What may stand in an address: names as GitHub gives them out, and our own ids. */
export const params = defineParams({
  owner: (text) => (isRepoName(`${text}/x`) ? text : undefined),
  repo: (text) => (isRepoName(`x/${text}`) ? text : undefined),
  receipt: (text) => (/^[1-9]\d{0,9}-[0-9a-f]{16}$/.test(text) ? text : undefined),
});
