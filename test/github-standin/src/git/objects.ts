import { createHash } from "node:crypto";

/** A file or a folder in a tree. */
export interface TreeItem {
  name: string;
  type: "blob" | "tree";
  oid: string;
}

/** A folder of one commit, with all that is below it. */
export interface TreeObject {
  oid: string;
  items: TreeItem[];
}

/** Every object of some commits, by Git's own hashes: equal contents are one object. */
export class ObjectStore {
  readonly blobs = new Map<string, string>();
  readonly trees = new Map<string, TreeObject>();
  /** Which blobs are symbolic links. */
  readonly links = new Set<string>();

  addBlob(content: string): string {
    const oid = hashObject("blob", Buffer.from(content));
    this.blobs.set(oid, content);
    return oid;
  }

  addLink(to: string): string {
    const oid = this.addBlob(to);
    this.links.add(oid);
    return oid;
  }

  /** Git's mode of a file or folder, as it writes it. */
  modeOf({ type, oid }: Pick<TreeItem, "type" | "oid">): string {
    return type === "tree" ? "40000" : this.links.has(oid) ? "120000" : "100644";
  }

  /** @param files blobs' hashes by path @returns the root's hash */
  addTree(files: ReadonlyMap<string, string>): string {
    const items: TreeItem[] = [];
    const folders = new Map<string, Map<string, string>>();
    for (const [path, oid] of files) {
      const slash = path.indexOf("/");
      if (slash === -1) {
        items.push({ name: path, type: "blob", oid });
        continue;
      }
      const folder = path.slice(0, slash);
      const inside = folders.get(folder) ?? new Map<string, string>();
      folders.set(folder, inside.set(path.slice(slash + 1), oid));
    }
    for (const [name, inside] of folders) items.push({ name, type: "tree", oid: this.addTree(inside) });
    // Git orders a folder as if its name ended with a slash.
    const place = ({ name, type }: TreeItem) => Buffer.from(type === "tree" ? `${name}/` : name);
    items.sort((a, b) => Buffer.compare(place(a), place(b)));
    const body = Buffer.concat(
      items.map((item) =>
        Buffer.concat([Buffer.from(`${this.modeOf(item)} ${item.name}\0`), Buffer.from(item.oid, "hex")]),
      ),
    );
    const oid = hashObject("tree", body);
    this.trees.set(oid, { oid, items });
    return oid;
  }
}

export function hashObject(kind: "blob" | "tree" | "commit", body: Buffer): string {
  return createHash("sha1").update(`${kind} ${body.length}\0`).update(body).digest("hex");
}
