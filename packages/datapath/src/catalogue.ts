import { bridged } from './catalogue/lists/bridged.ts';
import { cloud } from './catalogue/lists/cloud.ts';
import { encrypted } from './catalogue/lists/encrypted.ts';
import { native } from './catalogue/lists/native.ts';
import { openVSwitch } from './catalogue/lists/open-vswitch.ts';
import { tunnelled } from './catalogue/lists/tunnelled.ts';
import { userSpace } from './catalogue/lists/user-space.ts';
import { contentHash } from './content-hash.ts';
import type { Datapath } from './datapath.ts';
import type { Modifier } from './modifier.ts';
import { kernelModifiers } from './modifiers/lists/kernel.ts';
import { meshModifiers } from './modifiers/lists/meshes.ts';
import { policyModifiers } from './modifiers/lists/policy.ts';
import { serviceModifiers } from './modifiers/lists/services.ts';
import { stages } from './stages.ts';

/** Every datapath that Hopwise can predict. */
export const datapaths: readonly Datapath[] = [
  ...native,
  ...bridged,
  ...tunnelled,
  ...encrypted,
  ...openVSwitch,
  ...userSpace,
  ...cloud,
];

/** Every modifier that can be put on a datapath. */
export const modifiers: readonly Modifier[] = [
  ...kernelModifiers,
  ...serviceModifiers,
  ...policyModifiers,
  ...meshModifiers,
];

export const findDatapath = (id: string): Datapath | undefined =>
  datapaths.find((datapath) => datapath.id === id);

export const findModifier = (id: string): Modifier | undefined =>
  modifiers.find((modifier) => modifier.id === id);

/** Changes exactly when a datapath, a modifier or a stage does. */
const catalogueText: string = JSON.stringify({ stages, datapaths, modifiers });

/** Fingerprint of the stages, datapaths and modifiers. */
export const catalogueHash: string = contentHash(catalogueText);
