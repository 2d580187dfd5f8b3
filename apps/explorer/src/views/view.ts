import type { ExplorerModel } from '../model/explorer-model.ts';
import type { FileDesk } from '../files/given-file.ts';
import type { Predictor } from '../worker/predictor.ts';
import type { TableData } from './table-data.ts';

export type ViewId =
  | 'compare'
  | 'datapath'
  | 'timeline'
  | 'what-if'
  | 'sweep'
  | 'size'
  | 'data'
  | 'accuracy';

/** One view: its part of the permalink, and how it is mounted. */
export interface View<State> {
  readonly id: ViewId;
  readonly title: string;
  readonly initial: State;
  /** All that an address may say of `initial`: it is left out, and yet it is not said in vain. */
  readonly initialPart: Readonly<Record<string, string>>;
  /** Only what differs from `initial`. */
  readonly encode: (state: State) => Readonly<Record<string, string>>;
  /** What is wrong or missing is as in `initial`. */
  readonly decode: (said: URLSearchParams) => State;
  readonly mount: (place: HTMLElement, context: ViewContext<State>) => MountedView<State>;
}

/** What the shell gives to a view. */
export interface ViewContext<State> {
  readonly model: ExplorerModel;
  readonly predictor: Predictor;
  /** Changes the state: a step that Back undoes, or (the default) one in place. */
  readonly change: (part: Partial<State>, how?: 'push' | 'replace') => void;
  /** To another view; what `state` leaves out is as in that view's `initial`. */
  readonly go: <Other>(view: ViewId, state: Partial<Other>) => void;
  /** Files of the reader's; the view is mounted anew whenever they change. */
  readonly desk: FileDesk;
}

export interface MountedView<State> {
  /** Called once after mounting, and whenever the state has changed. */
  readonly update: (state: State) => void;
  readonly destroy: () => void;
  /** What the export menu writes: the chart, and the same content as a table. */
  readonly exports: () => ViewExports;
}

export interface ViewExports {
  readonly svg: SVGSVGElement | null;
  readonly table: TableData;
}
