// One case of the person whose request this is: which answer is set right, and what is right. Its form goes to /kirim/konsol.
import { error, redirect } from '@sveltejs/kit';
import { areaGroups, messagesFor, typedList } from '#lib';
import { refusedMessages } from '#lib/portal/outcome.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const view = await locals.platform.console.rectification(params.number, params.other, url.searchParams.get('isian'));
  if ('type' in view) {
    if (view.type === 'notSignedIn') redirect(303, '/konsol/masuk');
    error(
      view.type === 'notAllowed' ? 403 : 404,
      view.type === 'notAllowed'
        ? view.message[locals.language]
        : messagesFor(locals.language).console.refused.notFound,
    );
  }
  const { chosen } = view;
  const refused = chosen !== null && locals.flash?.kind === 'refused' ? locals.flash.typed : null;
  const typed = refused ?? chosen?.typed ?? {};
  return {
    title: `${messagesFor(locals.language).desk.rectify.title} · ${view.number}`,
    view,
    key: crypto.randomUUID(),
    errors: refusedMessages(locals.flash),
    typed,
    kept: (chosen?.handedIn ?? []).filter(({ sha256 }) => typedList(typed, chosen?.path ?? '').includes(sha256)),
    areas: chosen?.field.kind === 'place' ? areaGroups(locals.platform.region.districts) : [],
  };
};
