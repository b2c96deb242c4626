/** The headers of every answer beside those that helmet 8 would set: the same, or stricter where the reason stands in ADR 0081. */
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { safeHeaders } from './safe-headers.ts';

/** What helmet 8 sets without a word of its own, but its policy (below). */
const HELMET = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'SAMEORIGIN',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
} as const;
/** Old browsers that name no site of origin are known by the address that they come from (ADR 0027). */
const OWN = { 'referrer-policy': 'same-origin' } as const;

const secure = Fastify();
const plain = Fastify();
beforeAll(async () => {
  safeHeaders(secure, true);
  safeHeaders(plain, false);
  for (const app of [secure, plain]) {
    app.get('/', async () => 'ok');
    await app.ready();
  }
});
afterAll(() => Promise.all([secure.close(), plain.close()]));

describe('every answer', () => {
  it.each(['/', '/nothing'])('has all that helmet sets: %s', async (url) => {
    const { headers } = await secure.inject(url);
    expect(headers).toMatchObject({ ...HELMET, ...OWN });
    expect(headers['x-powered-by']).toBeUndefined();
  });

  it('without https promises none', async () => {
    const { headers } = await plain.inject('/');
    expect(headers['strict-transport-security']).toBeUndefined();
    const { 'strict-transport-security': _, ...others } = HELMET;
    expect(headers).toMatchObject({ ...others, ...OWN });
  });

  it('has a policy that allows no script, nothing inline and nothing of others; that of helmet allows all three somewhere', async () => {
    const { headers } = await secure.inject('/');
    const policy = new Map(
      String(headers['content-security-policy'])
        .split(';')
        .map((one) => [one.split(' ')[0], one.split(' ').slice(1)]),
    );
    expect(policy.get('default-src')).toEqual(["'none'"]);
    expect([policy.has('script-src'), policy.has('font-src'), policy.has('object-src')]).toEqual([false, false, false]);
    for (const [directive, sources] of policy)
      expect([directive, sources?.every((source) => source === "'self'" || source === "'none'")]).toEqual([
        directive,
        true,
      ]);
    // These three do not fall back to `default-src`.
    for (const directive of ['base-uri', 'form-action', 'frame-ancestors']) expect(policy.has(directive)).toBe(true);
  });
});
