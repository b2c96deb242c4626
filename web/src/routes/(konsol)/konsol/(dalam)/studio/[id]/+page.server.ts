// One service at a glance. Must never hold anything of a case but counts.
import { opened } from '#lib/studio/opened.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { studio } = locals.platform;
  const [lifecycle, form, examples, versions, source] = await Promise.all([
    studio.lifecycle(params.id),
    studio.form(params.id),
    studio.examples(params.id),
    studio.versions(params.id),
    studio.source(params.id),
  ]);
  const { language } = locals;
  return {
    // The drawing has its own page.
    lifecycle: { ...opened(lifecycle, language), drawing: '' },
    form: opened(form, language),
    examples: opened(examples, language),
    versions: opened(versions, language),
    source: opened(source, language),
  };
};
