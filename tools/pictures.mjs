#!/usr/bin/env node
/** `npm run pictures`: photographs each view of the explorer for docs/explorer.md. */
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withExplorer } from './explorer/opened-explorer.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, 'docs/pictures/explorer');

/** A picture's name and the address that it is of; one view may have several. */
const pictures = {
  compare: '',
  'compare-scatter': '#chart=scatter',
  datapath: '#view=datapath&a=calico-iptables&atNs=6000',
  why: '#view=datapath&a=cilium-ebpf&b=calico-iptables&processes=32',
  timeline: '#view=timeline&fromNs=100000&toNs=220000',
  'what-if': '#view=what-if&clockGhz=3&pin1=',
  sweep: '#view=sweep',
  'sweep-map': '#view=sweep&kind=tcp-rr&x=clockGhz&y=processes&target=pod&systems=cilium-ebpf',
  'sweep-difference':
    '#view=sweep&x=services&y=processes&of=flannel-host-gw%2Bkube-proxy-ipvs' +
    '&against=flannel-host-gw%2Bkube-proxy-iptables',
  size: '#view=size',
  data: '#view=data&words=wireguard+throughput_bps',
  accuracy: '#view=accuracy',
};

mkdirSync(folder, { recursive: true });
await withExplorer(root, async ({ address, browser }) => {
  for (const [name, hash] of Object.entries(pictures)) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
    await page.goto(address + hash);
    await page.locator('#view h1').first().waitFor();
    // Measured rows and simulated answers come after the first picture.
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(2500);
    await page.screenshot({ path: join(folder, `${name}.png`) });
    await page.close();
    console.log(`docs/pictures/explorer/${name}.png`);
  }
});
