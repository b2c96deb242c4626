// Verifying a letter: by the code of its QR (?d=), by its number (?nomor=), or by the file (posted to /kirim/periksa-surat).
import type { PageServerLoad } from './$types';

const LONGEST = 120;
const asked = (url: URL, name: string): string => (url.searchParams.get(name) ?? '').trim().slice(0, LONGEST);

export const load: PageServerLoad = async ({ locals, url }) => {
  const [documentId, number] = [asked(url, 'd'), asked(url, 'nomor')];
  const verify = locals.platform.portal.verify.bind(locals.platform.portal);
  const verdict =
    documentId !== ''
      ? await verify({ documentId })
      : number !== ''
        ? await verify({ number })
        : (locals.flash?.verdict ?? null);
  const byFile = documentId === '' && number === '';
  const isEmpty =
    verdict?.verdict === 'none' || (verdict === null && (url.searchParams.has('nomor') || url.searchParams.has('d')));
  return { number, byFile, verdict: verdict?.verdict === 'none' ? null : verdict, isEmpty };
};
