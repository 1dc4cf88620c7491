import type { Charts } from '../../core/ports';

/** Charts whose library is loaded with the first of them: few processes draw any. */
export const lazyCharts: Charts = {
  draw: async (all) => (await import('./charts')).charts.draw(all),
};
