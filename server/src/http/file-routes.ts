/**
 * Files that a viewer may see: photos, letters, receipts. The platform decides, this only sends.
 *
 * Must never: name a file by what somebody called it, let a PDF run in our origin, or let a shared cache keep it.
 */
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ClosedFile, FileBytes } from '../platform/platform-types.ts';
import { problemPage, wantsPage } from './problem-page.ts';
import { problemOf, type Language } from './problem.ts';
import { askingOf, type AskingOptions } from './request-context.ts';

/** What is not there, not theirs, or not opened yet, is told to a program as a problem and to a reader as a page. */
function send(reply: FastifyReply, file: FileBytes | ClosedFile | null, language: Language = 'id'): FastifyReply {
  if (file === null) {
    reply.callNotFound();
    return reply;
  }
  if ('type' in file) {
    const problem = problemOf(file, language);
    if (wantsPage(reply.request)) return problemPage(reply, reply.request, problem, language);
    return reply
      .code(problem.status)
      .header('cache-control', 'no-store')
      .type('application/problem+json')
      .send(problem);
  }
  return reply
    .type(file.mediaType)
    .header(
      'content-disposition',
      `${file.inline ? 'inline' : 'attachment'}; filename="${file.fileName.replaceAll(/[^\w.-]/g, '-')}"`,
    )
    .header('cache-control', file.immutable ? 'private, max-age=31536000, immutable' : 'private, no-store')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .send(Buffer.from(file.bytes));
}

export function fileRoutes(app: FastifyInstance, options: AskingOptions): void {
  const schema = { hide: true };
  app.get<{ Params: { sha256: string } }>('/berkas/:sha256', { schema }, async (request, reply) => {
    const asking = await askingOf(request, options, 'portal');
    return send(reply, await asking.platform.files.open(request.params.sha256, 'full'), asking.language);
  });
  app.get<{ Params: { sha256: string } }>('/berkas/:sha256/kecil', { schema }, async (request, reply) => {
    const asking = await askingOf(request, options, 'portal');
    return send(reply, await asking.platform.files.open(request.params.sha256, 'thumbnail'), asking.language);
  });
  app.get<{ Params: { id: string } }>('/surat/:id.pdf', { schema }, async (request, reply) => {
    const asking = await askingOf(request, options, 'portal');
    return send(reply, await asking.platform.files.documentPdf(request.params.id), asking.language);
  });
  app.get<{ Params: { number: string } }>('/urusan/:number/tanda-terima.pdf', { schema }, async (request, reply) => {
    const asking = await askingOf(request, options, 'portal');
    return send(reply, await asking.platform.files.receiptPdf(request.params.number));
  });
  app.get<{ Params: { number: string } }>('/urusan/:number/struk.pdf', { schema }, async (request, reply) => {
    const asking = await askingOf(request, options, 'portal');
    return send(reply, await asking.platform.files.receiptPdf(request.params.number, 'roll'));
  });
  app.get<{ Params: { number: string; version: string } }>(
    '/urusan/:number/pemberitahuan/:version.pdf',
    { schema },
    async (request, reply) => {
      const asking = await askingOf(request, options, 'portal');
      const { number, version } = request.params;
      const known = /^\d{1,6}$/.test(version) ? await asking.platform.files.noticePdf(number, Number(version)) : null;
      return send(reply, known);
    },
  );
  for (const kind of ['json', 'html', 'pdf'] as const) {
    const path = `/urusan/:number/data-pribadi.${kind}`;
    app.get<{ Params: { number: string } }>(path, { schema }, async (request, reply) => {
      const asking = await askingOf(request, options, 'portal');
      return send(reply, await asking.platform.files.personalData(request.params.number, kind));
    });
  }
  // Secret links: the token leaves the address at once. Opening uses nothing up, so a link preview harms nobody.
  for (const door of ['/k/:token', '/lanjut/:token', '/g/:token']) {
    app.get<{ Params: { token: string } }>(
      door,
      { schema, config: { rateLimit: { max: 60, timeWindow: '1 minute' } } },
      async (request, reply) => {
        const asking = await askingOf(request, options, 'portal', true);
        const opened = await asking.platform.portal.openLink(request.params.token);
        if (asking.newDeviceCookie !== null && opened !== null) reply.header('set-cookie', asking.newDeviceCookie);
        return reply
          .header('referrer-policy', 'no-referrer')
          .header('cache-control', 'no-store')
          .redirect(opened?.path ?? '/lacak?salah=tautan', 303);
      },
    );
  }
}
