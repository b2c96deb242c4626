// The receipt: number, secret link, promise, what comes next.
import { notFound } from '#lib/portal/not-found.ts';
import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
  receipt: (await locals.platform.portal.receipt(params.number)) ?? notFound(locals),
});

export const actions: Actions = {
  remember: async ({ locals, params, request }) => {
    await locals.platform.portal.rememberOnDevice((await request.formData()).get('ingat') === 'ya');
    redirect(303, `/urusan/${encodeURIComponent(params.number)}/tanda-terima#perangkat`);
  },
};
