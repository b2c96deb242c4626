/**
 * Build step: hides Kit's route announcer by our class `vh` instead of an inline style, which our content security policy drops.
 *
 * Must never: pass silently when Kit changes the announcer: then the build says so.
 */
import type { Plugin } from 'vite';

const INLINE = /(id="svelte-announcer"[^>]*?)style="[^"]*"/;

export function announcer(): Plugin {
  return {
    name: 'balai-announcer',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('/kit/src/runtime/components/root.svelte')) return undefined;
      if (!INLINE.test(code))
        throw new Error(
          `Kit's announcer in ${id} is not what vite/announcer-plugin.ts expects: look at it and mend the plugin`,
        );
      return { code: code.replace(INLINE, '$1class="vh"'), map: null };
    },
  };
}
