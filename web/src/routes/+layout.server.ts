// What the shell of every page needs. Must never fail: the error page is drawn inside the same layout.
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => ({
  shell: {
    language: locals.language,
    theme: locals.theme,
    regionName: locals.regionName,
    utcOffset: locals.region.utcOffset,
    kind: locals.region.kind,
    emergencyNumber: locals.region.emergencyNumber,
    now: locals.now,
    standstill: locals.standstill ?? null,
  },
});
