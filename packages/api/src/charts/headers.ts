/** Fresh for five minutes, good for a week when we are not there: an old chart says as of when, an absent one nothing. */
const LIVE = "public, max-age=300, s-maxage=3600, stale-while-revalidate=86400, stale-if-error=604800";
/** The same bytes for ever. */
const PINNED = "public, max-age=31536000, immutable";
/** What is wrong may be mended in a minute. */
const FAULT = "public, max-age=60";

/** Any page may show it, from anywhere, and nobody takes it for something else. */
const OPEN = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "ETag",
  "cross-origin-resource-policy": "cross-origin",
  "x-content-type-options": "nosniff",
};

/** Of whatever `/charts`, `/badge` and `/embed` answer of what is known now. */
export const SHARED_HEADERS = { ...OPEN, "cache-control": LIVE };
export const PINNED_HEADERS = { ...OPEN, "cache-control": PINNED };
export const FAULT_HEADERS = { ...OPEN, "cache-control": FAULT };

/** An image must not be able to do anything, wherever it is opened. */
export const SVG_POLICY = {
  "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
};

export const SVG_HEADERS = { ...SHARED_HEADERS, ...SVG_POLICY, "content-type": "image/svg+xml; charset=utf-8" };
