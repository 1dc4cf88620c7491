import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Charts } from '../../core/ports';
import type { Chart, Series, ShareChart, ValueChart } from '../../core/report/report';

use([BarChart, LineChart, GridComponent, LegendComponent, MarkLineComponent, SVGRenderer]);

const WIDTH = 720;
const FONT = '"Segoe UI", Roboto, "Helvetica Neue", Arial, "Liberation Sans", sans-serif';
const INK = '#1b262c';
const SOFT = '#55666f';
const LINE = '#d5dde1';
const LIMIT = '#b5431a';
/** Told apart by whoever does not see all colors, and in gray. */
const SERIES = ['#0f5c6e', '#e08e36', '#7b9fb0', '#8a5a83', '#4f7f3b'];
/** From the worst to the best, the middle pale. */
const SCALE = ['#b5431a', '#e3a078', '#dfe3e2', '#86b8c6', '#0f5c6e'];
const MOST_LABEL = 250;
const BAR = 18;

/** ECharts, drawing to text. */
export const charts: Charts = {
  async draw(all) {
    return all.map((chart, i) => draw(chart, `c${i}`));
  },
};

function draw(chart: Chart, id: string): string {
  const { option, height } =
    chart.kind === 'shares' ? shares(chart) : chart.kind === 'bars' ? bars(chart) : lines(chart);
  const instance = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  try {
    instance.setOption({ animation: false, textStyle: { fontFamily: FONT, color: INK }, ...option });
    return forPaper(instance.renderToSVGString(), id);
  } finally {
    instance.dispose();
  }
}

/**
 * Without what answers to a pointer, and with ids that are unique in a page and the same each time: the library counts them up
 * as long as a process lives. Quotes in texts are escaped, so that nothing of a text is taken for an attribute.
 */
function forPaper(svg: string, id: string): string {
  return svg
    .replace(/<style ?>.*?<\/style>/gs, '')
    .replace(/ (?:class|pointer-events|ecmeta_\w+)="[^"]*"/g, '')
    .replace(/\bzr\d+-/g, `${id}-`);
}

interface Drawn {
  readonly option: EChartsCoreOption;
  readonly height: number;
}

/** Room for the longest label, which is broken into lines where there is not enough. */
const roomFor = (categories: readonly string[]): number =>
  Math.min(MOST_LABEL, 24 + 6.4 * Math.max(8, ...categories.map(({ length }) => length)));

const categoryAxis = (categories: readonly string[]) => ({
  type: 'category' as const,
  inverse: true,
  data: [...categories],
  axisTick: { show: false },
  axisLine: { lineStyle: { color: SOFT } },
  axisLabel: { color: INK, fontSize: 12, width: roomFor(categories) - 14, overflow: 'break' as const, lineHeight: 15 },
});

const valueAxis = ({ from, to, unit }: { readonly from: number; readonly to: number; readonly unit: string }) => ({
  type: 'value' as const,
  min: from,
  max: to,
  minInterval: 1,
  splitLine: { lineStyle: { color: LINE } },
  axisLabel: { color: SOFT, fontSize: 11, formatter: `{value}${unit}` },
});

const legend = (names: readonly string[]) => ({
  show: names.length > 1,
  data: [...names],
  top: 0,
  left: 0,
  selectedMode: false as const,
  itemWidth: 14,
  itemHeight: 10,
  textStyle: { color: INK, fontSize: 12 },
});

/** Lines that the longest label of a category takes. */
const linesOf = (categories: readonly string[]): number =>
  Math.max(1, ...categories.map((text) => Math.ceil(text.length / 38)));

