import type { Component } from "svelte";
import { render } from "svelte/server";

/** Draws a component as it stands in a page that is sent, with the styles that it brings itself. */
export function drawStill<Given extends Record<string, unknown>>(
  component: Component<Given>,
  props: Given,
  context: Map<unknown, unknown>,
): string {
  const { head, body } = render<Component<Given>, Given>(component, { props, context });
  return head + body;
}
