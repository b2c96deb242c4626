// Compiles a service of this checkout to what is published: data and its hash, with the results of its examples.
// The database checks the data again; nobody's code travels.
import { createHash } from 'node:crypto';
import { canonicalText, playExamples } from '@balai/kernel';
import type { RegisteredRegion, RegisteredService } from '@balai/services';
import type { Bundle } from '@balai/store';

export function bundleOf(region: RegisteredRegion, service: RegisteredService): Bundle {
  const canonical = canonicalText(service.manifest);
  const played = playExamples(service.manifest, service.examples, region.calendar);
  const failed = played.filter(({ ok }) => !ok).length;
  const { icon, alsoCalled, popular, bases } = service.catalogue;
  return {
    manifest: service.manifest,
    canonical,
    hash: createHash('sha256').update(canonical).digest('hex'),
    catalogue: { icon, alsoCalled, popular, ...(bases === undefined ? {} : { bases }) },
    examples: { passed: played.length - failed, failed },
  };
}
