import { escaped } from './escaped.ts';
import type { MeasuredReport } from './measured-report.ts';

/** One test case a figure, for programs that show results of tests: it fails as the gate does. */
export function measuredJunit({ run, rows, notPredicted }: MeasuredReport): string {
  const cases = rows.map(({ datapath, test, figure, unit, measured, predicted, error, passes }) => {
    const name = attributes({ classname: datapath, name: `${test} ${figure}` });
    const said = `measured ${measured.median} ${unit}, predicted ${predicted.value}, error ${(100 * error).toFixed(1)} %`;
    return passes
      ? `  <testcase ${name}/>`
      : `  <testcase ${name}><failure ${attributes({ message: said })}/></testcase>`;
  });
  const skipped = notPredicted.map(
    ({ subject, reason }) =>
      `  <testcase ${attributes({ classname: 'not predicted', name: subject })}><skipped ${attributes({ message: reason })}/></testcase>`,
  );
  const counts = attributes({
    name: run.name,
    timestamp: run.begun,
    tests: `${cases.length + skipped.length}`,
    failures: `${rows.filter(({ passes }) => !passes).length}`,
    skipped: `${skipped.length}`,
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuite ${counts}>`,
    ...cases,
    ...skipped,
    '</testsuite>',
  ].join('\n');
}

const attributes = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}="${escaped(printable(value))}"`)
    .join(' ');

/** Without characters that XML cannot hold. */
const printable = (text: string): string => text.replaceAll(/[\u0000-\u001f]/g, ' ');
