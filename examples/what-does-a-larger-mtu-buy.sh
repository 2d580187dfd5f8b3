#!/bin/sh
# What does MTU 9000 buy one stream? Frames cost per segment, and there are a sixth of them.
for mtu in 1500 9000; do
  npx hopwise predict --datapath cilium-ebpf --workload tcp-stream --mtu $mtu --solver analytic |
    grep -E '^(TCP|Rate|CPU|client|server)'
  echo
done
