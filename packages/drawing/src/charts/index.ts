/** Charts as data: how a forecast moved, what moved it, trends and load. */
export { type ForecastPicture, type ForecastPoint, forecastScene } from './forecast.ts';
export { type LoadPeriod, type LoadPicture, loadScene } from './load.ts';
export { type Sparkline, sparklineScene } from './sparkline.ts';
export {
  type WaterfallBar,
  type WaterfallStep,
  waterfallBarScene,
  waterfallSteps,
} from './waterfall.ts';
