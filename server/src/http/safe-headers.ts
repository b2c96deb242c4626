/**
 * Headers that keep a browser from doing more with an answer than reading it. They are the same for every answer, so they are
 * worked out once; pages replace the policy by their own. All that helmet would set, and stricter (ADR 0081).
 *
 * Must never: depend on the request.
 */
import type { FastifyInstance } from 'fastify';

const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join(';');
const ALWAYS = [
  ['content-security-policy', POLICY],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['origin-agent-cluster', '?1'],
  // A place is asked for in the form, a code is scanned at the counter; nothing else of the device is of any use.
  [
    'permissions-policy',
    'camera=(self), geolocation=(self), microphone=(), display-capture=(), payment=(), usb=(), serial=()',
  ],
  ['referrer-policy', 'same-origin'],
  ['x-content-type-options', 'nosniff'],
  ['x-dns-prefetch-control', 'off'],
  ['x-download-options', 'noopen'],
  ['x-frame-options', 'SAMEORIGIN'],
  ['x-permitted-cross-domain-policies', 'none'],
  // The filter of old browsers could be turned against a page.
  ['x-xss-protection', '0'],
] as const;
const HTTPS_FOR_A_YEAR = ['strict-transport-security', 'max-age=31536000; includeSubDomains'] as const;

/** `secure`: the city is reached by https alone. */
export function safeHeaders(app: FastifyInstance, secure: boolean): void {
  const all = secure ? [...ALWAYS, HTTPS_FOR_A_YEAR] : ALWAYS;
  app.addHook('onRequest', (_, { raw }, done) => {
    for (const [name, value] of all) raw.setHeader(name, value);
    done();
  });
}
