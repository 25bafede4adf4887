/**
 * Keys of `process_state` that say something of this database's caches and not of the world: how they were derived, imports
 * that are under way, and how often the data have changed, which is in the file's header.
 */
export const LOCAL_STATE = {
  keys: ["caches_version", "data_version", "effects"],
  /** What the keys of unfinished imports begin with. */
  prefix: "caches_import ",
};
