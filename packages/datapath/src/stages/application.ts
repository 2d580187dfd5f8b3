import type { Stage } from '../stage.ts';

/** Programs at the ends of a load, beyond the system calls that they make. */
export const applicationStages = {
  httpClientRequest: {
    title: 'Load generator: write a request, parse the response, note its time',
    layer: 'application',
    contexts: ['process'],
    charged: ['operation'],
    costClass: 'instruction',
    kernel: 'wrk src/wrk.c:response_complete',
    source: 'https://github.com/wg/wrk/blob/master/src/wrk.c',
  },
  ngxHttpProcessRequest: {
    title: 'nginx: event loop, parse the request, open file cache, response header, log off',
    layer: 'application',
    contexts: ['process'],
    charged: ['operation'],
    costClass: 'instruction',
    kernel: 'nginx src/http/ngx_http_request.c:ngx_http_process_request',
    source: 'https://nginx.org/en/docs/dev/development_guide.html',
  },
  httpEchoRequest: {
    title: 'HTTP server of a runtime with a scheduler of its own: parse, handler, response',
    layer: 'application',
    contexts: ['process'],
    charged: ['operation'],
    costClass: 'instruction',
    kernel: 'fortio fhttp/http_server.go:EchoHandler',
    source: 'https://github.com/fortio/fortio/blob/master/fhttp/http_server.go',
  },
  webSocketFrame: {
    title: 'WebSocket: frame header, masking of a client (byte by byte XOR), dispatch',
    layer: 'application',
    contexts: ['process'],
    charged: ['operation', 'byte'],
    costClass: 'instruction',
    kernel: 'tcpkali src/tcpkali_websocket.c:websocket_frame_header',
    source: 'https://github.com/satori-com/tcpkali/blob/master/src/tcpkali_websocket.c',
  },
  phpRequest: {
    title: 'PHP front end: start the script, its libraries, render the page',
    layer: 'application',
    contexts: ['process'],
    charged: ['operation'],
    costClass: 'instruction',
    kernel: 'php-src main/main.c:php_execute_script',
    source: 'https://github.com/kubernetes/examples/tree/master/web/guestbook',
  },
  redisCommand: {
    title: 'Cache: parse a command, look the key up, write the reply',
    layer: 'application',
    contexts: ['process'],
    charged: ['operation'],
    costClass: 'instruction',
    kernel: 'redis src/server.c:processCommand',
    source:
      'https://redis.io/docs/latest/operate/oss_and_stack/management/optimization/benchmarks/',
  },
} as const satisfies Readonly<Record<string, Stage>>;
