import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Probe } from '@hopwise/validator';
import { namesIn } from '../data-file.ts';
import type { DataFolder } from '../files.ts';
import { unknownId } from '../known-id.ts';
import { probeReport, profileReport } from '../report/probe-report.ts';
import type { ReportOptions, Shell } from '../shell.ts';
import { UserError } from '../user-error.ts';
import { onNodes } from '../validate/on-nodes.ts';
import { openedInventory } from '../validate/opened-inventory.ts';
import { type Validator, withValidator } from '../validate/with-validator.ts';
import { writeTogether } from '../write-together.ts';

/** Which machine, and what shall come of it. */
export interface ValidateProbeOptions extends ReportOptions {
  readonly local?: true | undefined;
  readonly inventory?: string | undefined;
  readonly node?: string | undefined;
  readonly acceptNew?: true | undefined;
  readonly interface?: string | undefined;
  readonly profile?: string | undefined;
  readonly like?: string | undefined;
  readonly out?: string | undefined;
}

/** Writes nothing until everything is measured and known to be a profile. */
interface Wanted {
  readonly id: string;
  readonly like: string;
  readonly reference: string;
  readonly out: string | null;
}

/**
 * Probes a machine, and makes a hardware profile of it where one is asked for.
 *
 * @throws {UserError} with everything that is wrong with the options, or what was not measured
 */
export async function validateProbe(options: ValidateProbeOptions, shell: Shell): Promise<string> {
  const data = await shell.data(options.dataDir);
  const wanted = checkedOptions(options, data);
  return withValidator(async (validator) => {
    const probe = await probed(validator, options, shell);
    if (wanted === null) return options.json ? JSON.stringify(probe, null, 2) : probeReport(probe);
    const reference = validator.probeSchema.parse(JSON.parse(wanted.reference));
    const made = validator.probeProfile({
      id: wanted.id,
      probe,
      like: { hardware: data.hardware(wanted.like), probe: reference },
    });
    if (!made.isMade) {
      throw new UserError([
        ...made.lacks.map((what) => `no profile: ${what} was not measured`),
        ...probe.missing.map(({ figure, why }) => `${figure}: ${why}`),
      ]);
    }
    const text = validator.profileText(made.hardware);
    if (wanted.out === null) return text.trimEnd();
    writeTogether([[wanted.out, text]]);
    return `${probeReport(probe)}\n\n${profileReport(made, wanted.out)}`;
  });
}

function checkedOptions(options: ValidateProbeOptions, data: DataFolder): Wanted | null {
  const { local, inventory, profile, like, out, json } = options;
  const problems: string[] = [];
  if (local && inventory !== undefined) {
    problems.push('--local and --inventory exclude each other');
  } else if (!local && inventory === undefined) {
    problems.push('--local or --inventory FILE is missing: which machine to probe');
  }
  for (const [name, value] of Object.entries({
    node: options.node,
    acceptNew: options.acceptNew,
  })) {
    if (local && value !== undefined) {
      problems.push(`--${name === 'node' ? 'node' : 'accept-new'} needs --inventory`);
    }
  }
  for (const [name, value] of Object.entries({ like, out })) {
    if (profile === undefined && value !== undefined) problems.push(`--${name} needs --profile ID`);
  }
  if (profile === undefined) {
    if (problems.length > 0) throw new UserError(problems);
    return null;
  }
  if (json) problems.push('--json and --profile exclude each other: a profile is YAML');
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(profile)) {
    problems.push(`--profile "${profile}" is not a name in kebab-case`);
  }
  const folder = join(data.root, 'probes');
  const known = existsSync(folder) ? namesIn(folder, '.json') : [];
  if (like === undefined) {
    problems.push(
      `--like is missing: the probed machine whose costs are scaled. Known: ${known.join(', ')}`,
    );
  } else if (!known.includes(like)) problems.push(unknownId('probed machine', like, known));
  if (out !== undefined && existsSync(out)) problems.push(`--out ${out} is there already`);
  if (problems.length > 0 || like === undefined) throw new UserError(problems);
  const reference = readFileSync(join(folder, `${like}.json`), 'utf8');
  return { id: profile, like, reference, out: out ?? null };
}

async function probed(
  validator: Validator,
  { inventory, node: name, acceptNew, interface: device }: ValidateProbeOptions,
  shell: Shell,
): Promise<Probe> {
  const onProgress = (what: string): void => shell.progress(what);
  if (inventory === undefined) {
    const request = { cores: [], device: device ?? null, onProgress };
    return validator.runProbe(validator.localHost(), request);
  }
  const { nodes } = openedInventory(validator, inventory);
  const chosen = name ?? nodes[0]?.name ?? '';
  const names = nodes.map((node) => node.name);
  if (!names.includes(chosen)) throw new UserError([unknownId('node', chosen, names)]);
  const [probe] = await onNodes(
    validator,
    { inventory, acceptNew, names: [chosen] },
    (host, { cores, dataInterface }) =>
      validator.runProbe(host, { cores, device: device ?? dataInterface, onProgress }),
  );
  if (probe === undefined) throw new TypeError('a node was probed without a result');
  return probe;
}
