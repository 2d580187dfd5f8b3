import type { MetricTable } from './metric-table.ts';

/** Memory, and what proxies need. */
export const proxies = {
  mem_client_used_bytes: { unit: 'byte', meaning: 'Memory in use on the client node' },
  mem_server_used_bytes: { unit: 'byte', meaning: 'Memory in use on the server node' },
  mem_overhead_bytes: {
    unit: 'byte',
    meaning: 'Memory of a node above that without a container network',
  },
  proxy_mem_bytes: { unit: 'byte', meaning: 'Memory of one proxy' },
  proxy_cpu_cores_per_1000_rps: {
    unit: 'cores',
    meaning: 'CPU of one proxy per 1000 requests per second',
  },
  sidecar_ipc_latency_us: {
    unit: 'us',
    meaning: 'Time that one sidecar adds to a request: copies between processes',
  },
  sidecar_ipc_cpu_cores: {
    unit: 'cores',
    meaning: 'CPU that one sidecar needs: copies between processes',
  },
  sidecar_read_latency_us: {
    unit: 'us',
    meaning: 'Time that one sidecar adds to a request: reads from sockets',
  },
  sidecar_read_cpu_cores: {
    unit: 'cores',
    meaning: 'CPU that one sidecar needs: reads from sockets',
  },
  sidecar_write_latency_us: {
    unit: 'us',
    meaning: 'Time that one sidecar adds to a request: writes to sockets',
  },
  sidecar_write_cpu_cores: {
    unit: 'cores',
    meaning: 'CPU that one sidecar needs: writes to sockets',
  },
  sidecar_notification_latency_us: {
    unit: 'us',
    meaning: 'Time that one sidecar adds to a request: waking up for events',
  },
  sidecar_notification_cpu_cores: {
    unit: 'cores',
    meaning: 'CPU that one sidecar needs: waking up for events',
  },
  sidecar_parsing_latency_us: {
    unit: 'us',
    meaning: 'Time that one sidecar adds to a request: parsing the protocol',
  },
  sidecar_parsing_cpu_cores: {
    unit: 'cores',
    meaning: 'CPU that one sidecar needs: parsing the protocol',
  },
  sidecar_other_latency_us: {
    unit: 'us',
    meaning: 'Time that one sidecar adds to a request: everything else',
  },
  sidecar_other_cpu_cores: {
    unit: 'cores',
    meaning: 'CPU that one sidecar needs: everything else',
  },
  sidecar_total_latency_us: { unit: 'us', meaning: 'Time that one sidecar adds to a request' },
  sidecar_total_cpu_cores: { unit: 'cores', meaning: 'CPU that one sidecar needs' },
  filter_fault_injection_latency_us: {
    unit: 'us',
    meaning: 'Time that one HTTP filter adds to a request: fault injection',
  },
  filter_fault_injection_cpu_cores: {
    unit: 'cores',
    meaning: 'CPU that one HTTP filter needs: fault injection',
  },
  filter_lua_latency_us: {
    unit: 'us',
    meaning: 'Time that one HTTP filter adds to a request: Lua',
  },
  filter_lua_cpu_cores: { unit: 'cores', meaning: 'CPU that one HTTP filter needs: Lua' },
  filter_rate_limit_latency_us: {
    unit: 'us',
    meaning: 'Time that one HTTP filter adds to a request: rate limit',
  },
  filter_rate_limit_cpu_cores: {
    unit: 'cores',
    meaning: 'CPU that one HTTP filter needs: rate limit',
  },
  filter_tap_latency_us: {
    unit: 'us',
    meaning: 'Time that one HTTP filter adds to a request: tap',
  },
  filter_tap_cpu_cores: { unit: 'cores', meaning: 'CPU that one HTTP filter needs: tap' },
  filter_wasm_latency_us: {
    unit: 'us',
    meaning: 'Time that one HTTP filter adds to a request: WebAssembly',
  },
  filter_wasm_cpu_cores: { unit: 'cores', meaning: 'CPU that one HTTP filter needs: WebAssembly' },
} as const satisfies MetricTable;
