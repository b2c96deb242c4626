// The portal's home: what this device has going on, what people look for, and whether the city keeps its word.
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({ home: await locals.platform.portal.home() });
