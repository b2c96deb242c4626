/**
 * What travels beside manifests, proposals to change them, and how the cases of a service go.
 *
 * Counts are read from the newest cases only, so that a page costs the same in a large city. Must never: read a personal part.
 */
import type { Instant } from '@balai/kernel';
import { sql } from 'kysely';
import { isUuid, uuidV7 } from '../case/ids.ts';
import { json, type Database } from '../database/database.ts';
import { readLifecycle } from './lifecycle.ts';
import type { Papers, Proposal, Studio } from './studio-api.ts';

interface PaperRow {
  readonly manifest_hash: string;
  readonly file: string | null;
  readonly source: string | null;
  readonly examples: Papers['examples'];
  readonly based_on: string | null;
}
interface ProposalRow {
  readonly proposal_id: string;
  readonly service_id: string;
  readonly based_on: string;
  readonly canonical: string;
  readonly manifest_hash: string;
  readonly changes: unknown;
  readonly because: string;
  readonly proposed_by: string;
  readonly proposed_at: number;
  readonly decision: 'published' | 'declined' | null;
  readonly decided_by: string | null;
  readonly decided_because: string | null;
  readonly decided_at: number | null;
  readonly publication_number: number | null;
}
const columns = sql.raw(
  `proposal_id, service_id, based_on, canonical, manifest_hash, changes, because, proposed_by, proposed_at,
    decision, decided_by, decided_because, decided_at, publication_number`,
);

const papersOf = ({ file, source, examples, based_on }: PaperRow): Papers => ({
  file,
  source,
  examples,
  basedOn: based_on,
});
const proposalOf = (row: ProposalRow): Proposal => ({
  id: row.proposal_id,
  serviceId: row.service_id,
  basedOn: row.based_on,
  canonical: row.canonical,
  hash: row.manifest_hash,
  changes: row.changes,
  because: row.because,
  proposedBy: row.proposed_by,
  proposedAt: row.proposed_at,
  decided:
    row.decision === null
      ? null
      : {
          as: row.decision,
          by: row.decided_by ?? '',
          because: row.decided_because ?? '',
          at: row.decided_at ?? 0,
          number: row.publication_number,
        },
});

export function openStudio(database: Database): Studio {
  const allPapers: Studio['allPapers'] = async (regionId, hashes) => {
    const rows =
      await database.run(sql<PaperRow>`select manifest_hash, file, source, examples, based_on from manifest_paper
      where region_id = ${regionId} and manifest_hash = any(${hashes}::text[])`);
    return new Map(rows.map((row) => [row.manifest_hash, papersOf(row)]));
  };
  return {
    allPapers,
    papers: async (regionId, hash) => (await allPapers(regionId, [hash])).get(hash) ?? null,
    async keepPapers(regionId, hash, { file, source, examples, basedOn }, now) {
      await database.run(sql`insert into manifest_paper (region_id, manifest_hash, file, source, examples, based_on, recorded_at)
        values (${regionId}, ${hash}, ${file}, ${source}, ${json(examples)}, ${basedOn}, ${now})
        on conflict (region_id, manifest_hash) do update set file = excluded.file, source = excluded.source,
          examples = excluded.examples, based_on = excluded.based_on, recorded_at = excluded.recorded_at`);
    },
    lifecycle: (regionId, serviceId, since, now) => readLifecycle(database, regionId, serviceId, since, now),
    ...openProposals(database),
  };
}

function openProposals(
  database: Database,
): Pick<Studio, 'propose' | 'proposal' | 'proposals' | 'decide' | 'published'> {
  return {
    async propose(regionId, what, now: Instant) {
      const id = uuidV7(now);
      await database.run(sql`insert into proposal (region_id, proposal_id, service_id, based_on, canonical, manifest_hash, changes, because, proposed_by, proposed_at)
        values (${regionId}, ${id}, ${what.serviceId}, ${what.basedOn}, ${what.canonical}, ${what.hash}, ${json(what.changes)}, ${what.because}, ${what.proposedBy}, ${now})`);
      return id;
    },
    async proposal(regionId, id) {
      const rows = isUuid(id)
        ? await database.run(
            sql<ProposalRow>`select ${columns} from proposal where region_id = ${regionId} and proposal_id = ${id}`,
          )
        : [];
      return rows[0] === undefined ? null : proposalOf(rows[0]);
    },
    async proposals(regionId, serviceId) {
      const which = serviceId === null ? sql`decision is null` : sql`service_id = ${serviceId}`;
      const rows = await database.run(sql<ProposalRow>`select ${columns} from proposal
        where region_id = ${regionId} and ${which} order by proposed_at desc, proposal_id desc limit 100`);
      return rows.map(proposalOf);
    },
    async decide(regionId, id, { as, by, because }, now) {
      const rows = isUuid(id)
        ? await database.run(sql`update proposal set decision = ${as}, decided_by = ${by}, decided_because = ${because}, decided_at = ${now}
            where region_id = ${regionId} and proposal_id = ${id} and decision is null returning proposal_id`)
        : [];
      return rows.length > 0;
    },
    async published(regionId, id, number) {
      await database.run(
        sql`update proposal set publication_number = ${number} where region_id = ${regionId} and proposal_id = ${id}`,
      );
    },
  };
}
