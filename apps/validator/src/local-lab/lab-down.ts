import {
  congestionControlBefore,
  preferCubic,
  restoreCongestionControl,
} from './congestion-control.ts';
import { LabError } from './lab-error.ts';
import { isThere, namesIn, removeFolder, removeIfEmpty, textOf } from './lab-files.ts';
import { type LabPlaces, labPlaces, labsFolder } from './lab-names.ts';
import { isAbandoned, otherOwner } from './lab-owner.ts';
import { killNode } from './lab-processes.ts';
import { type LabOptions, type LabStatus, statusOf } from './lab-status.ts';
import { linkName } from './management-links.ts';
import { requireLabTools } from './require-lab-tools.ts';
import { tool } from './tool.ts';

/**
 * Removes a lab, also what a crash left of one.
 *
 * @throws {LabError} if something of it stays, or another process is building it
 */
export async function labDown({ id = 'lab' }: LabOptions = {}): Promise<LabStatus> {
  requireLabTools();
  const places = labPlaces(id);
  const { state } = statusOf(places);
  const builder = otherOwner(places);
  if (state === 'partial' && builder !== null) {
    throw new LabError(`process ${builder} is building the lab ${id} right now`);
  }
  await removeLab(places);
  return statusOf(places);
}

/** Removes labs of processes that ended without doing it, as tests do that are killed. */
export async function removeAbandonedLabs(): Promise<void> {
  const ids = namesIn(labsFolder).filter((name) => isThere(`${labsFolder}/${name}/owner.json`));
  for (const places of ids.map(labPlaces).filter(isAbandoned)) await removeLab(places);
}

/** @throws {LabError} if something of it stays */
export async function removeLab(places: LabPlaces): Promise<void> {
  for (const node of places.nodes) await killNode(node);
  const network = textOf(places.network);
  if (network !== null) {
    // Going by itself with its namespace, but not at once: a new lab should find the name free.
    for (const { name } of places.nodes) await removeLink(linkName(Number(network), name));
  }
  removeFolder(places.folder);
  if (hasLabs()) return;
  restoreCongestionControl();
  removeFolder(congestionControlBefore);
  removeIfEmpty(labsFolder);
  // Another process may have begun one meanwhile, and found all as it wants it.
  if (hasLabs()) preferCubic();
}

const hasLabs = (): boolean =>
  namesIn(labsFolder).some((name) => `${labsFolder}/${name}` !== congestionControlBefore);

async function removeLink(link: string): Promise<void> {
  try {
    await tool('ip', 'link', 'delete', link);
  } catch (error) {
    if (isThere(`/sys/class/net/${link}`)) throw error;
  }
}
