/** Satisfaction of residents: one survey for each case, exact sums of the nine elements. Must never: round. */
import { localDate, type Calendar } from '@balai/kernel';
import { sql } from 'kysely';
import { among } from '../case/summaries.ts';
import { json, type Database } from '../database/database.ts';
import { boundTo, closeText, openText } from '../seal/sealed-columns.ts';
import type { Surveys } from '../records-api.ts';
import type { Survey, SurveyElement } from '../store-types.ts';

const elements: readonly SurveyElement[] = [
  'requirements',
  'procedure',
  'time',
  'fee',
  'product',
  'competence',
  'behaviour',
  'complaints',
  'facilities',
];

export function openSurveys(database: Database, calendarOf: (regionId: number) => Calendar): Surveys {
  return {
    async give(regionId, { caseId, serviceId, at, scores, remark }) {
      if (elements.some((element) => ![1, 2, 3, 4].includes(scores[element])))
        throw new RangeError('each of the nine elements is scored from 1 to 4');
      const day = localDate(calendarOf(regionId), at);
      const said = remark === null ? null : closeText(database.seal, regionId, boundTo.remark(caseId), remark);
      await database.inRegion(regionId, (tx) =>
        tx.run(sql`insert into survey (region_id, case_id, service_id, unit, area, at, day, scores, remark, key_id)
          select ${regionId}::int, c.case_id, ${serviceId}::text, c.unit, coalesce(c.area, ''), ${at}::bigint, ${day}::date, ${json(scores)}::jsonb, ${said?.text ?? null}::text, ${said?.keyId ?? null}::text
          from case_row c where c.region_id = ${regionId} and c.case_id = ${caseId}
          on conflict (region_id, case_id) do update set at = excluded.at, day = excluded.day, scores = excluded.scores, remark = excluded.remark, key_id = excluded.key_id`),
      );
    },
    of: (regionId, caseId) =>
      database.inRegion(regionId, async (tx) => {
        const [row] = await tx.run(sql<{
          service_id: string;
          at: number;
          scores: Survey['scores'];
          remark: string | null;
          key_id: string | null;
        }>`
          select service_id, at, scores, remark, key_id from survey where region_id = ${regionId} and case_id = ${caseId}`);
        if (row === undefined) return null;
        const { service_id: serviceId, at, scores, remark: text, key_id: keyId } = row;
        const remark =
          text === null ? null : openText(database.seal, regionId, boundTo.remark(caseId), { text, keyId });
        return { caseId, serviceId, at, scores, remark };
      }),
    sums: (regionId, filter) =>
      database.inRegion(regionId, async (tx) => {
        const sums = elements.map(
          (element) => sql`coalesce(sum((scores ->> ${sql.lit(element)})::int), 0)::int as ${sql.ref(element)}`,
        );
        const [row] = await tx.run(sql<
          Record<SurveyElement, number> & { respondents: number }
        >`select count(*)::int as respondents, ${sql.join(sums)} from survey
          where region_id = ${regionId} and day >= ${filter.from} and day <= ${filter.to}
          ${among('service_id', filter.serviceIds)} ${among('unit', filter.units)} ${among('area', filter.areas)}`);
        return {
          respondents: row?.respondents ?? 0,
          sums: Object.fromEntries(elements.map((element) => [element, row?.[element] ?? 0])) as Record<
            SurveyElement,
            number
          >,
        };
      }),
  };
}
