import { loadExplorer } from './data/load.ts';
import { createDesk } from './files/create-desk.ts';
import { createModel, publishedRows } from './model/create-model.ts';
import { decodeAddress } from './shell/address.ts';
import { listenForDrops } from './shell/drop.ts';
import { listenForExports } from './shell/export-menu.ts';
import { listenForKeys } from './shell/keys.ts';
import { drawNotice } from './shell/notice.ts';
import { listenForSearch } from './shell/search.ts';
import { startShell } from './shell/shell.ts';
import { drawTheme } from './shell/theme.ts';
import { createPredictor } from './worker/create-predictor.ts';
import { createWorker } from './worker/create-worker.ts';

const loading = loadExplorer();
showTheme(decodeAddress(location.hash).theme);
const load = await loading;
if (load.kind === 'loaded') {
  const predictor = createPredictor(createWorker, load.data);
  const published = publishedRows();
  /** Files that are there from the start do not take a reader away from where the address led. */
  let isAskedFor = location.hash.length > 1;
  const desk = createDesk((added) => {
    const kind = added.at(-1)?.content.kind;
    const model = createModel(load.data, desk.list, published);
    void shell.refresh(model).then(() => {
      if (kind !== undefined && !isAskedFor)
        shell.goTo(kind === 'evaluation' ? 'accuracy' : 'data', {});
    });
  });
  const shell = await startShell(createModel(load.data, [], published), { predictor, desk });
  listenForExports(shell.exports);
  listenForKeys();
  listenForSearch((a) => shell.goTo('datapath', { a }));
  listenForDrops(desk.add);
  await desk.addTexts(load.data.files);
  isAskedFor = false;
} else {
  drawNotice(load);
}

/** Until there is a shell, which keeps the theme in the address. */
function showTheme(theme: Parameters<typeof drawTheme>[0]): void {
  drawTheme(theme, showTheme);
}
