// One question of a draft. A wrong answer is kept as it was typed, and every other answer stays.
import { notFound } from '#lib/portal/not-found.ts';
import { fail, redirect } from '@sveltejs/kit';
import { areaGroups, rawFormOf, type FormError, type Typed, typedText } from '#lib';
import type { SketchedPlace } from '@balai/server/platform';
import { asksForArea, asksForFile } from '#lib/forms/asks.ts';
import { draftOr } from '#lib/portal/draft.ts';
import { refused } from '#lib/portal/refusal.ts';
import type { Actions, PageServerLoad } from './$types';

/** The point that the page begins with: from the photo when the resident says so, none when they take it away. */
type PointWish = 'foto' | 'tanpa' | null;
const wishOf = (value: string | null): PointWish => (value === 'foto' || value === 'tanpa' ? value : null);

function withWish(
  typed: Typed,
  name: string,
  wish: PointWish,
  offered: { readonly latitude: number; readonly longitude: number } | null,
): Typed {
  if (wish === 'tanpa') return { ...typed, [`${name}.latitude`]: '', [`${name}.longitude`]: '' };
  if (wish === 'foto' && offered !== null)
    return {
      ...typed,
      [`${name}.latitude`]: String(offered.latitude),
      [`${name}.longitude`]: String(offered.longitude),
    };
  return typed;
}

/** What is typed so far, for the drawn map. */
function placeTyped(typed: Typed, name: string): SketchedPlace {
  const [latitude, longitude] = ['latitude', 'longitude'].map((part) => typedText(typed, `${name}.${part}`));
  const point = latitude && longitude ? { latitude: Number(latitude), longitude: Number(longitude) } : null;
  const isSound = point !== null && Number.isFinite(point.latitude) && Number.isFinite(point.longitude);
  return { area: typedText(typed, `${name}.area`) || null, point: isSound ? point : null, roundedTo: null };
}

/** The whole city while one chooses; around the point once there is one, for in the whole city its pin hides the kelurahan. */
const sketchOf = ({ platform }: App.Locals, place: SketchedPlace) =>
  (place.area === null || place.point === null ? null : platform.portal.sketch(place, 'surroundings')) ??
  platform.portal.sketch(place, 'city');

/** The form's own word: its reader has seen the reports of neighbours. */
const SEEN = 'sudah-lihat';

/** Only a place with a point has neighbours. */
async function hasNeighbours(
  locals: App.Locals,
  { draft, question }: { readonly draft: string; readonly question: string },
  typed: Typed,
): Promise<boolean> {
  if (typedText(typed, `${question}.latitude`) === '') return false;
  return ((await locals.platform.portal.question(draft, question))?.nearby.length ?? 0) > 0;
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const draft = await draftOr(locals, params.draft);
  const question = await locals.platform.portal.question(draft.id, params.question);
  if (question === null) notFound(locals);
  const list = `/formulir/${encodeURIComponent(params.draft)}/${encodeURIComponent(params.question)}`;
  // Nothing to list yet: begin with the first row. A page that says that one is missing stays.
  if (question.rows?.length === 0 && question.field.required && !url.searchParams.has('daftar'))
    redirect(303, `${list}.0`);
  const sealed = url.searchParams.get('tawaran') ?? '';
  const offer =
    sealed === '' || question.field.kind !== 'place'
      ? null
      : await locals.platform.portal.offeredPosition(draft.id, sealed);
  const wish = wishOf(url.searchParams.get('titik'));
  const flash = locals.flash?.kind === 'refused' ? locals.flash : null;
  const errors: readonly FormError[] = flash !== null ? flash.messages : question.errors;
  const typed = withWish(
    flash === null ? question.typed : { ...question.typed, ...flash.typed },
    params.question,
    wish,
    question.offeredPosition,
  );
  return {
    question,
    offer: offer === null ? null : { area: offer.area, sealed },
    wish,
    errors,
    typed,
    sketch: question.field.kind === 'place' ? sketchOf(locals, placeTyped(typed, params.question)) : null,
    savedAt: draft.savedAt,
    changed: draft.changed,
    isMultipart: question.rows === null && asksForFile(question.field),
    areas: asksForArea(question.field) ? areaGroups(locals.platform.region.districts) : [],
  };
};

export const actions: Actions = {
  answer: async ({ locals, params, request }) => {
    const { [SEEN]: seen, ...typed } = rawFormOf(await request.formData());
    const done = await locals.platform.portal.answer(params.draft, params.question, typed);
    const here = `/formulir/${encodeURIComponent(params.draft)}`;
    if (done.ok) {
      const own = `${here}/${encodeURIComponent(params.question)}`;
      // Neighbours are shown before one goes on; who has seen them and sends again goes on.
      if (seen === undefined && (await hasNeighbours(locals, params, typed))) redirect(303, `${own}#dekat`);
      redirect(303, `${here}/${encodeURIComponent(done.value.next)}`);
    }
    if (done.error.type === 'answersRefused')
      return fail(422, { errors: done.error.errors as readonly FormError[], typed });
    return fail(429, { errors: [refused(locals, done.error, params.draft)], typed });
  },
  agree: async ({ locals, params, request }) => {
    const sealed = typedText(rawFormOf(await request.formData()), 'tawaran');
    const agreed = await locals.platform.portal.agreeToPosition(params.draft, sealed);
    const here = `/formulir/${encodeURIComponent(params.draft)}/${encodeURIComponent(params.question)}`;
    redirect(303, agreed ? `${here}?titik=foto` : here);
  },
  follow: async ({ locals, params, request }) => {
    const number = String((await request.formData()).get('nomor') ?? '');
    const done = await locals.platform.portal.follow(number, params.draft);
    if (done.ok) redirect(303, `/urusan/${encodeURIComponent(done.value.number)}`);
    return fail(429, { errors: [refused(locals, done.error)], typed: null });
  },
};
