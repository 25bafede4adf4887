export { drawOnCanvas, isDrawable, type DrawableSpec, type DrawnChart } from "./draw-on-canvas.ts";
