import { loadExplorer } from './data/load.ts';
import { createModel } from './model/create-model.ts';
import { decodeAddress } from './shell/address.ts';
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
  const shell = await startShell(createModel(load.data), predictor);
  listenForExports(shell.exports);
  listenForKeys();
  listenForSearch((datapath) => shell.goTo('datapath', { datapath }));
} else {
  drawNotice(load);
}

/** Until there is a shell, which keeps the theme in the address. */
function showTheme(theme: Parameters<typeof drawTheme>[0]): void {
  drawTheme(theme, showTheme);
}
