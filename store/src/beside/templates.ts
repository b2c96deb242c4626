/**
 * Texts that a unit begins its answers with: each belongs to the officers of one unit (and area), in one region.
 *
 * Must never: be read outside its region's transaction, or be sent by itself.
 */
import { build, type Database } from '../database/database.ts';
import { boundTo, closeText, openText } from '../seal/sealed-columns.ts';
import type { AnswerTemplate, Templates } from '../records-api.ts';

/** What is sealed: the words by language. */
interface Sealed {
  readonly id: string;
  readonly en?: string;
}
const asObject = (text: string, english: string | undefined): string =>
  JSON.stringify({ id: text, ...(english === undefined ? {} : { en: english }) } satisfies Sealed);

/** In rows of before, which were words alone: between both languages stands a sign that nobody can type. */
const BETWEEN = '\u001E';
function textsIn(body: string): Pick<AnswerTemplate, 'text' | 'english'> {
  const sealed = sealedIn(body);
  const [text = '', english] = sealed === null ? body.split(BETWEEN) : [sealed.id, sealed.en];
  return { text, ...(english === undefined ? {} : { english }) };
}
/** Null for words alone: none of them was ever such an object, as its braces name nothing that a case can fill in. */
function sealedIn(body: string): Sealed | null {
  if (!body.startsWith('{"id":')) return null;
  try {
    const { id, en } = JSON.parse(body) as Readonly<Record<string, unknown>>;
    if (typeof id !== 'string') return null;
    return { id, ...(typeof en === 'string' ? { en } : {}) };
  } catch {
    return null;
  }
}

export function openTemplates(database: Database): Templates {
  const all = (regionId: number) => build.selectFrom('answer_template').selectAll().where('region_id', '=', regionId);
  return {
    async of(regionId, units) {
      if (units.length === 0) return [];
      const rows = await database.eachIn(regionId).run(
        all(regionId)
          .where((is) => is.or(units.map(({ unit, area }) => is.and({ unit, area: area ?? '' }))))
          .orderBy('unit')
          .orderBy('area')
          .orderBy('name')
          .orderBy('template_id'),
      );
      return rows.map((row) => ({
        id: row.template_id,
        unit: row.unit,
        area: row.area === '' ? null : row.area,
        name: row.name,
        ...textsIn(
          openText(database.seal, regionId, boundTo.template(row.template_id), { text: row.body, keyId: row.key_id }),
        ),
        changedBy: row.changed_by,
        changedAt: row.changed_at,
      }));
    },
    async put(regionId, { id, unit, area, name, text, english, changedBy, changedAt }) {
      const body = closeText(database.seal, regionId, boundTo.template(id), asObject(text, english));
      const said = { name, body: body.text, key_id: body.keyId, changed_by: changedBy, changed_at: changedAt };
      const written = await database.eachIn(regionId).run(
        build
          .insertInto('answer_template')
          .values({ region_id: regionId, template_id: id, unit, area: area ?? '', ...said })
          .onConflict((conflict) =>
            conflict
              .columns(['region_id', 'template_id'])
              .doUpdateSet(said)
              .where('answer_template.unit', '=', unit)
              .where('answer_template.area', '=', area ?? ''),
          )
          .returning('template_id'),
      );
      return written.length > 0;
    },
    async remove(regionId, { id, unit, area }) {
      const gone = await database.eachIn(regionId).run(
        build
          .deleteFrom('answer_template')
          .where('region_id', '=', regionId)
          .where('template_id', '=', id)
          .where('unit', '=', unit)
          .where('area', '=', area ?? '')
          .returning('template_id'),
      );
      return gone.length > 0;
    },
  };
}
