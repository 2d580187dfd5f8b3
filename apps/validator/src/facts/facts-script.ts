/**
 * Reads everything in one go: `sh -s -- DEVICE PEER SECONDS`, this on its standard input. A section is
 * "#name" and lines that begin with a space, so that no output can look like another section;
 * what a node lacks is an empty one. It ends with "#end", or was cut off. The seconds in which
 * nothing happens come last, so that its own questions are no load.
 */
export const factsScript = String.raw`
device=$1 peer=$2 idle=$3
say() { printf '\n#%s\n' "$1"; shift; timeout 5 "$@" </dev/null 2>/dev/null | sed 's/^/ /'; }
files() { printf '\n#%s\n' "$1"; shift; grep -sH '' "$@" </dev/null | sed 's/^/ /'; }
cpus=/sys/devices/system/cpu nic=/sys/class/net/$device

say kernel uname -sr
say machine uname -m
say version uname -v
say boot-id cat /proc/sys/kernel/random/boot_id
say cmdline cat /proc/cmdline
say config sh -c '{ zcat /proc/config.gz || cat "/boot/config-$(uname -r)"; } |
  grep -E "^CONFIG_(PREEMPT|HZ|IRQ_TIME)"'
files preemption /sys/kernel/debug/sched/preempt
files vulnerabilities $cpus/vulnerabilities/*
say model grep -m1 '^model name' /proc/cpuinfo
say hypervisor grep -m1 -ow hypervisor /proc/cpuinfo
say cpus getconf _NPROCESSORS_ONLN
say numa-nodes sh -c 'ls -d /sys/devices/system/node/node[0-9]*'
files smt $cpus/smt/active
files governors $cpus/cpu[0-9]*/cpufreq/scaling_governor
files frequency-driver $cpus/cpu0/cpufreq/scaling_driver
files frequencies $cpus/cpu[0-9]*/cpufreq/scaling_cur_freq
files turbo $cpus/intel_pstate/no_turbo $cpus/cpufreq/boost
files idle-states $cpus/cpu0/cpuidle/state*/name $cpus/cpu0/cpuidle/state*/latency $cpus/cpu0/cpuidle/state*/disable
files throttles $cpus/cpu[0-9]*/thermal_throttle/core_throttle_count
say programs ps -eo comm=
say tuned tuned-adm active
say synchronised timedatectl show -p NTPSynchronized --value
say netperf netperf -V
say netserver netserver -V
say iperf3 iperf3 --version
say mpstat mpstat -V
say ethtool ethtool --version
say taskset taskset --version
say clang clang --version
files nic $nic/speed $nic/mtu $nic/device/numa_node $nic/device/current_link_speed $nic/device/current_link_width $nic/device/max_link_speed $nic/device/max_link_width
files rps $nic/queues/rx-*/rps_cpus
files xps $nic/queues/tx-*/xps_cpus
say interrupts sh -c 'for irq in /sys/class/net/"$1"/device/msi_irqs/*; do
  grep -sH "" "/proc/irq/$(basename "$irq")/smp_affinity_list"; done' sh "$device"
say driver ethtool -i "$device"
say features ethtool -k "$device"
say rings ethtool -g "$device"
say queues ethtool -l "$device"
say coalescing ethtool -c "$device"
say pause ethtool -a "$device"
say indirection ethtool -x "$device"
say link ip -j -s -d link show dev "$device"
say qdisc tc -j -s qdisc show dev "$device"
say route ip -j route get "$peer"
say sysctl sysctl -e net.core.somaxconn net.core.netdev_max_backlog net.core.dev_weight \
  net.core.netdev_budget net.core.netdev_budget_usecs net.core.default_qdisc net.core.rmem_max \
  net.core.wmem_max net.core.busy_poll net.core.bpf_jit_enable net.core.rps_sock_flow_entries \
  net.ipv4.tcp_congestion_control net.ipv4.tcp_rmem net.ipv4.tcp_wmem \
  net.ipv4.tcp_no_metrics_save net.ipv4.tcp_tw_reuse net.ipv4.tcp_max_tw_buckets \
  net.ipv4.tcp_max_syn_backlog net.ipv4.tcp_mtu_probing net.ipv4.ip_local_port_range \
  net.ipv4.ip_forward net.netfilter.nf_conntrack_tcp_timeout_time_wait
say conntrack sysctl -e net.netfilter.nf_conntrack_count net.netfilter.nf_conntrack_max net.netfilter.nf_conntrack_buckets
say table-full sh -c 'dmesg | grep -c "nf_conntrack: table full"'
say sockets ss -s
say softnet cat /proc/net/softnet_stat
say counters cat /proc/net/snmp /proc/net/netstat
say iptables sh -c 'iptables-save | grep -c "^-A"'
say services sh -c 'iptables-save -t nat | grep -c "^:KUBE-SVC"'
say nftables sh -c 'nft -a list ruleset | grep -cE " # handle [0-9]+$"'
group=/sys/fs/cgroup$(sed -n 's/^0:://p' /proc/self/cgroup 2>/dev/null)
files cgroup "$group/cpu.max" "$group/cpu.stat"
files pressure /proc/pressure/cpu
say load cat /proc/loadavg
say idle-from grep '^cpu' /proc/stat
sleep "$idle"
say idle-to grep '^cpu' /proc/stat
printf '\n#end\n'
`;
