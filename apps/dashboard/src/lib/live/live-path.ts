/** Where the stream of what changes is, here and at the API. */
export const LIVE_PATH = "/api/v1/live";
