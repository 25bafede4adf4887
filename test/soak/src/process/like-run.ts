/** What `scripts/run.mjs` and the Docker image tell Linux's allocator. */
export const LIKE_RUN = { MALLOC_ARENA_MAX: "2", MALLOC_MMAP_THRESHOLD_: "65536" };
