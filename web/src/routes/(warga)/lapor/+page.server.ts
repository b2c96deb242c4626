// Reports: the services of the category `report`, for people who saw something.
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
  services: (await locals.platform.portal.services('')).filter(({ category }) => category === 'report'),
});
