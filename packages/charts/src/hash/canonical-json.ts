/**
 * JSON with every object's keys in order, so that equal values give equal texts.
 * @param value plain JSON data; fields that are undefined are left out
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === "number" && Number.isFinite(value)) return String(value === 0 ? 0 : value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  let fields = "";
  const record = value as Record<string, unknown>;
  for (const key of Object.keys(record).sort()) {
    if (record[key] === undefined) continue;
    fields += `${fields === "" ? "" : ","}"${isPlain(key) ? key : JSON.stringify(key).slice(1, -1)}":${canonicalJson(record[key])}`;
  }
  return `{${fields}}`;
}

/** A name that needs no escaping. */
function isPlain(key: string): boolean {
  return /^\w+$/.test(key);
}
