// The switches of the simulated registers, signer and message gateway. Must never exist in a live city.
import { error } from '@sveltejs/kit';
import { messagesFor } from '#lib';
import { turnSimulator } from '#lib/console/turn-simulator.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const words = messagesFor(locals.language);
  if (locals.region.kind === 'live') error(404, words.shared.problems.notFound.title);
  return { title: words.console.simulators.title, simulators: await locals.platform.console.simulators() };
};

export const actions: Actions = { default: (event) => turnSimulator(event, '/konsol/simulator') };
