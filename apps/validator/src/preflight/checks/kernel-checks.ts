import { block, type Checks, ofBoth, ofEach, record, warn } from '../subject.ts';

const each = ofEach(({ kernel, sysctl }) => {
  const set = (name: string): string => sysctl[name] ?? 'not known';
  return [
    kernel.preemption === 'full'
      ? warn('preemption', 'the kernel preempts everywhere', 'boot with preempt=none or voluntary')
      : record('preemption', kernel.preemption ?? 'not known'),
    kernel.irqTimeAccounting === false
      ? warn(
          'irq-time-accounting',
          'time in interrupts is counted by the tick',
          'use a kernel with CONFIG_IRQ_TIME_ACCOUNTING, or read softirq figures as too low',
        )
      : null,
    sysctl['net.ipv4.tcp_no_metrics_save'] === '0'
      ? warn(
          'tcp-metrics',
          'TCP keeps metrics of connections',
          'sysctl -w net.ipv4.tcp_no_metrics_save=1',
        )
      : null,
    record('buffers', `rmem ${set('net.ipv4.tcp_rmem')}, wmem ${set('net.ipv4.tcp_wmem')}`),
    record(
      'backlog',
      `netdev_max_backlog ${set('net.core.netdev_max_backlog')}, dev_weight ${set('net.core.dev_weight')}, budget ${set('net.core.netdev_budget')}`,
    ),
    record(
      'syn-limits',
      `somaxconn ${set('net.core.somaxconn')}, tcp_max_syn_backlog ${set('net.ipv4.tcp_max_syn_backlog')}`,
    ),
  ];
});

/** What the kernels are and how they are set. */
export const kernelChecks: Checks = (subject) => {
  const { client, server } = subject;
  const control = 'net.ipv4.tcp_congestion_control';
  const [here, there] = [client.sysctl[control], server.sysctl[control]];
  const words = `${here} on ${client.node}, ${there} on ${server.node}`;
  return [
    ...each(subject),
    ...(client.kernel.release === server.kernel.release
      ? []
      : [
          ofBoth(
            block(
              'kernels-differ',
              `${client.kernel.release} on ${client.node}, ${server.kernel.release} on ${server.node}`,
              'start both with one kernel',
            ),
          ),
        ]),
    ofBoth(
      here !== there
        ? block('congestion-control', words, `sysctl -w ${control}=cubic on both`)
        : here !== 'cubic'
          ? warn(
              'congestion-control',
              words,
              `sysctl -w ${control}=cubic on both, which models know`,
            )
          : record('congestion-control', words),
    ),
  ];
};
