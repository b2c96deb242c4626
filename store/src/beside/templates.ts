/**
 * Texts that a unit begins its answers with: each belongs to the officers of one unit (and area), in one region.
 *
 * Must never: be read outside its region's transaction, or be sent by itself.
 */
import { build, type Database } from '../database/database.ts';
import { boundTo, closeText, openText } from '../seal/sealed-columns.ts';
import type { AnswerTemplate, Templates } from '../records-api.ts';

/** Both languages are one sealed text: between them stands a sign that nobody can type (`suitableText` refuses it). */
const BETWEEN = '\u001E';
const asOne = (text: string, english: string | undefined): string =>
  english === undefined ? text : `${text}${BETWEEN}${english}`;
function textsIn(body: string): Pick<AnswerTemplate, 'text' | 'english'> {
  const [text = '', english] = body.split(BETWEEN);
  return { text, ...(english === undefined ? {} : { english }) };
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
      const body = closeText(database.seal, regionId, boundTo.template(id), asOne(text, english));
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
