import { hostname, userInfo } from 'node:os';
import type { LabStatus } from '@hopwise/validator';
import { labReport, leftReport } from '../report/lab-report.ts';
import { toJson } from '../report/to-json.ts';
import { UserError } from '../user-error.ts';
import { onNodes } from '../validate/on-nodes.ts';
import { withValidator } from '../validate/with-validator.ts';

export type LabVerb = 'up' | 'down' | 'status';

/** Which lab: one on this machine, or what runs left on the nodes of an inventory. */
export interface ValidateLabOptions {
  readonly local?: true | undefined;
  readonly id: string;
  readonly inventory?: string | undefined;
  readonly acceptNew?: true | undefined;
  readonly json?: true | undefined;
}

/**
 * Makes, removes or shows a lab.
 *
 * @throws {UserError} with everything that is wrong with the options, or what cannot be done
 */
export async function validateLab(verb: LabVerb, options: ValidateLabOptions): Promise<string> {
  checkOptions(verb, options);
  if (options.inventory !== undefined) return labOnNodes(verb, options.inventory, options);
  const status = await withValidator(({ labUpLocal, labDown, labStatus }): Promise<LabStatus> => {
    const lab = { id: options.id };
    if (verb === 'up') return labUpLocal(lab);
    return verb === 'down' ? labDown(lab) : Promise.resolve(labStatus(lab));
  });
  return options.json ? toJson({ format: 'hopwise/lab@1', ...status }) : labReport(status);
}

/** Names and ids alike are refused here, where all problems are said at once. */
function checkOptions(verb: LabVerb, { local, id, inventory }: ValidateLabOptions): void {
  const problems: string[] = [];
  if (!/^[a-z0-9][a-z0-9-]{0,31}$/.test(id)) {
    problems.push(`--id "${id}" is not up to 32 small letters, digits and dashes`);
  }
  if (verb === 'up' && inventory !== undefined) {
    problems.push('--inventory cannot apply to "lab up": a run builds its datapaths on the nodes');
  } else if (local && inventory !== undefined) {
    problems.push('--local and --inventory exclude each other');
  } else if (!local && inventory === undefined) {
    const other = verb === 'up' ? '' : ', or --inventory FILE for what runs left on nodes';
    problems.push(`--local is missing: a lab of two hosts on this machine${other}`);
  }
  if (problems.length > 0) throw new UserError(problems);
}

async function labOnNodes(
  verb: LabVerb,
  inventory: string,
  { acceptNew, json }: ValidateLabOptions,
): Promise<string> {
  const nodes = await withValidator((validator) =>
    onNodes(validator, { inventory, acceptNew }, async (host, node) => {
      const { anyRunPrefix, leftovers, removeAbandonedPods, sweep } = validator;
      const left = await leftovers(host, anyRunPrefix);
      if (verb === 'status') return { node: node.name, left, removed: false };
      const from = `${userInfo().username}@${hostname()}`;
      const lock = await host.lock({ run: 'lab down', from });
      if (!lock.isHeld) throw new UserError([`${node.name}: in use by ${lock.heldBy}`]);
      try {
        await sweep(host, anyRunPrefix);
        await removeAbandonedPods(host, node.runDirectory);
      } finally {
        await lock.release();
      }
      return { node: node.name, left, removed: true };
    }),
  );
  return json ? toJson({ format: 'hopwise/lab-nodes@1', nodes }) : leftReport(nodes);
}
