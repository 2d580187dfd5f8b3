import type { Modifier } from '../../modifier.ts';
import { istioAmbient } from '../istio-ambient.ts';
import { istioSidecar } from '../istio-sidecar.ts';
import { istioWaypoint } from '../istio-waypoint.ts';
import { kmesh } from '../kmesh.ts';
import { kmeshDual } from '../kmesh-dual.ts';
import { l7Proxy } from '../l7-proxy.ts';
import { linkerd } from '../linkerd.ts';

/** Service meshes, and other proxies that requests pass. */
export const meshModifiers: readonly Modifier[] = [
  istioSidecar,
  istioAmbient,
  istioWaypoint,
  linkerd,
  kmesh,
  kmeshDual,
  l7Proxy,
];
