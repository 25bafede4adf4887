export { drawOnCanvas, isDrawable, type DrawableSpec, type DrawnChart, type DrawOptions } from "./draw-on-canvas.ts";
