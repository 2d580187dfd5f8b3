import type { Modifier } from '../../modifier.ts';
import { bandwidthManager } from '../bandwidth-manager.ts';
import { bbr } from '../bbr.ts';
import { bigTcpV4 } from '../big-tcp-v4.ts';
import { bigTcpV6 } from '../big-tcp-v6.ts';
import { jumboFrames } from '../jumbo-frames.ts';
import { bridgeGateway } from '../bridge-gateway.ts';
import { conntrack } from '../conntrack.ts';
import { conntrackExempt } from '../conntrack-exempt.ts';
import { noRules } from '../no-rules.ts';
import { notrack } from '../notrack.ts';
import { rfs } from '../rfs.ts';
import { rps } from '../rps.ts';
import { vxlan } from '../vxlan.ts';
import { xps } from '../xps.ts';

/** Settings of the kernel, and of frames. */
export const kernelModifiers: readonly Modifier[] = [
  notrack,
  noRules,
  bridgeGateway,
  vxlan,
  conntrack,
  conntrackExempt,
  jumboFrames,
  bigTcpV4,
  bigTcpV6,
  bandwidthManager,
  bbr,
  rps,
  rfs,
  xps,
];
