// SPDX-License-Identifier: (GPL-2.0-only OR Apache-2.0)
/*
 * Host routing by eBPF: what leaves a pod goes straight to the wire, what arrives for it goes
 * straight into it, and the host's own IP stack, netfilter and one backlog see neither.
 *
 * Compiled on the node, for one pod: HW_WIRE_INDEX and HW_POD_INDEX are the indexes of the data
 * interface and of the host's end of the pod's veth pair, HW_POD_ADDRESS is the pod's IPv4
 * address as a number. Attached for `protocol ip` only, so that ARP is answered as ever.
 */
#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/ip.h>
#include <linux/pkt_cls.h>

#define SECTION(name) __attribute__((section(name), used))

static long (*const bpf_redirect_neigh)(__u32 ifindex, void *params, int length, __u64 flags) =
	(void *)BPF_FUNC_redirect_neigh;
static long (*const bpf_redirect_peer)(__u32 ifindex, __u64 flags) = (void *)BPF_FUNC_redirect_peer;

/* Out of the pod: the neighbour is looked up, the wire's queue is next. */
SECTION("from_pod")
int hw_from_pod(struct __sk_buff *skb)
{
	return bpf_redirect_neigh(HW_WIRE_INDEX, 0, 0, 0);
}

/* From the wire: into the pod's end of the pair, without the backlog between the two. */
SECTION("from_wire")
int hw_from_wire(struct __sk_buff *skb)
{
	void *data = (void *)(long)skb->data;
	void *end = (void *)(long)skb->data_end;
	struct iphdr *ip = data + sizeof(struct ethhdr);

	if ((void *)(ip + 1) > end)
		return TC_ACT_OK;
	if (ip->daddr != __builtin_bswap32(HW_POD_ADDRESS))
		return TC_ACT_OK;
	return bpf_redirect_peer(HW_POD_INDEX, 0);
}

/* bpf_redirect_neigh and bpf_redirect_peer are for programs under the GPL. */
SECTION("license")
const char hw_license[] = "Dual Apache-2.0/GPL";
