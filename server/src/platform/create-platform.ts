/**
 * The platform of one request: portal, console, city page and files, bound to who asks.
 *
 * Must never: be shared between requests; rights are looked up for each.
 */
import type { Instant } from '@balai/kernel';
import { askedDoor } from './asked/asked-door.ts';
import { bind } from './bound.ts';
import { caseDoor } from './cases/case-door.ts';
import { catalogueDoor } from './catalogue/catalogue-door.ts';
import { cityDoor } from './city/city-door.ts';
import { consoleDoor } from './console/console-door.ts';
import { rightsOf } from './console/rights.ts';
import { draftDoor } from './drafts/draft-door.ts';
import { fileDoor } from './files/file-door.ts';
import { simulatedBank } from './payments/simulated-bill.ts';
import type { PlatformDeps } from './platform-deps.ts';
import { studioDoor } from './studio/studio-door.ts';
import type { Platform, PlatformContext } from './platform-types.ts';

/** Returns what makes the platform of a request. An officer's rights are looked up at once; nothing else is. */
export function createPlatform(deps: PlatformDeps): (context: PlatformContext) => Promise<Platform> {
  return async (context) => {
    const bound = bind(deps, context);
    const rights = await rightsOf(bound);
    const { region, city } = bound;
    return {
      region: {
        slug: region.slug,
        name: region.name,
        kind: region.kind,
        code: region.code,
        utcOffset: region.utcOffset,
        emergencyNumber: city.emergencyNumber,
        districts: city.districts,
      },
      now: context.now satisfies Instant,
      portal: {
        ...catalogueDoor(bound),
        ...draftDoor(bound),
        ...caseDoor(bound),
        ...askedDoor(bound),
        ...simulatedBank(bound),
      },
      console: consoleDoor(bound, rights),
      city: cityDoor(bound),
      studio: studioDoor(bound, rights),
      files: fileDoor(bound, rights),
    };
  };
}
