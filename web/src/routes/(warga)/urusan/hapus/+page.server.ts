// "Selesai dan hapus": ends all access of this device, after one question.
import { redirect } from '@sveltejs/kit';
import { formError } from '#lib/portal/refusal.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: async ({ locals }) => {
    await locals.platform.portal.wipeDevice();
    redirect(
      303,
      `/urusan?pesan=${await locals.tell({ kind: 'done', messages: [formError(null, (words) => words.portal.matters.wiped)], typed: {} })}`,
    );
  },
};
