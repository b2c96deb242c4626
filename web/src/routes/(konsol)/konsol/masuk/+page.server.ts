// Signing in: a plain form to the server's own route. Must never say whether an e-mail is known.
import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
  if (locals.platform.console.signedIn) redirect(303, '/konsol');
  return {
    wrong: url.searchParams.has('salah'),
    email: url.searchParams.get('email') ?? '',
    back: url.searchParams.get('kembali') ?? '',
    demo: locals.region.kind === 'demo',
  };
};
