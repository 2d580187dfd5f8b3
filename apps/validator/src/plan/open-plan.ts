import { createHash } from 'node:crypto';
import { DatasetError, parseForm, type Problem } from '@hopwise/dataset';
import type { Inventory, InventoryNode } from '../inventory/inventory.ts';
import { readText } from '../inventory/read-file.ts';
import type { Plan, PlannedDatapath } from './plan.ts';
import { planSchema, type WrittenPlan } from './plan-schema.ts';
import { testCases } from './test-case.ts';

/**
 * Reads a plan and looks up its nodes and targets.
 *
 * @throws {DatasetError} with the line and column of every problem
 * @throws {Error} when the file cannot be read
 */
export const openPlan = (file: string, inventory: Inventory): Plan =>
  resolvedPlan(parsePlan(readText(file), file), file, inventory);

/** @throws {DatasetError} with the line and column of every problem */
export const parsePlan = (text: string, file: string): WrittenPlan =>
  parseForm(text, file, { schema: planSchema, whole: 'the plan' });

/** @throws {DatasetError} for names that the inventory does not have, or nodes that lack something */
export function resolvedPlan(written: WrittenPlan, file: string, inventory: Inventory): Plan {
  const problems: Problem[] = [];
  const refuse = (found: string, expected: string): void => {
    problems.push({ file, line: 1, column: 1, found, expected, suggestion: null });
  };
  const node = (role: 'client' | 'server'): InventoryNode | undefined => {
    const found = inventory.nodes.find(({ name }) => name === written[role]);
    const known = inventory.nodes.map(({ name }) => name).join(', ');
    if (found === undefined) refuse(`${role} is "${written[role]}"`, `a node of ${known}`);
    else if (found.dataAddress === null || found.dataInterface === null) {
      refuse(`${found.name} has no data interface or address`, `both, in ${inventory.file}`);
    }
    return found;
  };
  const [client, server] = [node('client'), node('server')];
  const datapaths = written.datapaths.flatMap((one, index): readonly PlannedDatapath[] => {
    const { id, topology, path } = one;
    if (topology !== undefined) {
      const usual = topology.base === 'host' ? 'node-to-node' : 'pod-to-pod-direct';
      const isService = topology.services !== undefined;
      const place = { kind: 'topology' as const, topology };
      return [{ id, index, place, path: path ?? (isService ? 'pod-to-service' : usual) }];
    }
    const target = inventory.targets.find(({ name }) => name === one.target);
    const names = [client?.name, server?.name].filter((name) => name !== undefined);
    if (target === undefined) {
      const known = inventory.targets.map(({ name }) => name).join(', ') || 'none';
      refuse(`target "${one.target}" of ${id}`, `a target of ${inventory.file}: ${known}`);
      return [];
    }
    for (const name of names.filter((known) => target.on[known] === undefined)) {
      refuse(`target "${target.name}" is nothing on ${name}`, 'a place on both nodes');
    }
    const isHost = names.every((name) => target.on[name]?.kind === 'host');
    const usual = isHost ? 'node-to-node' : 'pod-to-pod-direct';
    return [{ id, index, place: { kind: 'target', target }, path: path ?? usual }];
  });
  if (problems.length > 0 || client === undefined || server === undefined) {
    throw new DatasetError(problems);
  }
  return {
    name: written.name,
    client,
    server,
    datapaths,
    cases: testCases(written.tests),
    sampling: written.sampling,
    baseline: written.baseline ?? null,
    seed: written.seed,
    allow: written.allow,
    hardware: written.hardware,
    written,
    hash: createHash('sha256').update(JSON.stringify(written)).digest('hex'),
  };
}
