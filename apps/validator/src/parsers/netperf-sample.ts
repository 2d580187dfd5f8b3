import { type Figure, importers } from '@hopwise/dataset';
import { asParseError } from './as-parse-error.ts';
import { netperfSelectors } from './netperf-command.ts';
import { type NetperfKeys, netperfKeys } from './netperf-keys.ts';
import { isExchange, type NetperfExchange, type NetperfTest } from './netperf-test.ts';

/** So much of the time has to be spent in transactions that ended; the rest the test stood still. */
const leastBusyShare = 0.8;

/**
 * Figures of one netperf process.
 *
 * @throws {ParseError} if keys lack, if it ran something else than was asked for, and for the
 * figures that netperf itself gets wrong
 */
export function netperfSample(text: string, test: NetperfTest): readonly Figure[] {
  const keys = netperfKeys(text, netperfSelectors(test));
  // Over several iterations it gives means of some figures and the last of others.
  if (keys.number('CONFIDENCE_ITERATION') > 1) keys.refuse('CONFIDENCE_ITERATION', 'one iteration');
  if (keys.number('ELAPSED_TIME') < test.seconds / 2) {
    keys.refuse('ELAPSED_TIME', `a test of ${test.seconds} s`);
  }
  if (isExchange(test)) checkExchange(keys, test);
  else {
    const near = test.kind === 'TCP_MAERTS' ? 'REMOTE' : 'LOCAL';
    mustBe(keys, `${near}_SEND_SIZE`, test.messageBytes);
  }
  return asParseError('netperf', () => importers.netperf.figures(text, 'netperf'));
}

function checkExchange(keys: NetperfKeys, test: NetperfExchange): void {
  mustBe(keys, 'REQUEST_SIZE', test.requestBytes);
  mustBe(keys, 'RESPONSE_SIZE', test.responseBytes);
  mustBe(keys, 'BURST_SIZE', test.burst);
  if (test.kind !== 'UDP_RR') {
    mustBe(keys, 'LOCAL_NODELAY', 1);
    mustBe(keys, 'REMOTE_NODELAY', 1);
  }
  checkLatencies(keys);
  // Little's law. A datagram that was lost stops a UDP_RR for good, and shows only as a low rate.
  const inFlight = (keys.number('TRANSACTION_RATE') * keys.number('MEAN_LATENCY')) / 1e6;
  const busyShare = inFlight / (test.burst + 1);
  if (busyShare < leastBusyShare) {
    const still = Math.round(100 * (1 - busyShare));
    keys.refuse('TRANSACTION_RATE', `a test that did not stand still for ${still} % of its time`);
  }
}

/** A percentile of 0 comes from a search that fails, "-nan" and negative means from overflow. */
function checkLatencies(keys: NetperfKeys): void {
  const rising = ['P50_LATENCY', 'P90_LATENCY', 'P99_LATENCY'];
  let least = Number.MIN_VALUE;
  for (const key of rising) {
    if (keys.number(key) < least) keys.refuse(key, 'percentiles above 0 that rise');
    least = keys.number(key);
  }
  for (const key of ['MEAN_LATENCY', 'MAX_LATENCY']) {
    if (keys.number(key) <= 0) keys.refuse(key, 'a time above 0');
  }
  if (keys.number('STDDEV_LATENCY') < 0) keys.refuse('STDDEV_LATENCY', '0 or more');
  if (keys.number('P50_LATENCY') > keys.number('ELAPSED_TIME') * 1e6) {
    keys.refuse('P50_LATENCY', 'less than the whole test took');
  }
}

function mustBe(keys: NetperfKeys, key: string, asked: number): void {
  if (keys.number(key) !== asked) keys.refuse(key, `${asked}, which was asked for`);
}
