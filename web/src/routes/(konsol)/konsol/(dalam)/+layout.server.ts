// Who is signed in and what they may open; everybody else goes to the sign-in. Must never decide about a case.
import { redirect } from '@sveltejs/kit';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, url }) => {
  const me = await locals.platform.console.me();
  if (me === null) redirect(303, `/konsol/masuk?kembali=${encodeURIComponent(url.pathname + url.search)}`);
  return { me, simulated: locals.region.kind !== 'live', flash: locals.flash };
};
