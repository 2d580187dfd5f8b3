import { predictorWhile } from '../worker/predictor-while.ts';
import type { View, ViewContext, ViewExports, ViewId } from './view.ts';

/** What the shell gives to every view, whatever its state is. */
export interface Services extends Omit<ViewContext<unknown>, 'change'> {
  /** Puts a view's part into the address. */
  readonly remember: (part: Readonly<Record<string, string>>, how: 'push' | 'replace') => void;
}

/** A view on the page, with its state inside. */
export interface OpenedView {
  readonly id: ViewId;
  readonly title: string;
  /** Shows what an address says. */
  readonly follow: (said: URLSearchParams) => void;
  /** Whether a part of an address says what is so anyway, and is left out of the address for that. */
  readonly isInitial: (name: string, value: string) => boolean;
  /** The address of what is shown. */
  readonly part: () => Readonly<Record<string, string>>;
  readonly exports: () => ViewExports;
  readonly destroy: () => void;
}

/** A view whose state only it knows. */
export interface ClosedView {
  readonly open: (place: HTMLElement, services: Services, said: URLSearchParams) => OpenedView;
  /** The part of an address for a state of which only some is given. */
  readonly partOf: (some: object) => Readonly<Record<string, string>>;
}

/** Hides what the state of a view is made of, so that views of all kinds stand in one list. */
export const closed = <State>(view: View<State>): ClosedView => ({
  partOf: (some) => view.encode({ ...view.initial, ...some }),
  open: (place, { remember, ...services }, said) => {
    let state = view.decode(said);
    let isOpen = true;
    const mounted = view.mount(place, {
      ...services,
      predictor: predictorWhile(() => isOpen, services.predictor),
      change: (part, how = 'replace') => {
        state = { ...state, ...part };
        remember(view.encode(state), how);
        mounted.update(state);
      },
    });
    mounted.update(state);
    return {
      id: view.id,
      title: view.title,
      follow: (next) => {
        state = view.decode(next);
        mounted.update(state);
      },
      isInitial: (name, value) => view.initialPart[name] === value,
      part: () => view.encode(state),
      exports: mounted.exports,
      destroy: () => {
        isOpen = false;
        mounted.destroy();
      },
    };
  },
});
