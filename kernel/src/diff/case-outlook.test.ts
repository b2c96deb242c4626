/** What a new version means for a case that is open. Must never: read a clock. */
import { expect, test } from 'vitest';
import { dark, lamp } from '../cases/lamp.ts';
import { days } from '../cases/manifest-of.ts';
import { officer, Play } from '../cases/play.ts';
import type { OpenStage, ServiceManifest } from '../manifest.ts';
import { outlookOf } from './case-outlook.ts';
import { diffManifests } from './diff-manifests.ts';

const open = () => new Play(lamp).submit('2026-03-02T09:00', dark).state;
const look = (after: ServiceManifest, state = open()) => outlookOf(state, lamp, after, diffManifests(lamp, after));
const turn = (name: string) => lamp.stages[name] as OpenStage;

test('a case is touched only by what can still happen to it', () => {
  const reworded = { ...lamp, title: { id: 'Baru', en: 'New' }, within: days(9) };
  expect(look({ ...reworded, within: lamp.within })).toEqual({ cannot: [], concerns: [] });
  const ahead = { ...lamp, stages: { ...lamp.stages, dicek: { ...turn('dicek'), within: days(2) } } };
  expect(look(ahead).concerns.map(({ at }) => at)).toEqual(['stages.dicek.within']);
  const behind = { ...lamp, stages: { ...lamp.stages, darurat: { ...turn('darurat'), within: days(2) } } };
  expect(look(behind)).toEqual({ cannot: [], concerns: [] });
});

test('a case cannot be moved where its stage, its unit or an answer would be missing', () => {
  const { diterima: _diterima, ...others } = lamp.stages;
  expect(look({ ...lamp, stages: others }).cannot.map(({ en }) => en)).toEqual([
    'the stage “diterima” does not exist in that version',
  ]);
  const { dishub: _dishub, ...units } = lamp.units;
  expect(look({ ...lamp, units }).cannot).toHaveLength(1);
  const asks = {
    ...lamp.fields,
    nomor: { kind: 'text', label: { id: 'Nomor', en: 'Number' }, required: true },
  } as const;
  expect(look({ ...lamp, fields: asks }).cannot).toHaveLength(1);
  const rule = {
    require: ['field', 'bahaya'],
    otherwise: { id: 'Hanya bahaya', en: 'Danger only' },
    basis: 'x',
  } as const;
  expect(look({ ...lamp, rules: { bahaya: rule } }).cannot).toEqual([{ id: 'Hanya bahaya', en: 'Danger only' }]);
});

test('a matter that has ended is not moved', () => {
  const refused = new Play(lamp)
    .submit('2026-03-02T09:00', dark)
    .act('2026-03-02T10:00', 'diterima', 'tolak', officer('a', 'dishub'), { because: ['pribadi'] }).state;
  expect(look({ ...lamp, within: null }, refused).cannot).toHaveLength(1);
});
