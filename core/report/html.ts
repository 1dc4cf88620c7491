import { page } from './page';
import { labelsOfPage } from './page-labels';
import type { Block, Cell, Chart, Pair, Point, Report, Section, TableBlock, Tile } from './report';
import { safe } from './safe';
import { style } from './style';
import type { Words } from './words';

/**
 * A report as one page that needs nothing beside it: no script, no font, no address. Its charts are SVG, each followed by a
 * table of the same figures.
 * @param drawings of the report's charts, in their order
 */
export function html(words: Words, report: Report, drawings: readonly string[]): string {
  const { title, subtitle, lede, about, standsOut, tiles, sections, footer } = report;
  const next = drawings[Symbol.iterator]();
  const draw = (): string => next.next().value ?? '';
  return page(words, {
    title: `${title} · ${subtitle}`,
    style,
    body: `<body>
<header>
<p class="kicker">${safe(words.of(labelsOfPage.kicker))}</p>
<h1>${safe(title)}</h1>
<p class="subtitle">${safe(subtitle)}</p>
<p class="lede">${safe(lede)}</p>
${pairs(about, 'about')}
</header>
<main>
<section class="stands-out">
<h2>${safe(standsOut.title)}</h2>
${points(standsOut.points)}
<div class="tiles">${tiles.map(tile).join('')}</div>
</section>
${sections.map((one) => section(one, draw)).join('\n')}
</main>
<footer>${safe(footer)}</footer>
</body>`,
  });
}

/** The charts of a report, in the order in which they stand in it. */
export function chartsOf({ sections }: Report): Chart[] {
  return sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : [])));
}

function section({ title, blocks }: Section, draw: () => string): string {
  return `<section>\n<h2>${safe(title)}</h2>\n${blocks.map((one) => block(one, draw)).join('\n')}\n</section>`;
}

function block(one: Block, draw: () => string): string {
  switch (one.kind) {
    case 'heading':
      return `<h3>${safe(one.text)}</h3>`;
    case 'text':
      return `<p>${safe(one.text)}</p>`;
    case 'points':
      return points(one.points);
    case 'quotes':
      return `<ul class="quotes">${one.quotes.map((text) => `<li>${safe(text)}</li>`).join('')}</ul>`;
    case 'terms':
      return pairs(one.terms, 'terms');
    case 'chart':
      return `<figure><figcaption>${safe(one.title)}</figcaption><div role="img" aria-label="${safe(`${one.title}: ${one.description}`)}">${draw()}</div></figure>`;
    case 'table':
      return table(one);
  }
}

function pairs(of: readonly Pair[], name: string): string {
  return `<dl class="${name}">${of.map(([term, text]) => `<div><dt>${safe(term)}</dt><dd>${safe(text)}</dd></div>`).join('')}</dl>`;
}

function points(all: readonly Point[]): string {
  return `<ul class="points">${all.map(({ tone, text }) => `<li class="${tone}">${safe(text)}</li>`).join('')}</ul>`;
}

function tile({ label, text, note, tone }: Tile): string {
  return `<div class="tile ${tone}"><span class="label">${safe(label)}</span><strong>${safe(text)}</strong><span class="note">${safe(note)}</span></div>`;
}

function table({ caption, head, rows }: TableBlock): string {
  const numeric = head.map((_, i) => rows.some((cells) => typeof (cells[i] ?? cells.at(-1)) === 'object'));
  const columns = head.map((text, i) => `<th scope="col"${numeric[i] ? ' class="figure"' : ''}>${safe(text)}</th>`);
  const lines = rows.map((cells) => `<tr>${cells.map((one, i) => cell(one, i === 0)).join('')}</tr>`);
  const title = caption === '' ? '' : `<caption>${safe(caption)}</caption>`;
  return `<table>${title}<thead><tr>${columns.join('')}</tr></thead><tbody>${lines.join('')}</tbody></table>`;
}

function cell(one: Cell, isFirst: boolean): string {
  if (typeof one === 'string') return isFirst ? `<th scope="row">${safe(one)}</th>` : `<td>${safe(one)}</td>`;
  const { columns = 1 } = one;
  const span = columns === 1 ? '' : ` colspan="${columns}"`;
  return `<td class="figure${one.withheld ? ' withheld' : ''}"${span}>${safe(one.figure)}</td>`;
}
