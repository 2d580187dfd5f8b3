import type { ExplorerModel } from '../model/explorer-model.ts';
import type { OpenedView, Services } from '../views/opened-view.ts';
import { registry } from '../views/registry.ts';
import type { ViewExports } from '../views/view.ts';
import { decodeAddress, encodeAddress, firstView, ignoredParts, type Theme } from './address.ts';
import { addressWriter } from './address-writer.ts';
import { drawAddressNote } from './address-note.ts';
import { element } from './element.ts';
import { drawNavigation } from './navigation.ts';
import { drawTheme } from './theme.ts';
import { drawViewFailure } from './view-failure.ts';

/** What the rest of the page may do with the view that is shown. */
export interface Shell {
  readonly exports: () => (ViewExports & { readonly title: string }) | null;
  /** Shows the address as it now stands, with another model from here on if one is given. */
  readonly refresh: (model?: ExplorerModel) => Promise<void>;
  readonly goTo: (view: string, part: Readonly<Record<string, string>>) => void;
}

/** Shows the view that the address names, and the next one whenever it changes. */
export async function startShell(
  firstModel: ExplorerModel,
  { predictor, desk }: Pick<Services, 'predictor' | 'desk'>,
): Promise<Shell> {
  let model = firstModel;
  let theme: Theme = decodeAddress(location.hash).theme;
  let opened: OpenedView | undefined;
  /** Only the last of several views that are being loaded is shown. */
  let turn = 0;

  const place = element('#view');
  const showPlace = (): void => {
    for (const part of ['#view', 'body > footer']) element(part).hidden = false;
    element('#notice').hidden = true;
  };
  const known = (id: string) => registry.find((view) => view.id === id);
  const address = addressWriter(() => drawNavigation(registry, opened?.id ?? firstView, theme));
  const goTo: Shell['goTo'] = (view, part) => {
    address.push(encodeAddress(view, part, theme));
    void follow();
  };
  const services: Services = {
    get model() {
      return model;
    },
    predictor,
    desk,
    remember: (part, how) => {
      drawAddressNote(null);
      if (opened !== undefined) address[how](encodeAddress(opened.id, part, theme));
    },
    go: (view, state) => {
      void known(view)
        ?.load()
        .then((loaded) => goTo(view, loaded.partOf(state)));
    },
  };

  const follow = async (): Promise<void> => {
    const mine = ++turn;
    const asked = location.hash;
    const { view: name, theme: named, said } = decodeAddress(asked);
    theme = named;
    showTheme();
    const entry = known(name) ?? known(firstView);
    if (entry === undefined) return;
    if (opened?.id === entry.id) opened.follow(said);
    else {
      const view = await entry.load().catch((error: unknown) => {
        showPlace();
        drawViewFailure(place, entry.title, error);
        return undefined;
      });
      if (view === undefined || mine !== turn) return;
      opened?.destroy();
      place.replaceChildren();
      showPlace();
      opened = view.open(place, services, said);
    }
    const shown = encodeAddress(opened.id, opened.part(), theme);
    const ignored = ignoredParts(asked, shown, opened.isInitial);
    address.put(shown);
    drawAddressNote(ignored);
    document.title = `${opened.title} - Hopwise`;
  };
  const showTheme = (): void =>
    drawTheme(theme, (chosen) => {
      theme = chosen;
      if (opened !== undefined) address.put(encodeAddress(opened.id, opened.part(), theme));
      showTheme();
    });

  addEventListener('popstate', () => {
    address.forget();
    void follow();
  });
  addEventListener('pagehide', address.settle);
  await follow();
  return {
    goTo,
    exports: () => {
      address.settle();
      return opened === undefined ? null : { ...opened.exports(), title: opened.title };
    },
    refresh: async (next = model) => {
      model = next;
      address.settle();
      opened?.destroy();
      opened = undefined;
      await follow();
    },
  };
}
