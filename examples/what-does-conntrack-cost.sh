#!/bin/sh
# What does connection tracking cost a node that opens connections as fast as it can?
# The same node with and without NOTRACK; every stage that disappears is conntrack's.
npx hopwise diff host host+notrack --workload tcp-crr --processes 32 --solver analytic
