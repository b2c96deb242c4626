/**
 * Mistakes in the lifecycle: targets that changed places, the wrong unit, a reason or a clock left out.
 *
 * Must never: take out a whole action; an example that uses it would notice, and nothing would be learnt.
 */
import type { ActionData, AutomaticStage, By, EndStage, OpenStage, ServiceManifest } from '../manifest.ts';
import { becomes, without, type Mutation } from './mutation.ts';

export const stageMutations = (service: ServiceManifest): readonly Mutation[] => [
  ...Object.entries(service.stages).flatMap(([name, stage]) => {
    if ('asks' in stage) return ofAutomatic(name, stage);
    return 'ends' in stage ? ofEnd(name, stage) : ofTurn(service, name, stage);
  }),
  ...Object.keys(service.rules).map((name) => ({
    path: ['rules', name],
    value: undefined,
    at: `rules.${name}`,
    says: without({ id: `aturan ${name}`, en: `the rule ${name}` }),
  })),
];

const ofAutomatic = (name: string, { yes, no }: AutomaticStage): readonly Mutation[] =>
  yes === no
    ? []
    : [
        {
          path: ['stages', name, 'yes'],
          value: no,
          also: { path: ['stages', name, 'no'], value: yes },
          at: `stages.${name}`,
          says: { id: `ya dan tidak tertukar di ${name}`, en: `yes and no of ${name} changed places` },
        },
      ];

function ofTurn(service: ServiceManifest, name: string, stage: OpenStage): readonly Mutation[] {
  const at = `stages.${name}`;
  const leftOut = (['otherThan', 'late', 'withdraw', 'from'] as const)
    .filter((word) => stage[word] !== undefined)
    .map((word) => ({
      path: ['stages', name, word],
      value: undefined,
      at: `${at}.${word}`,
      says: without({ id: `${word} di ${name}`, en: `${word} of ${name}` }),
    }));
  return [
    ...unitMutations(service, name, stage.by),
    ...leftOut,
    ...swappedTargets(name, Object.entries(stage.next)),
    ...Object.entries(stage.next).flatMap(([action, data]) => ofAction(name, action, data)),
  ];
}

/** Two actions of one turn that lead where the other should. */
function swappedTargets(name: string, actions: readonly (readonly [string, ActionData])[]): readonly Mutation[] {
  return actions.flatMap(([action, { to }], index): readonly Mutation[] => {
    const [other, data] = actions[index + 1] ?? [];
    if (other === undefined || to === undefined || data?.to === undefined || data.to === to) return [];
    return [
      {
        path: ['stages', name, 'next', action, 'to'],
        value: data.to,
        also: { path: ['stages', name, 'next', other, 'to'], value: to },
        at: `stages.${name}.next.${action}`,
        says: {
          id: `tujuan ${action} dan ${other} tertukar di ${name}`,
          en: `${action} and ${other} of ${name} lead where the other should`,
        },
      },
    ];
  });
}

function ofAction(name: string, action: string, { because = [] }: ActionData): readonly Mutation[] {
  const path = ['stages', name, 'next', action, 'because'] as const;
  return because.length === 1
    ? [
        {
          path,
          value: undefined,
          at: path.join('.'),
          says: without({ id: `alasan di ${name}.${action}`, en: `a reason in ${name}.${action}` }),
        },
      ]
    : because.map((reason, index) => ({
        path: [...path, index],
        value: undefined,
        at: path.join('.'),
        says: without({ id: `alasan ${reason} di ${name}.${action}`, en: `the reason ${reason} in ${name}.${action}` }),
      }));
}

function ofEnd(name: string, stage: EndStage): readonly Mutation[] {
  const at = `stages.${name}`;
  const products = stage.issues ?? [];
  return [
    ...(stage.objection === undefined
      ? []
      : [
          {
            path: ['stages', name, 'objection'],
            value: undefined,
            at: `${at}.objection`,
            says: without({ id: `keberatan atas ${name}`, en: `an objection to ${name}` }),
          },
        ]),
    ...products.map((product, index) => ({
      path: products.length === 1 ? ['stages', name, 'issues'] : ['stages', name, 'issues', index],
      value: undefined,
      at: `${at}.issues`,
      says: without({ id: `hasil ${product} di ${name}`, en: `the product ${product} of ${name}` }),
    })),
    ...(stage.refunds === undefined
      ? []
      : [
          {
            path: ['stages', name, 'refunds'],
            value: !stage.refunds,
            at: `${at}.refunds`,
            says: becomes({ id: `uang kembali di ${name}`, en: `refunds of ${name}` }, stage.refunds, !stage.refunds),
          },
        ]),
  ];
}

/**
 * Another unit of the same kind: one for each kelurahan stays one for each kelurahan, where there is such a one. Never one whose
 * turns this one has taken over: the case would come to the same desk.
 */
function unitMutations(service: ServiceManifest, name: string, by: By): readonly Mutation[] {
  const at = `stages.${name}.by`;
  const wrong = (path: Mutation['path'], unit: string, where: string): readonly Mutation[] => {
    const other = otherUnit(service.units, unit);
    return other === undefined
      ? []
      : [
          {
            path,
            value: other,
            at: where,
            says: becomes({ id: `unit ${name}`, en: `the unit of ${name}` }, unit, other),
          },
        ];
  };
  if (by.kind === 'unit' && by.position === null) return wrong(['stages', name, 'by', 'unit'], by.unit, at);
  if (by.kind === 'units')
    return by.units.flatMap((unit, index) => wrong(['stages', name, 'by', 'units', index], unit, at));
  if (by.kind !== 'dated') return [];
  const lines = 'since' in by.values ? [by.values] : by.values;
  return lines.flatMap(({ value }, index) => {
    const path = ['stages', name, 'by', 'values', ...('since' in by.values ? [] : [index]), 'value'];
    return wrong(path, value, 'since' in by.values ? at : `${at}.${index}`);
  });
}
function otherUnit(units: ServiceManifest['units'], unit: string): string | undefined {
  const others = Object.keys(units).filter(
    (name) =>
      name !== unit && units[name]?.reached === units[unit]?.reached && (units[name]?.successor ?? null) !== unit,
  );
  return others.find((name) => units[name]?.per === units[unit]?.per) ?? others[0];
}
