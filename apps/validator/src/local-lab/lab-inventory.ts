import { stringify } from 'yaml';

/** The address of a host on the wire, by its place in the lab. */
export const dataAddress = (index: number): string => `10.99.0.${index + 1}`;

/** The interface of a host that carries what is measured. */
export const dataInterface = 'wire';

/** Inventory of a lab, as text. Both ends get one core: the cost is the total of both then. */
export const labInventory = (
  nodes: readonly { readonly name: string; readonly address: string }[],
): string =>
  stringify({
    nodes: Object.fromEntries(
      nodes.map(({ name, address }, index) => [
        name,
        {
          address,
          user: 'root',
          keyFile: 'id_ed25519',
          knownHosts: 'known_hosts',
          dataInterface,
          dataAddress: dataAddress(index),
          cores: [0],
        },
      ]),
    ),
    targets: { host: { host: true } },
  });
