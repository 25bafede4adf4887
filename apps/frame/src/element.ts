type Attributes = Record<string, string | null>;

/** An element with attributes (null: without this one) and content, text being no more than text. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes,
  ...content: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(key, value);
  made.append(...content);
  return made;
}

/** A link that opens beside the story that the chart is in. */
export function link(href: string, ...content: (Node | string)[]): HTMLAnchorElement {
  return element("a", { href, target: "_blank", rel: "noopener" }, ...content);
}
