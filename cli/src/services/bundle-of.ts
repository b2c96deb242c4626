// Compiles a service of this checkout to what is published: data and its hash, with the results of its examples.
// The database checks the data again; nobody's code travels.
import { createHash } from 'node:crypto';
import { canonicalText } from '@balai/kernel';
import type { RegisteredRegion, RegisteredService } from '@balai/services';
import type { Bundle } from '@balai/store';
import { examine } from './examine.ts';

export function bundleOf(region: RegisteredRegion, service: RegisteredService): Bundle {
  const canonical = canonicalText(service.manifest);
  const examples = examine([{ region, service }]).flatMap((one) => one.examples);
  const failed = examples.filter(({ problems }) => problems.length > 0).length;
  const { icon, alsoCalled, popular } = service.catalogue;
  return {
    manifest: service.manifest,
    canonical,
    hash: createHash('sha256').update(canonical).digest('hex'),
    catalogue: { icon, alsoCalled, popular },
    examples: { passed: examples.length - failed, failed },
  };
}
