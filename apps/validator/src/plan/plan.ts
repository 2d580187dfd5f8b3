import type { InventoryNode, InventoryTarget } from '../inventory/inventory.ts';
import type { Topology } from '../lab/topology.ts';
import type { WrittenPlan } from './plan-schema.ts';
import type { TestCase } from './test-case.ts';

/** A plan whose names were looked up in an inventory. */
export interface Plan {
  readonly name: string;
  readonly client: InventoryNode;
  readonly server: InventoryNode;
  readonly datapaths: readonly PlannedDatapath[];
  readonly cases: readonly TestCase[];
  readonly sampling: WrittenPlan['sampling'];
  readonly baseline: NonNullable<WrittenPlan['baseline']> | null;
  readonly seed: number;
  readonly allow: WrittenPlan['allow'];
  readonly hardware: string;
  /** As it was written, with every default: what a run remembers. */
  readonly written: WrittenPlan;
  /** SHA-256 of that: a run is gone on with by the same plan only. */
  readonly hash: string;
}

export interface PlannedDatapath {
  readonly id: string;
  /** Its place in the plan. */
  readonly index: number;
  readonly place:
    | { readonly kind: 'topology'; readonly topology: Topology }
    | { readonly kind: 'target'; readonly target: InventoryTarget };
  /** What is connected. */
  readonly path: 'node-to-node' | 'pod-to-pod-direct' | 'pod-to-service';
}
