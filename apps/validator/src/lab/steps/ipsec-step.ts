import { addressesOf, type LabSite } from '../lab-site.ts';
import { ipBatch, type Step } from '../step.ts';

/** Number of the first direction's security association; the other one follows. */
const firstSpi = 0x4857_0000;

/** ESP in tunnel mode with AES-GCM between the two pods' networks. */
export function ipsecStep({ network, place, here, there, secrets }: LabSite): Step {
  const mine = addressesOf(network, place).subnet;
  const theirs = addressesOf(network, 1 - place).subnet;
  const out = { src: here.address, dst: there.address, spi: firstSpi + place };
  const back = { src: there.address, dst: here.address, spi: firstSpi + 1 - place };
  const keys = { out: secrets.ipsec[place], back: secrets.ipsec[place === 0 ? 1 : 0] };
  const state = ({ src, dst, spi }: typeof out) => `src ${src} dst ${dst} proto esp spi ${spi}`;
  const policies = [
    { selector: `src ${mine} dst ${theirs} dir out`, by: out },
    { selector: `src ${theirs} dst ${mine} dir in`, by: back },
    { selector: `src ${theirs} dst ${mine} dir fwd`, by: back },
  ];
  const cipher = (key: string) => `aead rfc4106(gcm(aes)) 0x${key} 128`;
  return {
    what: `ESP between ${mine} and ${theirs}`,
    do: ipBatch([
      `xfrm state add ${state(out)} mode tunnel ${cipher(keys.out)}`,
      `xfrm state add ${state(back)} mode tunnel ${cipher(keys.back)}`,
      ...policies.map(
        ({ selector, by }) =>
          `xfrm policy add ${selector} tmpl src ${by.src} dst ${by.dst} proto esp mode tunnel`,
      ),
    ]),
    undo: {
      argv: ['ip', '-force', '-batch', '-'],
      input: `${[
        ...policies.map(({ selector }) => `xfrm policy delete ${selector}`),
        ...[out, back].map((one) => `xfrm state delete ${state(one)}`),
      ].join('\n')}\n`,
    },
  };
}
