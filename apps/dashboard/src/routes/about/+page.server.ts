import type { PageServerLoad } from "./$types";

/** What the archive holds, where the API can say it; the page stands without it. */
export const load: PageServerLoad = async ({ locals }) => ({
  archive: await locals.api
    .status({ projects: "none" })
    .then((status) => status.archive)
    .catch(() => null),
});