function bars({ categories, series, scale, limit }: ValueChart): Drawn {
  const top = (series.length > 1 ? 30 : 8) + (limit === null ? 0 : 16);
  const row = Math.max(series.length * (BAR + 2) + 14, linesOf(categories) * 15 + 12);
  return {
    height: top + categories.length * row + 28,
    option: {
      color: SERIES,
      legend: legend(series.map(({ name }) => name)),
      grid: { left: roomFor(categories), right: 64, top, bottom: 26 },
      xAxis: valueAxis(scale),
      yAxis: categoryAxis(categories),
      series: series.map((one, i) => ({
        ...barOf(one),
        barMaxWidth: BAR,
        barGap: '12%',
        ...(i === 0 && limit !== null && { markLine: limitLine(limit, 'xAxis') }),
      })),
    },
  };
}

const barOf = ({ name, values, texts }: Series) => ({
  type: 'bar' as const,
  name,
  data: values.map((value, i) => ({
    value: value ?? '-',
    label: {
      show: value !== null,
      position: 'right' as const,
      color: INK,
      fontSize: 12,
      // Readable on the line of a limit, too.
      backgroundColor: '#fff',
      padding: [1, 2],
      formatter: plain(texts[i] ?? ''),
    },
  })),
});

/** A label as it is: braces would be taken for a template. */
const plain = (text: string) => () => text;

const limitLine = (limit: { readonly value: number; readonly text: string }, axis: 'xAxis' | 'yAxis') => ({
  silent: true,
  symbol: 'none',
  lineStyle: { color: LIMIT, type: 'dashed' as const, width: 1.5 },
  label: {
    formatter: plain(limit.text),
    color: LIMIT,
    fontSize: 11,
    position: axis === 'xAxis' ? ('start' as const) : ('insideEndTop' as const),
  },
  data: [{ [axis]: limit.value }],
});

function shares({ categories, parts, counts }: ShareChart): Drawn {
  const row = Math.max(40, linesOf(categories) * 15 + 14);
  const totals = counts.map((each) => each.reduce((sum, count) => sum + count, 0));
  return {
    height: 34 + categories.length * row + 28,
    option: {
      color: SCALE,
      legend: legend(parts),
      grid: { left: roomFor(categories), right: 22, top: 34, bottom: 26 },
      xAxis: valueAxis({ from: 0, to: 100, unit: '%' }),
      yAxis: categoryAxis(categories),
      series: parts.map((name, part) => ({
        type: 'bar' as const,
        name,
        stack: 'all',
        barWidth: 24,
        itemStyle: { borderColor: '#fff', borderWidth: 1 },
        data: counts.map((each, i) => {
          const count = each[part] ?? 0;
          const share = (totals[i] ?? 0) === 0 ? 0 : (100 * count) / (totals[i] ?? 1);
          return {
            value: share,
            label: {
              show: share >= 5,
              color: part === 0 || part === parts.length - 1 ? '#fff' : INK,
              fontSize: 12,
              formatter: plain(String(count)),
            },
          };
        }),
      })),
    },
  };
}

function lines({ categories, series, scale, limit }: ValueChart): Drawn {
  return {
    height: 280,
    option: {
      color: SERIES,
      legend: legend(series.map(({ name }) => name)),
      grid: { left: 48, right: 40, top: 44, bottom: 30 },
      xAxis: {
        type: 'category',
        data: [...categories],
        axisTick: { show: false },
        axisLine: { lineStyle: { color: SOFT } },
        axisLabel: { color: INK, fontSize: 12 },
      },
      yAxis: valueAxis(scale),
      series: series.map(({ name, values, texts }, i) => ({
        type: 'line' as const,
        name,
        symbol: 'circle',
        symbolSize: 9,
        lineStyle: { width: 3 },
        connectNulls: true,
        data: values.map((value, at) => ({
          value: value ?? '-',
          label: {
            show: value !== null,
            position: 'top' as const,
            color: INK,
            fontSize: 12,
            fontWeight: 600 as const,
            formatter: plain(texts[at] ?? ''),
          },
        })),
        ...(i === 0 && limit !== null && { markLine: limitLine(limit, 'yAxis') }),
      })),
    },
  };
}
