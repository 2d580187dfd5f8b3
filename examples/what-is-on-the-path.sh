#!/bin/sh
# Which kernel functions does a packet meet with Cilium's eBPF host routing, and in which context?
npx hopwise catalogue cilium-ebpf | sed '/^stage  /,$d'
