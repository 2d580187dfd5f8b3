import type { CostScale, CostTable } from '@hopwise/datapath';
import type { ParsedCosts } from '@hopwise/dataset';
import { transferCosts } from '../transfer-costs.ts';

/**
 * Costs of a machine before any fit on it: a reference machine's, scaled, with the factors that a fit
 * may move there.
 *
 * @param reference - Costs of the reference machine, after its own fit.
 * @param priors - Of the reference machine: they name the factors.
 */
export function transferredPriors(
  reference: CostTable,
  priors: ParsedCosts,
  scale: CostScale,
): ParsedCosts {
  const factors = new Map(
    priors.costs.map(({ subject, parameter, fit }) => [`${subject} ${parameter}`, fit]),
  );
  const scaled = transferCosts(reference, scale);
  return {
    ...scaled,
    costs: scaled.costs.map((cost) => {
      const name = `${cost.subject} ${cost.parameter}`;
      const { fit = factors.get(name) ?? '', width = 1 } = ownFactors[name] ?? {};
      const { value, low, high } = cost;
      return {
        ...cost,
        fit,
        low: (value * (low / value) ** strangeness) / width,
        high: value * (high / value) ** strangeness * width,
      };
    }),
  };
}

/**
 * How much wider priors are on another machine than the class ratios make them, on logarithms: kernel,
 * driver, mitigations and caches differ beside what a ratio of clocks says.
 */
const strangeness = 1.5;

/** Factors of another machine that the reference's rows cannot tell apart, by what they move. */
const ownFactors: Readonly<
  Record<string, { readonly fit?: string; readonly width?: number } | undefined>
> = {
  // Another NIC has another driver, and an IOMMU maps or does not: a ratio of clocks says little of it.
  'ndoStartXmit perSkb': { fit: 'driverSend', width: 3 },
  'addRxFrag perSegment': { fit: 'rxSegment' },
  // The reference has no row of datagrams. A program that sends one buffer again and again copies it from
  // its cache; one that reads may wait for each datagram in a system call of its own.
  'udpSendmsg perByte': { fit: 'datagramCopyIn', width: 4 },
  'udpRcv perVisit': { fit: 'datagramReceive', width: 3 },
  'udpRcv perSkb': { fit: 'datagramReceive', width: 3 },
  'udpRecvmsg perSkb': { fit: 'datagramRead', width: 4 },
  'udpRecvmsg perByte': { fit: 'copyOut' },
  'pskbExpandHead perSkb': { fit: 'headroomCopy' },
  'pskbExpandHead perByte': { fit: 'headroomCopy' },
  // Nor has it any of VPP, which may leave ciphers to other threads.
  'tunNetXmit perSkb': { fit: 'tunQueue', width: 2 },
  'vppWireguardOutput perByte': { fit: 'vppCipher', width: 10 },
  'vppWireguardInput perByte': { fit: 'vppCipher', width: 10 },
  'vppEspEncrypt perByte': { fit: 'vppCipher', width: 10 },
  'vppEspDecrypt perByte': { fit: 'vppCipher', width: 10 },
};
