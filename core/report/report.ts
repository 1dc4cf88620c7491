/**
 * A report as it is told, before it is drawn: texts are in the reader's language, figures are written out. Nothing here
 * knows how a page or a chart is made.
 */
export interface Report {
  readonly title: string;
  readonly subtitle: string;
  /** What this is, in one sentence, for somebody who has never seen the platform. */
  readonly lede: string;
  /** What it is about: a name and what stands for it. */
  readonly about: readonly Pair[];
  /** Plain conclusions, the most important first. */
  readonly standsOut: { readonly title: string; readonly points: readonly Point[] };
  readonly tiles: readonly Tile[];
  readonly sections: readonly Section[];
  readonly footer: string;
}

export type Pair = readonly [name: string, text: string];

export type Tone = 'good' | 'poor' | 'plain';

export interface Point {
  readonly tone: Tone;
  readonly text: string;
}

/** One large figure. */
export interface Tile extends Point {
  readonly label: string;
  readonly note: string;
}

export interface Section {
  readonly title: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'points'; readonly points: readonly Point[] }
  | { readonly kind: 'quotes'; readonly quotes: readonly string[] }
  | { readonly kind: 'terms'; readonly terms: readonly Pair[] }
  | TableBlock
  | { readonly kind: 'chart'; readonly title: string; readonly description: string; readonly chart: Chart };

export interface TableBlock {
  readonly kind: 'table';
  /** Empty where the section's title says it all. */
  readonly caption: string;
  readonly head: readonly string[];
  /** The first cell of a row names it. */
  readonly rows: readonly (readonly Cell[])[];
}

export type Cell = string | Figure;

/** A figure as it is written; `withheld` where it is not told. */
export interface Figure {
  readonly figure: string;
  readonly withheld?: true;
  /** How many columns it stands for; one by default. */
  readonly columns?: number;
}

export interface Series {
  readonly name: string;
  /** Null where there is nothing to draw. */
  readonly values: readonly (number | null)[];
  /** The values as they are written beside what is drawn. */
  readonly texts: readonly string[];
}

/** A scale of a chart; its ends are whole. */
export interface Scale {
  readonly from: number;
  readonly to: number;
  /** Written behind the figures of the axis. */
  readonly unit: '' | '%';
}

/** Horizontal bars, or lines over the categories. */
export interface ValueChart {
  readonly kind: 'bars' | 'lines';
  readonly categories: readonly string[];
  readonly series: readonly Series[];
  readonly scale: Scale;
  /** A line to hold the values against. */
  readonly limit: { readonly value: number; readonly text: string } | null;
}

/** How the answers of each category are shared among the parts; each bar is the whole. */
export interface ShareChart {
  readonly kind: 'shares';
  readonly categories: readonly string[];
  /** From the worst to the best. */
  readonly parts: readonly string[];
  readonly counts: readonly (readonly number[])[];
}

export type Chart = ValueChart | ShareChart;

/** A report as a file. */
export interface ReportFile {
  readonly filename: string;
  readonly mediaType: string;
  readonly content: string;
  /** SHA-256 of the content, as `sha256sum` prints it. */
  readonly checksum: string;
}

export const reportFormats = ['HTML', 'CSV'] as const;
export type ReportFormat = (typeof reportFormats)[number];
