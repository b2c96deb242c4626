/**
 * A problem as a page, for a browser that sent a form or opened an address: what happened, and the way on or back to what was typed.
 *
 * Must never: need script, repeat a secret that was sent, or lead to another site.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RawForm } from '../platform/platform-types.ts';
import type { Language, Problem } from './problem.ts';

const WORDS = {
  id: {
    back: 'Kembali ke halaman tadi',
    kept: 'Yang Anda ketik biasanya masih ada: pakai tombol kembali di peramban, lalu kirim lagi.',
    again: 'Kirim lagi',
    retry: 'Coba lagi',
    signIn: 'Masuk lagi (tab baru)',
    afterwards:
      'Yang Anda ketik masih ada di halaman ini. Biarkan terbuka: masuk di tab baru, lalu kembali ke sini dan kirim lagi.',
    here: 'Yang Anda ketik masih ada di halaman ini. Biarkan terbuka, lalu kirim lagi sebentar lagi.',
    files: 'Foto dan berkas harus dipilih lagi di halaman tadi.',
    home: 'Ke beranda',
    emergency: 'Keadaan darurat:',
  },
  en: {
    back: 'Back to the page before',
    kept: 'What you typed is usually still there: use the back button of your browser, then send it again.',
    again: 'Send it again',
    retry: 'Try again',
    signIn: 'Sign in again (new tab)',
    afterwards:
      'What you typed is still in this page. Leave it open: sign in on a new tab, then come back here and send it again.',
    here: 'What you typed is still in this page. Leave it open, and send it again in a moment.',
    files: 'Photos and files have to be chosen again on the page before.',
    home: 'Go to the home page',
    emergency: 'Emergency:',
  },
} as const;

/** A browser that shows what comes back: not a program, and not a script of a page. */
export const wantsPage = ({ method, url, headers }: FastifyRequest): boolean =>
  (method === 'POST' || method === 'GET') && !url.startsWith('/api/') && headers.accept?.includes('text/html') === true;

/** What was typed into a form, and how it goes to its address. */
export interface Typed {
  readonly form: RawForm;
  readonly encoding: 'application/x-www-form-urlencoded' | 'multipart/form-data';
}

/** `typed`: what the page holds and sends again by a button. */
export const problemPage = (
  reply: FastifyReply,
  request: FastifyRequest,
  problem: Problem,
  language: Language,
  typed: Typed | null = null,
) =>
  reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(problemText(request, problem, language, typed));

/** The page as text. */
export const problemText = (
  request: FastifyRequest,
  problem: Problem,
  language: Language,
  typed: Typed | null,
): string => {
  const words = WORDS[language];
  if (request.method !== 'POST') {
    const retry = problem.status < 429 ? null : { to: ownAddress(request.url), says: words.retry };
    return pageOf(problem, language, { first: retry, middle: '' });
  }
  const again = typed === null ? '' : formOf(request.url, typed, language);
  const from = cameFrom(request);
  if (problem.status === SIGNED_OUT)
    return pageOf(problem, language, {
      first: { to: '/konsol/masuk', says: words.signIn, apart: true },
      middle: `<p>${again === '' ? words.kept : words.afterwards}</p>${again}`,
    });
  return pageOf(problem, language, {
    first: from === null ? null : { to: from, says: words.back },
    middle: `<p>${again === '' ? words.kept : words.here}</p>${again}`,
  });
};

/** Whoever signs in again on this page would lose what it holds. */
const SIGNED_OUT = 401;
interface Way {
  readonly to: string;
  readonly says: string;
  /** On a tab of its own. */
  readonly apart?: boolean;
}
/** `middle`: what became of what was typed, as markup. */
function pageOf(
  { title, detail }: Problem,
  language: Language,
  { first, middle }: { readonly first: Way | null; readonly middle: string },
): string {
  const words = WORDS[language];
  const link =
    first === null
      ? ''
      : `<a href="${escaped(first.to)}"${first.apart === true ? ' target="_blank" rel="noopener"' : ''}>${first.says}</a>`;
  const ways = `<p class="ways">${link}<a href="/">${words.home}</a></p>`;
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)} – Balai</title><link rel="icon" href="/icon.svg" type="image/svg+xml"><link rel="stylesheet" href="/api/v1/api.css"></head><body class="problem"><header><a href="/"><img src="/icon.svg" alt="" width="32" height="32">Balai</a></header><main><h1>${escaped(title)}</h1>${detail === undefined ? '' : `<p>${escaped(detail)}</p>`}${middle}${ways}<p>${words.emergency} <a href="tel:112">112</a></p></main></body></html>`;
}

const SECRETS = ['kode', 'sandi'];
/** What is held in a page: of text, not a book. */
const MOST_TYPED = 100_000;
/** Empty when nothing was typed. */
function formOf(url: string, { form, encoding }: Typed, language: Language): string {
  const words = WORDS[language];
  const fields = Object.entries(form).flatMap(([name, values]) =>
    SECRETS.includes(name) ? [] : [values].flat().map((value) => ({ name, value })),
  );
  const inputs = fields.map(
    ({ name, value }) => `<input type="hidden" name="${escaped(name)}" value="${escaped(String(value))}">`,
  );
  if (inputs.length === 0 || inputs.join('').length > MOST_TYPED) return '';
  const files = encoding === 'multipart/form-data' ? `<p>${words.files}</p>` : '';
  return `<form method="post" enctype="${encoding}" action="${escaped(url)}">${inputs.join('')}${files}<button>${words.again}</button></form>`;
}

/** A path of ours, however many strokes it began with: two would lead to another host. */
const ownAddress = (url: string): string => url.replace(/^[/\\]+/u, '/');

/** The page with the form, when the browser says so and it is ours. */
function cameFrom({ headers, host }: FastifyRequest): string | null {
  if (headers.referer === undefined || !URL.canParse(headers.referer)) return null;
  const from = new URL(headers.referer);
  return from.host === host ? `${from.pathname}${from.search}` : null;
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (character) => escapes[character] ?? '');
