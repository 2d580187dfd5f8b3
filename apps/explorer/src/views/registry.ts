import { type ClosedView, closed } from './opened-view.ts';
import type { ViewId } from './view.ts';

/** A view by name, loaded when it is opened. */
export interface RegisteredView {
  readonly id: ViewId;
  readonly title: string;
  /** What it answers, for who hesitates over its name. */
  readonly question: string;
  readonly load: () => Promise<ClosedView>;
}

/** Every view, in the order of the navigation. */
export const registry: readonly RegisteredView[] = [
  {
    id: 'compare',
    title: 'Compare',
    question: 'Which is faster, and how well is that known?',
    load: async () => closed((await import('./compare/compare-view.ts')).compareView),
  },
  {
    id: 'datapath',
    title: 'Datapath',
    question: 'Where does a packet go, and why is one path slower than another?',
    load: async () => closed((await import('./datapath/datapath-view.ts')).datapathView),
  },
  {
    id: 'timeline',
    title: 'Timeline',
    question: 'What does every CPU do in a millisecond?',
    load: async () => closed((await import('./timeline/timeline-view.ts')).timelineView),
  },
  {
    id: 'what-if',
    title: 'What if',
    question: 'What does it do with another load, machine or kernel?',
    load: async () => closed((await import('./what-if/what-if-view.ts')).whatIfView),
  },
  {
    id: 'sweep',
    title: 'Sweep',
    question: 'How does it change with a number, and from where on is another better?',
    load: async () => closed((await import('./sweep/sweep-view.ts')).sweepView),
  },
  {
    id: 'size',
    title: 'Size',
    question: 'How many machines does a load need?',
    load: async () => closed((await import('./size/size-view.ts')).sizeView),
  },
  {
    id: 'data',
    title: 'Data',
    question: 'What was measured, by whom, and what is doubtful about it?',
    load: async () => closed((await import('./data/data-view.ts')).dataView),
  },
  {
    id: 'accuracy',
    title: 'Accuracy',
    question: 'How far off are the predictions, and where?',
    load: async () => closed((await import('./accuracy/accuracy-view.ts')).accuracyView),
  },
];
