// Erasures: the list of the month, requests, holds, and what was ordered. Must never order anything by a GET.
import { error, redirect } from '@sveltejs/kit';
import type { ErasureAct } from '@balai/server/platform';
import { messagesFor } from '#lib';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const words = messagesFor(locals.language);
  const view = await locals.platform.console.erasure(url.searchParams.get('layanan'));
  if (view === null) error(404, words.shared.problems.notFound.title);
  return { title: words.console.erasure.title, view };
};

export const actions: Actions = {
  default: async ({ request, locals, url }) => {
    const form = await request.formData();
    const told = await locals.platform.console.eraseAct(actOf(form));
    if (told === null) redirect(303, '/konsol/masuk');
    const service = url.searchParams.get('layanan');
    const here = `/konsol/penghapusan?${service === null ? '' : `layanan=${encodeURIComponent(service)}&`}`;
    const flash = await locals.tell({
      kind: told.ok ? 'done' : 'refused',
      messages: [{ field: null, message: told.message }],
      typed: {},
    });
    redirect(303, `${here}pesan=${flash}`);
  },
};

function actOf(form: FormData): ErasureAct {
  const of = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const because = of('alasan');
  const sure = of('yakin') === 'ya';
  switch (of('lakukan')) {
    case 'setujui':
      return { do: 'approve', month: of('bulan'), digest: of('dilihat'), sure };
    case 'minta':
      return { do: 'request', number: of('nomor'), basis: of('dasar'), because, sure };
    case 'keluarkan':
      return { do: 'exclude', number: of('nomor'), because };
    case 'tahan':
      return { do: 'hold', number: of('nomor'), because };
    default:
      return { do: 'lift', holdId: of('tahanan'), because };
  }
}
