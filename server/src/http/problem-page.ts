/**
 * A problem as a page, for a browser that sent a form: what happened, and the way back to what was typed.
 *
 * Must never: need script, repeat what was sent, or lead to another site.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language, Problem } from './problem.ts';

const WORDS = {
  id: {
    back: 'Kembali ke halaman tadi',
    kept: 'Yang Anda ketik biasanya masih ada: pakai tombol kembali di peramban, lalu kirim lagi.',
    home: 'Ke beranda',
    emergency: 'Keadaan darurat:',
  },
  en: {
    back: 'Back to the page before',
    kept: 'What you typed is usually still there: use the back button of your browser, then send it again.',
    home: 'Go to the home page',
    emergency: 'Emergency:',
  },
} as const;

/** A browser that shows what comes back: not a program, and not a script of a page. */
export const wantsPage = ({ method, url, headers }: FastifyRequest): boolean =>
  method === 'POST' && !url.startsWith('/api/') && headers.accept?.includes('text/html') === true;

export const problemPage = (reply: FastifyReply, request: FastifyRequest, problem: Problem, language: Language) =>
  reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(pageOf(problem, language, cameFrom(request)));

function pageOf({ title, detail }: Problem, language: Language, from: string | null): string {
  const words = WORDS[language];
  const back = from === null ? '' : `<a href="${escaped(from)}">${words.back}</a>`;
  const ways = `<p class="ways">${back}<a href="/">${words.home}</a></p>`;
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)} – Balai</title><link rel="icon" href="/icon.svg" type="image/svg+xml"><link rel="stylesheet" href="/api/v1/api.css"></head><body class="problem"><header><a href="/"><img src="/icon.svg" alt="" width="32" height="32">Balai</a></header><main><h1>${escaped(title)}</h1>${detail === undefined ? '' : `<p>${escaped(detail)}</p>`}<p>${words.kept}</p>${ways}<p>${words.emergency} <a href="tel:112">112</a></p></main></body></html>`;
}

/** The page with the form, when the browser says so and it is ours. */
function cameFrom({ headers, host }: FastifyRequest): string | null {
  if (headers.referer === undefined || !URL.canParse(headers.referer)) return null;
  const from = new URL(headers.referer);
  return from.host === host ? `${from.pathname}${from.search}` : null;
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (character) => escapes[character] ?? '');
