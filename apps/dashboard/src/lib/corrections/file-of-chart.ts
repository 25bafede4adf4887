/** A chart's address as the API lists it, with an extension: `/charts/a/b/stars.svg?asOf=…`. */
export function fileOfChart(address: string, extension: string): string {
  const [path = "", ...query] = address.split("?");
  return [`${path}.${extension}`, ...query].join("?");
}
