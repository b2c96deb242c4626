/**
 * The build of all pages: SvelteKit on adapter-node, our icons and our islands.
 *
 * Must never: allow anything `unsafe` in the content security policy, or trust Kit with the check of origins
 * (one Fastify hook does that, because Kit refuses forms of old phones that send no Origin header).
 */
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { announcer } from './vite/announcer-plugin.ts';
import { icons } from './vite/icons-plugin.ts';
import { islands } from './vite/islands-plugin.ts';

/** Browsers of phones that are five years old. */
const OLD_PHONES = ['chrome87', 'firefox91', 'safari14'];
const island = islands();

export default defineConfig({
  plugins: [
    announcer(),
    icons(),
    island.plugin,
    sveltekit({
      adapter: island.into(adapter({ precompress: true })),
      paths: { relative: false },
      csrf: { trustedOrigins: ['*'] },
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          'style-src': ['self'],
          'img-src': ['self', 'data:', 'blob:'],
          'font-src': ['self'],
          'connect-src': ['self'],
          'worker-src': ['self'],
          'manifest-src': ['self'],
          'object-src': ['none'],
          'base-uri': ['none'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
        },
      },
    }),
  ],
  environments: { client: { build: { target: OLD_PHONES, cssTarget: OLD_PHONES } } },
});
