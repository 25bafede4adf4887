/**
 * GraphQL global ids in GitHub's present form: a prefix for the type, and the numbers that name the thing packed as
 * MessagePack (an array that begins with 0) in base64url.
 * @param numbers each below 2^32
 */
export function makeNodeId(prefix: string, ...numbers: number[]): string {
  const bytes = Buffer.alloc(2 + 5 * numbers.length);
  bytes.writeUInt8(0x91 + numbers.length, 0);
  bytes.writeUInt8(0, 1);
  for (const [i, number] of numbers.entries()) {
    bytes.writeUInt8(0xce, 2 + 5 * i);
    bytes.writeUInt32BE(number, 3 + 5 * i);
  }
  return `${prefix}_${bytes.toString("base64url")}`;
}

/** The GraphQL id of a repository. */
export function repositoryNodeId(databaseId: number): string {
  return makeNodeId("R", databaseId);
}
