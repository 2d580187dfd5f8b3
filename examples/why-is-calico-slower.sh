#!/bin/sh
# Why does one request take longer through iptables than from node to node?
# The head of the answer is the sum; the tables below it name the kernel functions.
npx hopwise diff host calico-iptables --workload tcp-rr --solver analytic
