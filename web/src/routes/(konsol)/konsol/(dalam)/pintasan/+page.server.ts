// The key map. Must never differ from what the console does.
import { messagesFor } from '#lib';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({ title: messagesFor(locals.language).console.shortcuts.title });
