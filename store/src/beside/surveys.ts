/**
 * Satisfaction of residents: one survey for each case, exact sums of the nine elements, five respondents at a time.
 *
 * Must never: round, or give sums of which another one can be subtracted so that less than a whole packet is left (ADR 0043).
 */
import { localDate, type Calendar } from '@balai/kernel';
import { sql } from 'kysely';
import { among } from '../case/summaries.ts';
import { json, type Database } from '../database/database.ts';
import { boundTo, closeText, openText } from '../seal/sealed-columns.ts';
import type { SurveyFilter, SurveyPackets, Surveys } from '../records-api.ts';
import type { Survey, SurveyElement } from '../store-types.ts';

/**
 * So many respondents are published at once. "Some agencies require at least five respondents in a cell" (Glossary on Statistical
 * Disclosure Control, UNECE/Eurostat work session, Geneva 2005, threshold rule).
 */
export const SURVEY_PACKET = 5;
/** The first of the two numbers of a lock; the second is the region. */
const surveyLock = 36_712;

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
      await database.inRegion(regionId, async (tx) => {
        await tx.run(sql`select pg_advisory_xact_lock(${surveyLock}::int, ${regionId}::int)`);
        // Who answers again keeps their place and day: a packet that moved on by one person would tell of that one.
        await tx.run(sql`insert into survey (region_id, case_id, service_id, unit, area, at, day, scores, remark, key_id, place)
          select ${regionId}::int, c.case_id, ${serviceId}::text, c.unit, coalesce(c.area, ''), ${at}::bigint, ${day}::date, ${json(scores)}::jsonb, ${said?.text ?? null}::text, ${said?.keyId ?? null}::text,
            1 + coalesce((select max(s.place) from survey s where s.region_id = ${regionId} and s.service_id = ${serviceId}
              and left(s.area, 8) = left(coalesce(c.area, ''), 8)), 0)
          from case_row c where c.region_id = ${regionId} and c.case_id = ${caseId}
          on conflict (region_id, case_id) do update set scores = excluded.scores, remark = excluded.remark, key_id = excluded.key_id`);
      });
    },
    async of(regionId, caseId) {
      const [row] = await database.eachIn(regionId).run(sql<{
        service_id: string;
        at: number;
        scores: Survey['scores'];
        remark: string | null;
        key_id: string | null;
      }>`
          select service_id, at, scores, remark, key_id from survey where region_id = ${regionId} and case_id = ${caseId}`);
      if (row === undefined) return null;
      const { service_id: serviceId, at, scores, remark: text, key_id: keyId } = row;
      const remark = text === null ? null : openText(database.seal, regionId, boundTo.remark(caseId), { text, keyId });
      return { caseId, serviceId, at, scores, remark };
    },
    packets: (regionId, filter) => packets(database, regionId, filter),
    async sums(regionId, filter) {
      const all = await packets(database, regionId, filter);
      const sum = (of: (packet: SurveyPackets) => number): number => all.reduce((total, one) => total + of(one), 0);
      return {
        respondents: sum(({ respondents }) => respondents),
        sums: byElement((name) => sum(({ sums }) => sums[name])),
      };
    },
  };
}

const byElement = (of: (element: SurveyElement) => number) =>
  Object.fromEntries(elements.map((element) => [element, of(element)])) as Record<SurveyElement, number>;

/** Whole ones, by what they are filled from. */
const packets = (database: Database, regionId: number, filter: SurveyFilter): Promise<readonly SurveyPackets[]> =>
  database.inRegion(regionId, async (tx) => {
    const sums = elements.map(
      (element) => sql`coalesce(sum((s.scores ->> ${sql.lit(element)})::int), 0)::int as ${sql.ref(element)}`,
    );
    const rows = await tx.run(sql<
      Record<SurveyElement, number> & { service_id: string; district: string; respondents: number }
    >`with packet as materialized (
            select p.service_id, left(p.area, 8) as district, p.place from survey p
            where p.region_id = ${regionId} and p.day >= ${filter.from} and p.day <= ${filter.to} and p.place % ${SURVEY_PACKET} = 0
              ${among('p.service_id', filter.serviceIds)} ${among('left(p.area, 8)', filter.districts)}
          )
          select p.service_id, p.district, count(*)::int as respondents, ${sql.join(sums)} from packet p
          join survey s on s.region_id = ${regionId} and s.service_id = p.service_id and left(s.area, 8) = p.district
            and s.place > p.place - ${SURVEY_PACKET} and s.place <= p.place
          where s.region_id = ${regionId} group by p.service_id, p.district order by p.service_id, p.district`);
    return rows.map((row) => ({
      serviceId: row.service_id,
      district: row.district === '' ? null : row.district,
      respondents: row.respondents,
      sums: byElement((element) => row[element]),
    }));
  });
