/**
 * The studio's door: each call asks first whether this officer may program services today, then for the service.
 *
 * Must never: answer without the right, or run anything that an author wrote: it reads and plays data.
 */
import type { PublishedService } from '@balai/store';
import { namingFor, serviceOf, type Bound } from '../bound.ts';
import { serviceView } from '../catalogue/service-view.ts';
import { mayProgram, type Rights } from '../console/rights.ts';
import type { Result, StudioPlatform, StudioRefusal } from '../platform-types.ts';
import { changing } from './changing.ts';
import { examplesView } from './examples-view.ts';
import { formView } from './form-view.ts';
import { lifecycleView } from './lifecycle-view.ts';
import { sourceView } from './source-view.ts';
import { studioHead, studioRows } from './studio-rows.ts';
import { tryService } from './trial.ts';
import { versionsView } from './versions-view.ts';

export function studioDoor(bound: Bound, rights: Rights | null): StudioPlatform {
  const own = rights !== null && mayProgram(bound, rights) ? rights : null;
  const opened = async <View>(view: (own: Rights) => Promise<View>): Promise<Result<View, StudioRefusal>> =>
    own === null ? { ok: false, error: 'notAllowed' } : { ok: true, value: await view(own) };
  const of = async <View>(
    serviceId: string,
    view: (service: PublishedService, own: Rights) => Promise<View>,
  ): Promise<Result<View, StudioRefusal>> => {
    const service = serviceOf(bound, serviceId);
    const found = await opened(async (programmer) => (service === null ? null : view(service, programmer)));
    if (!found.ok) return found;
    return found.value === null ? { ok: false, error: 'notFound' } : { ok: true, value: found.value };
  };
  return {
    list: () => opened(() => studioRows(bound)),
    head: (id) => of(id, (service) => studioHead(bound, service)),
    lifecycle: (id) => of(id, (service) => lifecycleView(bound, service)),
    form: (id) => of(id, async (service) => formView(bound, service)),
    examples: (id) => of(id, (service) => examplesView(bound, service)),
    versions: (id) => of(id, (service) => versionsView(bound, service)),
    standard: (id) =>
      of(id, async (service) =>
        serviceView(service, namingFor(bound, service.manifest), { ...bound, complaints: bound.city.complaints }),
      ),
    source: (id) => of(id, (service) => sourceView(bound, service)),
    tryIt: (id, raw) => of(id, (service) => tryService(bound, service, raw)),
    changing: (id, raw) => of(id, (service, programmer) => changing(bound, programmer, service, raw)),
  };
}
