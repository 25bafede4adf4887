import { ProjectEventKind } from "@groundswell/wire";
import { z } from "zod";

const KINDS: readonly string[] = ProjectEventKind.options;

/** Kinds of events in an address: `kind=surge,drop` or `kind=surge&kind=drop`; none, or left out, is every kind. */
export const KindsQuery = z.object({
  kind: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((given, context): ProjectEventKind[] | null => {
      const names = [given ?? []].flat().flatMap((list) => list.split(","));
      const kinds = names.map((name) => name.trim()).filter((name) => name !== "");
      const unknown = kinds.filter((kind) => !KINDS.includes(kind));
      if (unknown.length > 0) {
        const message = `no such kind: ${unknown.join(", ")}; there are ${KINDS.join(", ")}`;
        context.addIssue({ code: "custom", message });
        return z.NEVER;
      }
      return kinds.length === 0 ? null : ProjectEventKind.options.filter((kind) => kinds.includes(kind));
    })
    .meta({
      description: `one kind or more, separated by commas or each as a \`kind\` of its own: ${KINDS.join(", ")}`,
      example: "surge,drop",
    }),
});
