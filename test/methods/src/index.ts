export { measurePanels, FULL_SIZE, type PanelSize } from "./panels/measure-panels.ts";
