import type { Workload } from '@hopwise/datapath';
import { type Actor, type Exchange, plainTurn } from '../turn.ts';

/**
 * One connection per transaction.
 *
 * It takes ten segments. A new connection is in quick-ACK mode, so request and response are each
 * acknowledged at once; a FIN puts the receiver into ping-pong mode, so its ACK rides on the own FIN.
 * With a control connection the server closes first and waits for the client's FIN.
 *
 * @source netperf src/nettest_omni.c: disconnect_data_socket, send_omni_inner;
 * net/ipv4/tcp_input.c: tcp_fin, __tcp_ack_snd_check; a capture of TCP_CRR between two namespaces
 */
export const connectRequestResponse = (
  { requestBytes, responseBytes }: Workload,
  { client, server }: { readonly client: Actor; readonly server: Actor },
): Exchange => ({
  isPerConnection: true,
  cycle: [
    {
      // 0: response (acknowledged) and FIN of the old connection; close it, open the next.
      ...plainTurn,
      end: 'client',
      receives: [responseBytes, 0],
      interrupts: 2,
      replies: 1,
      process: { actor: client, stages: ['sendOmni', 'tcpClose', 'tcpV4Connect'], sends: [0, 0] },
      tracksNew: 'egress',
    },
    {
      // 1: SYN; TCP answers by itself.
      ...plainTurn,
      end: 'server',
      receives: [0],
      replies: 1,
      softirqStages: ['tcpConnRequest'],
      process: null,
      tracksNew: 'ingress',
    },
    {
      // 2: SYN-ACK; TCP acknowledges, connect() returns, the request goes out.
      ...plainTurn,
      end: 'client',
      receives: [0],
      replies: 1,
      process: { actor: client, stages: [], sends: [requestBytes] },
    },
    {
      // 3: request (acknowledged), there by the time accept() returns; response, then FIN.
      ...plainTurn,
      end: 'server',
      receives: [requestBytes],
      replies: 1,
      process: { actor: server, stages: ['inetCskAccept'], sends: [responseBytes, 0] },
    },
  ],
  aside: [
    {
      // 4: ACK of the handshake.
      after: { turn: 2, run: 'softirq' },
      turn: { ...plainTurn, end: 'server', receives: [0], process: null },
    },
    {
      // 5: ACK of the request.
      after: { turn: 3, run: 'softirq' },
      turn: { ...plainTurn, end: 'client', receives: [0], process: null },
    },
    {
      // 6: ACK of the response.
      after: { turn: 0, run: 'softirq' },
      turn: { ...plainTurn, end: 'server', receives: [0], process: null },
    },
    {
      // 7: FIN of the client: acknowledged, TIME_WAIT; the server closes and accepts again.
      after: { turn: 0, run: 'process' },
      turn: {
        ...plainTurn,
        end: 'server',
        receives: [0],
        replies: 1,
        softirqStages: ['tcpTimeWait'],
        process: { actor: server, stages: ['tcpClose'], sends: [] },
      },
    },
    {
      // 8: ACK of that FIN.
      after: { turn: 7, run: 'softirq' },
      turn: { ...plainTurn, end: 'client', receives: [0], process: null },
    },
  ],
});
