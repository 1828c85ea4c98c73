/** A line chart: `x` along the bottom, one line a series, each named where it ends. */
export type Chart = { title: string; unit: string; series: readonly Series[] };
type Series = { name: string; points: readonly { x: number; y: number }[] };

const PANEL = { width: 300, height: 220, left: 44, right: 8, top: 40, bottom: 28 };
const LEGEND = 28;
// Told apart by colour-blind readers too (Okabe and Ito), the first one for ourselves.
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9'];
const TICKS = 4;

/** Charts side by side as one SVG; both axes begin at 0 and are even, so that a straight line is straight growth. */
export function drawCharts(charts: readonly Chart[]): string {
  const names = [...new Set(charts.flatMap(({ series }) => series.map(({ name }) => name)))];
  const colours = new Map(names.map((name, at) => [name, COLOURS[at % COLOURS.length] ?? '']));
  const width = PANEL.width * charts.length;
  const height = PANEL.height + LEGEND;
  const panels = charts.map(
    (chart, at) => `<g transform="translate(${at * PANEL.width} 0)">\n${drawChart(chart, colours)}\n</g>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, sans-serif" font-size="11" fill="#333">
<title>${charts.map(({ title }) => title).join(' · ')}</title>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...panels,
    drawLegend(colours),
    '</svg>\n',
  ].join('\n');
}

function drawChart({ title, unit, series }: Chart, colours: ReadonlyMap<string, string>): string {
  const points = series.flatMap((line) => line.points);
  const x = scale(Math.max(...points.map((point) => point.x)), [PANEL.left, PANEL.width - PANEL.right]);
  const y = scale(Math.max(...points.map((point) => point.y)), [PANEL.height - PANEL.bottom, PANEL.top]);
  const foot = y.at(0);

  return [
    text({ x: PANEL.left, y: 20, anchor: 'start' }, `${title}, ${unit}`, 'font-weight="600" font-size="13"'),
    ...y.ticks.flatMap((tick) => [
      `<path d="M${PANEL.left} ${y.at(tick)}H${PANEL.width - PANEL.right}" stroke="#ddd"/>`,
      text({ x: PANEL.left - 6, y: y.at(tick) + 4, anchor: 'end' }, tick.toLocaleString('en-US')),
    ]),
    ...x.ticks.map((tick) => text({ x: x.at(tick), y: foot + 16, anchor: 'middle' }, tick.toLocaleString('en-US'))),
    ...series.map((line) => drawLine(line, { x: x.at, y: y.at, colour: colours.get(line.name) ?? '' })),
  ].join('\n');
}

type Pen = { x: (value: number) => number; y: (value: number) => number; colour: string };

function drawLine({ points }: Series, { x, y, colour }: Pen): string {
  const places = points.map((point) => `${x(point.x)} ${y(point.y)}`);
  const dots = points.map((point) => `<circle cx="${x(point.x)}" cy="${y(point.y)}" r="2.5" fill="${colour}"/>`);
  return [`<path d="M${places.join('L')}" fill="none" stroke="${colour}" stroke-width="2"/>`, ...dots].join('\n');
}

function drawLegend(colours: ReadonlyMap<string, string>): string {
  let x = PANEL.left;
  return [...colours]
    .map(([name, colour]) => {
      const at = x;
      x += name.length * 6 + 36;
      const y = PANEL.height + 12;
      return `<circle cx="${at}" cy="${y - 4}" r="4" fill="${colour}"/>\n${text({ x: at + 9, y, anchor: 'start' }, name)}`;
    })
    .join('\n');
}

type Place = { x: number; y: number; anchor: 'start' | 'middle' | 'end' };

function text({ x, y, anchor }: Place, words: string, style = ''): string {
  const escaped = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<text x="${x}" y="${y}" text-anchor="${anchor}" ${style}>${escaped}</text>`;
}

/** Values from 0 to `most` on the pixels from `start` to `end`, with a few round ticks. */
function scale(most: number, [start, end]: readonly [number, number]) {
  const step = roundStep(most / TICKS);
  const ticks = Array.from({ length: Math.floor(most / step) + 1 }, (_, at) => at * step);
  const at = (value: number) => Math.round((start + (value / (most || 1)) * (end - start)) * 10) / 10;
  return { at, ticks };
}

/** The smallest of 1, 2, 5, 10 … that is not below `step`. */
function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step || 1));
  return power * ([1, 2, 5, 10].find((times) => times * power >= step) ?? 10);
}
