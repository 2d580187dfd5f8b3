import type { StudyComparison, StudyRow } from '@hopwise/calibration';
import { pathName, testName } from './format.ts';
import { escapeXml, pictureStyle } from './picture-style.ts';

/** One pair of bars. */
interface Pair {
  readonly label: string;
  readonly predicted: number;
  readonly published: number;
  /** An assumption was chosen with the published figure in view. */
  readonly isSeen: boolean;
}

interface Panel {
  readonly title: string;
  /** What the numbers are divided by before they are shown. */
  readonly scale: number;
  readonly pairs: readonly Pair[];
}

const width = 900;
const labelWidth = 128;
const gap = 22;
const panelWidth = (width - labelWidth - 3 * gap) / 3;
/** Room for the number at the end of the longest bar. */
const numberWidth = 44;
const rowHeight = 30;
const barHeight = 11;
const titleHeight = 30;

/** Predicted beside published at 32 processes: rates above, CPU of both ends below. */
export function comparePicture({ rows, study }: StudyComparison): string {
  const many = rows.filter((row) => row.processes === 32 && row.mtu === 1500);
  const labels = [...new Set(many.map(labelOf))];
  const bands = [panels(many, rateOf), panels(many, cpuOf)];
  const bandHeight = titleHeight + labels.length * rowHeight + gap;
  const height = 40 + bands.length * bandHeight;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title">`,
    `<title id="title">Predicted and published, study ${escapeXml(study)}, 32 processes</title>`,
    pictureStyle,
    legend(),
    ...bands.flatMap((band, index) => drawBand(band, labels, 40 + index * bandHeight)),
    '</svg>',
    '',
  ].join('\n');
}

const labelOf = ({ datapath, modifiers }: StudyRow): string => pathName(datapath, modifiers);

type Figure = (row: StudyRow) => { readonly predicted: number; readonly published: number | null };

const rateOf: Figure = ({ prediction, published }) => ({
  predicted: prediction.rate.value,
  published: published?.rate ?? null,
});

/** Both ends together; nothing where one of them is missing. */
const cpuOf: Figure = ({ prediction, published }) => {
  const client = published?.cpuClientPerUnit ?? null;
  const server = published?.cpuServerPerUnit ?? null;
  return {
    predicted: prediction.cpuPerUnit.client + prediction.cpuPerUnit.server,
    published: client === null || server === null ? null : client + server,
  };
};

const units = {
  'tcp-stream': { rate: ['Gbit/s', 1e9], cpu: ['ns CPU per 1000 byte', 1e-3] },
  'tcp-rr': { rate: ['1000 transactions/s', 1e3], cpu: ['us CPU per transaction', 1e3] },
  'tcp-crr': { rate: ['1000 connections/s', 1e3], cpu: ['us CPU per connection', 1e3] },
} as const;

function panels(rows: readonly StudyRow[], figure: Figure): readonly Panel[] {
  return (['tcp-stream', 'tcp-rr', 'tcp-crr'] as const).map((workload) => {
    const [unit, scale] = units[workload][figure === rateOf ? 'rate' : 'cpu'];
    const pairs = rows
      .filter((row) => row.workload === workload)
      .flatMap((row) => {
        const { predicted, published } = figure(row);
        const isSeen = row.role === 'seen';
        return published === null ? [] : [{ label: labelOf(row), predicted, published, isSeen }];
      });
    return { title: `${testName(workload)}, ${unit}`, scale, pairs };
  });
}

function drawBand(
  band: readonly Panel[],
  labels: readonly string[],
  top: number,
): readonly string[] {
  return [
    ...labels.map((label, index) => {
      const y = top + titleHeight + index * rowHeight + barHeight + 4;
      return `<text class="label" x="${labelWidth - 8}" y="${y}" text-anchor="end">${escapeXml(label)}</text>`;
    }),
    ...band.flatMap((panel, index) =>
      drawPanel(panel, labels, labelWidth + index * (panelWidth + gap), top),
    ),
  ];
}

function drawPanel(
  { title, scale, pairs }: Panel,
  labels: readonly string[],
  left: number,
  top: number,
): readonly string[] {
  const most = Math.max(1e-9, ...pairs.flatMap((pair) => [pair.predicted, pair.published]));
  const bar = (kind: string, value: number, y: number, mark = ''): readonly string[] => {
    const length = ((value / most) * (panelWidth - numberWidth)).toFixed(1);
    const x = (left + Number(length) + 4).toFixed(1);
    return [
      `<rect class="${kind}" x="${left}" y="${y}" width="${length}" height="${barHeight}"/>`,
      `<text class="number" x="${x}" y="${y + 9}">${shown(value / scale)}${mark}</text>`,
    ];
  };
  return [
    `<text class="title" x="${left}" y="${top + 18}">${escapeXml(title)}</text>`,
    ...pairs.flatMap(({ label, predicted, published, isSeen }) => {
      const y = top + titleHeight + labels.indexOf(label) * rowHeight;
      return [
        ...bar('published', published, y, isSeen ? '*' : ''),
        ...bar('predicted', predicted, y + barHeight + 1),
      ];
    }),
  ];
}

const shown = (value: number): string => value.toFixed(value < 99.5 ? 1 : 0);

const legend = (): string =>
  [
    `<rect class="published" x="${labelWidth}" y="8" width="24" height="${barHeight}"/>`,
    `<text class="label" x="${labelWidth + 30}" y="17">published</text>`,
    `<rect class="predicted" x="${labelWidth + 120}" y="8" width="24" height="${barHeight}"/>`,
    `<text class="label" x="${labelWidth + 150}" y="17">predicted</text>`,
    `<text class="label" x="${width - gap}" y="17" text-anchor="end">32 processes; CPU is that of both ends; * seen, not held out</text>`,
  ].join('\n');
