// The form as a phone shows it; which question, and in which language, stands in the address. Must never keep an answer.
import { opened } from '#lib/studio/opened.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const form = opened(await locals.platform.studio.form(params.id), locals.language);
  const asked = form.questions.findIndex(({ name }) => name === url.searchParams.get('pertanyaan'));
  const wished = url.searchParams.get('ponsel');
  return { form, at: Math.max(0, asked), phone: wished === 'id' || wished === 'en' ? wished : locals.language };
};
