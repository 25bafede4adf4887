import type { Component } from "svelte";
import { render } from "svelte/server";

/**
 * Draws a component as it stands in a page that is sent, with the styles that it brings itself.
 * @param idPrefix of the ids that it makes: each drawing counts from one, and a page has several
 */
export function drawStill<Given extends Record<string, unknown>>(
  component: Component<Given>,
  props: Given,
  context: Map<unknown, unknown>,
  idPrefix: string,
): string {
  const { head, body } = render<Component<Given>, Given>(component, { props, context, idPrefix });
  return head + body;
}
