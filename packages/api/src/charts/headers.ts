/** Fresh for five minutes, good for a week when we are not there: an old chart says as of when, an absent one nothing. */
const LIVE = "public, max-age=300, s-maxage=3600, stale-while-revalidate=86400, stale-if-error=604800";

/** Of whatever `/charts` and `/embed` answer. */
export const SHARED_HEADERS = {
  "cache-control": LIVE,
  "access-control-allow-origin": "*",
  "cross-origin-resource-policy": "cross-origin",
  "x-content-type-options": "nosniff",
};

/** An image must not be able to do anything, wherever it is opened. */
export const SVG_HEADERS = {
  ...SHARED_HEADERS,
  "content-type": "image/svg+xml; charset=utf-8",
  "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
};

/** An embed may be framed by anybody; it needs no script. */
export const EMBED_HEADERS = {
  ...SHARED_HEADERS,
  "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors *",
};
