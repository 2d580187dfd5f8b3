/** What can be known of a product, and how its value is written. */
export const capabilities = {
  'policy-ingress': { form: 'yes-no', meaning: 'Enforces network policy on what pods receive' },
  'policy-egress': { form: 'yes-no', meaning: 'Enforces network policy on what pods send' },
  encryption: { form: 'yes-no', meaning: 'Can encrypt traffic between nodes' },
  'mtu-detection': { form: 'yes-no', meaning: 'Finds the MTU of the network by itself' },
  'dual-stack': { form: 'yes-no', meaning: 'Gives pods IPv4 and IPv6 addresses at once' },
  kernel: { form: 'version', meaning: 'Oldest kernel that its documentation names' },
  license: { form: 'text', meaning: 'SPDX identifier of the licence' },
  status: { form: 'status', meaning: 'Whether the project is active, in maintenance or archived' },
  'memory-mb': {
    form: 'amount',
    meaning: 'Memory of a node above that without a container network [MB]',
  },
} as const satisfies Readonly<Record<string, { readonly form: Form; readonly meaning: string }>>;

/** `yes-no`, a kernel version, a project's state, an amount, or any text. */
type Form = 'yes-no' | 'version' | 'status' | 'amount' | 'text';

export type CapabilityId = keyof typeof capabilities;

export const capabilityIds = Object.keys(capabilities) as readonly CapabilityId[];

/** One fact about a product. */
export interface CapabilityFact {
  /** As the ids of its datapaths begin. */
  readonly product: string;
  readonly capability: CapabilityId;
  readonly value: string;
  readonly source: string;
  /** Year and month of what the source says. */
  readonly date: string;
  readonly note: string;
  readonly line: number;
}

/** What the values of each form look like, and how a message says it. */
export const capabilityForms: Readonly<
  Record<Form, { readonly pattern: RegExp; readonly expected: string }>
> = {
  'yes-no': { pattern: /^(?:yes|no)$/, expected: '"yes" or "no"' },
  version: { pattern: /^\d+\.\d+$/, expected: 'a kernel version such as 5.10' },
  status: {
    pattern: /^(?:active|maintenance|archived)$/,
    expected: '"active", "maintenance" or "archived"',
  },
  amount: { pattern: /^\d+(?:\.\d+)?$/, expected: 'a number above 0' },
  text: { pattern: /\S/, expected: 'some text' },
};
