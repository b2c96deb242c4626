/**
 * What silence may do, and what needs a reason: nobody is refused by a clock or by the system, nobody approves by being
 * silent, and everything against the applicant says why (UU 30/2014).
 *
 * Must never: stop at an automatic stage; a road goes on behind it.
 */
import { PROMISED, type EndStage, type OpenStage, type ServiceManifest, type Stage } from '../manifest.ts';
import type { Findings } from './finding.ts';
import { actsForThemselves, isOpenStage, restsAt, roadsOf, type Edge, type Roads } from './roads.ts';

export function checkSilence(manifest: ServiceManifest, found: Findings): void {
  const roads = roadsOf(manifest);
  for (const [name, stage] of roads.stages) {
    if ('asks' in stage) systemRefuses(roads, found, name);
    if (!isOpenStage(stage)) continue;
    if (actsForThemselves(stage.by) && stage.late === undefined)
      found.error(
        'mayNeverAnswer',
        `stages.${name}`,
        `whoever has '${name}' may never answer: say with \`late\` where the case goes when time is up`,
      );
    if (stage.late !== undefined) silenceOf(roads, found, name, stage, stage.late);
    if (stage.withdraw !== undefined) withdrawal(roads, found, name, stage.withdraw);
    for (const edge of roads.out.get(name) ?? []) if (edge.by === 'act') chosen(roads, found, stage, edge);
  }
}
function endsOf(roads: Roads, to: string): readonly (readonly [string, EndStage])[] {
  return [...restsAt(roads, to)].flatMap((name) => {
    const stage = roads.stages.get(name) as Stage;
    return 'ends' in stage ? [[name, stage] as const] : [];
  });
}

/** A rule refuses at the door, a person in a turn; an automatic stage refuses nobody, because "no" may mean "not known". */
function systemRefuses(roads: Roads, found: Findings, name: string): void {
  for (const [end, { ends }] of endsOf(roads, name)) {
    if (ends === 'refused' || ends === 'lapsed' || ends === 'withdrawn')
      found.error(
        'systemRefuses',
        `stages.${name}`,
        `'${name}' leads to '${end}' with nobody deciding: let a rule refuse at the door, or a person in a turn`,
      );
  }
}

function silenceOf(roads: Roads, found: Findings, name: string, stage: OpenStage, late: string): void {
  const at = `stages.${name}.late`;
  const resident = actsForThemselves(stage.by);
  for (const [end, { ends }] of endsOf(roads, late)) {
    if (resident && (ends === 'granted' || ends === 'refused'))
      found.error(
        'silenceApproves',
        at,
        `the silence of a resident leads to '${end}' (${ends}): end as 'lapsed' or 'withdrawn'`,
      );
    if (!resident && ends === 'refused')
      found.error('silenceRefuses', at, `the silence of an office leads to '${end}': it never refuses anybody`);
    // A clock that counts from a booked time waits for the resident to come, not for the office.
    if (
      !resident &&
      (ends === 'lapsed' || ends === 'withdrawn') &&
      (stage.from === undefined || stage.from === PROMISED)
    )
      found.error(
        'silenceRefuses',
        at,
        `the silence of an office leads to '${end}': it never ends a case against the applicant`,
      );
    // UU 30/2014 article 53 wants it, but nobody should write it without knowing.
    if (!resident && ends === 'granted')
      found.question(
        'silenceGrants',
        at,
        `when '${name}' stays silent, '${end}' grants: is that the law of this service?`,
      );
  }
}

function withdrawal(roads: Roads, found: Findings, name: string, to: string): void {
  const stage = roads.stages.get(to);
  if (stage === undefined || !('ends' in stage) || stage.ends !== 'withdrawn')
    found.error(
      'withdrawElsewhere',
      `stages.${name}.withdraw`,
      `a withdrawal leads to an end 'withdrawn', and '${to}' is none`,
    );
}

/** What somebody chooses: against the applicant only with a reason, and never by the applicant as a refusal. */
function chosen(roads: Roads, found: Findings, stage: OpenStage, edge: Edge): void {
  const at = `stages.${edge.from}.next.${edge.action ?? ''}`;
  const because = edge.data.because ?? [];
  for (const [end, { ends, starts }] of endsOf(roads, edge.to)) {
    if (stage.by.kind === 'applicant') {
      if (ends === 'refused')
        found.error('ownRefusal', at, `the applicant refuses nobody: lead to an end 'withdrawn', not to '${end}'`);
    } else if (
      because.length === 0 &&
      (ends === 'refused' || ends === 'lapsed' || ends === 'withdrawn' || (ends === 'moved' && starts === undefined))
    ) {
      found.error(
        'noReason',
        at,
        `this leads to '${end}' (${ends}), against the applicant: say for which reasons, \`because\``,
      );
    }
  }
  const target = roads.stages.get(edge.to);
  const corrects =
    isOpenStage(target) &&
    target.by.kind === 'applicant' &&
    Object.values(target.next).some((action) => action.with?.includes('answers') === true);
  if (stage.by.kind !== 'applicant' && corrects && because.length === 0)
    found.error('noReason', at, `sending back to '${edge.to}' needs its reasons: they say what must be corrected`);
}
