import type { Timeline } from './timeline.ts';

interface OpenOrClose {
  readonly type: 'O' | 'C';
  /** Index of a shared frame. */
  readonly frame: number;
  readonly at: number;
}

interface EventedProfile {
  readonly type: 'evented';
  readonly name: string;
  readonly unit: 'nanoseconds';
  readonly startValue: number;
  readonly endValue: number;
  readonly events: readonly OpenOrClose[];
}

interface SpeedscopeFile {
  readonly $schema: 'https://www.speedscope.app/file-format-schema.json';
  readonly name: string;
  readonly exporter: string;
  readonly activeProfileIndex: number;
  readonly shared: { readonly frames: readonly { readonly name: string }[] };
  readonly profiles: readonly EventedProfile[];
}

/**
 * A timeline as a file that speedscope opens: a profile per CPU, in it contexts, and in these what runs.
 *
 * @param title - What was simulated.
 * @source https://www.speedscope.app/file-format-schema.json
 */
export function speedscopeFile(timeline: Timeline, title: string): SpeedscopeFile {
  const { lanes, labels, durationNs, fromNs, toNs } = timeline;
  const names: string[] = ['process', 'softirq'];
  const own = labels.map(({ name }) => [names.push(name) - 1, names.push(`after ${name}`) - 1]);
  const events: OpenOrClose[][] = lanes.map(() => []);
  for (const [row, from] of fromNs.entries()) {
    const label = timeline.label[row] ?? 0;
    const context = labels[label]?.context === 'softirq' ? 1 : 0;
    const frame = own[label]?.[timeline.isTail[row] ?? 0] ?? 0;
    const to = toNs[row] ?? from;
    events[timeline.lane[row] ?? 0]?.push(
      { type: 'O', frame: context, at: from },
      { type: 'O', frame, at: from },
      { type: 'C', frame, at: to },
      { type: 'C', frame: context, at: to },
    );
  }
  return {
    $schema: 'https://www.speedscope.app/file-format-schema.json',
    name: title,
    exporter: 'Hopwise',
    activeProfileIndex: 0,
    shared: { frames: names.map((name) => ({ name })) },
    profiles: lanes.map(({ end, cpu }, lane) => ({
      type: 'evented',
      name: `${end} CPU ${cpu}`,
      unit: 'nanoseconds',
      startValue: 0,
      endValue: durationNs,
      events: events[lane] ?? [],
    })),
  };
}
