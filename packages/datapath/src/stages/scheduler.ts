import type { Stage } from '../stage.ts';

/** Sleep, wake-up and the idle loop. */
export const schedulerStages = {
  schedule: {
    title: 'Sleep: dequeue the task, switch to idle',
    layer: 'scheduler',
    contexts: ['process'],
    charged: ['wake'],
    costClass: 'wakeup',
    kernel: 'kernel/sched/core.c:schedule',
    source: 'https://docs.kernel.org/scheduler/sched-design-CFS.html',
  },
  doIdle: {
    title: 'Leave and re-enter the idle loop: tick, governor, idle state',
    layer: 'scheduler',
    contexts: ['process', 'softirq'],
    charged: ['idle'],
    costClass: 'wakeup',
    kernel: 'kernel/sched/idle.c:do_idle',
    source: 'https://docs.kernel.org/admin-guide/pm/cpuidle.html',
  },
  localBhEnable: {
    title: 'Leave a send call through a veth: what softirqs are pending, and their accounting',
    layer: 'scheduler',
    contexts: ['process'],
    charged: ['visit'],
    costClass: 'wakeup',
    kernel: 'kernel/softirq.c:__local_bh_enable_ip',
    source: 'https://docs.kernel.org/networking/scaling.html',
  },
} as const satisfies Readonly<Record<string, Stage>>;
