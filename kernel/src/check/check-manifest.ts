/**
 * Is this data a service that may be published? The server accepts only JSON, never code: everything that the compiler
 * refuses in a service file is refused here too, and whole roads are looked at besides.
 *
 * Total: never throws, whatever is sent. Must never: trust that a compiler has seen it.
 */
import { inOrder } from '../canonical.ts';
import type { ServiceManifest } from '../manifest.ts';
import { err, ok, type Result } from '../result.ts';
import { checkFields } from './check-fields.ts';
import { checkLetters } from './check-letters.ts';
import { checkMoney } from './check-money.ts';
import { checkNames } from './check-names.ts';
import { checkRoads } from './check-roads.ts';
import { checkSilence } from './check-silence.ts';
import { checkValues } from './check-values.ts';
import { Findings, type Finding } from './finding.ts';
import { withinLimits } from './limits.ts';
import { checkShape } from './manifest-shape.ts';

export type { Finding } from './finding.ts';

/** Returns the manifest, its names in order; or every error, with the questions among them. */
export function checkManifest(data: unknown): Result<ServiceManifest, readonly Finding[]> {
  const findings = findingsIn(data);
  return findings.some(({ weight }) => weight === 'error') ? err(findings) : ok(inOrder(data as ServiceManifest));
}

/** Returns everything that the checks say about `data`: errors stop publishing, questions ask the author to look again. */
export function findingsIn(data: unknown): readonly Finding[] {
  const found = new Findings();
  // Each step takes for granted what the step before it found in order.
  if (!withinLimits(data, found)) return found.list;
  checkShape(data, found);
  if (found.errors > 0) return found.list;
  const manifest = data as ServiceManifest;
  checkNames(manifest, found);
  checkFields(manifest, found);
  checkValues(manifest, found);
  if (found.errors > 0) return found.list;
  checkRoads(manifest, found);
  checkSilence(manifest, found);
  checkMoney(manifest, found);
  checkLetters(manifest, found);
  return found.list;
}
