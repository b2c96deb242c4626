/**
 * The six published components of a service standard (UU 25/2009, article 21), derived from the manifest: requirements, procedure,
 * time, fee, product, complaints.
 *
 * Must never: say something that the manifest does not say.
 */
import type { Duration } from './clock.ts';
import type { Field, Text } from './fields.ts';
import { inForce, type By, type Dated, type Outcome, type ServiceManifest } from './manifest.ts';
import { unitsNamed } from './parties.ts';
import { labelOf } from './views-actions.ts';

interface Term {
  readonly duration: Duration;
  readonly basis: string;
}
export interface ServiceStandard {
  readonly requirements: {
    /** What is asked; `sometimes`: only when other answers call for it. */
    readonly questions: readonly {
      readonly name: string;
      readonly label: Text;
      readonly kind: Field<unknown>['kind'];
      readonly required: boolean;
      readonly sometimes: boolean;
    }[];
    readonly rules: readonly { readonly name: string; readonly says: Text; readonly basis: string }[];
  };
  /** Whose turn comes, in the order in which the stages can be reached. */
  readonly procedure: readonly {
    readonly stage: string;
    readonly label: Text;
    readonly by: readonly Text[];
    readonly within: Term | null;
  }[];
  readonly time: Term | null;
  /** `rupiah` is null where the amount is computed from the answers. */
  readonly fee: { readonly rupiah: number | null; readonly basis: string } | null;
  readonly products: readonly { readonly name: string; readonly title: Text; readonly validFor: Term | null }[];
  readonly complaints: readonly { readonly after: Outcome; readonly within: Term }[];
}

/** Returns the standard as it is in force on `on`. */
export function serviceStandard(service: ServiceManifest, on: string): ServiceStandard {
  const fee = inForce(service.cost, on);
  return {
    requirements: {
      questions: Object.entries(service.fields).map(([name, { label, kind, required }]) => ({
        name,
        label,
        kind,
        required,
        sometimes: Object.hasOwn(service.askedIf, name),
      })),
      rules: Object.entries(service.rules).map(([name, { otherwise, basis }]) => ({ name, says: otherwise, basis })),
    },
    procedure: reachable(service).flatMap((name) => {
      const stage = service.stages[name];
      return stage !== undefined && 'by' in stage
        ? [
            {
              stage: name,
              label: labelOf(service, name),
              by: actorsOf(service, stage.by),
              within: termOn(stage.within, on),
            },
          ]
        : [];
    }),
    time: service.within === null ? null : termOn(service.within, on),
    fee: fee === undefined ? null : { rupiah: typeof fee.value === 'number' ? fee.value : null, basis: fee.basis },
    products: Object.entries(service.documents).map(([name, product]) => ({
      name,
      title: product.title,
      validFor: 'validFor' in product && product.validFor !== undefined ? fixedTerm(product.validFor, on) : null,
    })),
    complaints: Object.values(service.stages).flatMap((stage) => {
      const within = 'ends' in stage && stage.objection !== undefined ? termOn(stage.objection.within, on) : null;
      return within !== null && 'ends' in stage ? [{ after: stage.ends, within }] : [];
    }),
  };
}

function termOn(dated: Dated<Duration>, on: string): Term | null {
  const current = inForce(dated, on);
  return current === undefined ? null : { duration: current.value, basis: current.basis };
}
/** How long a letter is valid, where that does not depend on the answers. */
function fixedTerm(dated: Dated<unknown>, on: string): Term | null {
  const current = inForce(dated, on);
  const value = current?.value as Partial<Duration> | undefined;
  return current !== undefined &&
    typeof value === 'object' &&
    value !== null &&
    typeof value.count === 'number' &&
    value.clock !== undefined
    ? { duration: { clock: value.clock, count: value.count }, basis: current.basis }
    : null;
}

const APPLICANT: Text = { id: 'Pemohon', en: 'The applicant' };
function actorsOf(service: ServiceManifest, by: By): readonly Text[] {
  if (by.kind === 'applicant') return [APPLICANT];
  if (by.kind === 'contact') return [service.fields[by.field]?.label ?? APPLICANT];
  if (by.kind === 'unit' && by.position !== null) {
    const position = service.units[by.unit]?.positions[by.position];
    if (position !== undefined) return [position];
  }
  return unitsNamed(service, by).map((unit) => service.units[unit]?.label ?? { id: unit, en: unit });
}

/** The stages in the order in which they can be reached from the start. */
function reachable(service: ServiceManifest): readonly string[] {
  const seen = new Set([service.start]);
  for (const name of seen) {
    const stage = service.stages[name];
    if (stage === undefined || 'ends' in stage) continue;
    const next =
      'asks' in stage
        ? [stage.no, stage.yes]
        : [...Object.values(stage.next).map((action) => action.to ?? action.all ?? action.ifAny), stage.late];
    for (const to of next) if (to !== undefined && Object.hasOwn(service.stages, to)) seen.add(to);
  }
  return [...seen];
}
