/** What a lifecycle looks like: silence that grants, hands, loops, and that nothing lies on anything. Must never: read a clock. */
import { expect, test } from 'vitest';
import { fixtures } from '../../fixtures/services.ts';
import { sampah } from '../../fixtures/sampah.ts';
import { izinKeramaian } from '../../fixtures/whole.ts';
import { lamp } from '../cases/lamp.ts';
import { layOut, type Box } from './lay-out.ts';
import { lifecycleSvg } from './lifecycle-svg.ts';
import { lifecycleOf, lifecycleText } from './lifecycle.ts';

const ON = '2026-11-29';
const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

test('the terminal shows whose hands, what loops and what silence brings about', () => {
  expect(lifecycleText(lifecycleOf(sampah, ON), 'id').join('\n')).toMatchSnapshot('sampah in Indonesian');
  expect(lifecycleText(lifecycleOf(izinKeramaian, ON), 'en').join('\n')).toMatchSnapshot('a permit in English');
});

test('the picture stays as it is', () => {
  expect(lifecycleSvg(lifecycleOf(sampah, ON), { language: 'id', alone: true })).toMatchSnapshot('sampah as SVG');
});

test('silence that grants is a grant: the same line as an approval, and words in capitals', () => {
  const stage = lamp.stages['diterima'];
  const silent = { ...lamp, stages: { ...lamp.stages, diterima: { ...stage, late: 'selesai' } } } as typeof lamp;
  const { edges } = lifecycleOf(silent, ON);
  const late = edges.find(({ kind }) => kind === 'late');
  expect(late).toMatchObject({ grants: true, labels: [{ id: 'waktu habis: DIANGGAP DIKABULKAN' }] });
  expect(edges.find(({ to, kind }) => to === 'selesai' && kind === 'act')?.grants).toBe(true);
  const svg = lifecycleSvg(lifecycleOf(silent, ON), { language: 'id' });
  expect(svg).toContain('DIANGGAP');
  expect(svg.match(/stroke-width="3.5"/gu)?.length).toBe(edges.filter(({ grants }) => grants).length);
});

test('the same word is the same hands: the same letter, and a double line between them', () => {
  const { nodes, edges, hands } = lifecycleOf(lamp, ON);
  const letterOf = (name: string) => nodes.find((node) => node.name === name)?.hand;
  expect(letterOf('diterima')).toBe(letterOf('diperbaiki'));
  expect(letterOf('diterima')).not.toBe(letterOf('darurat'));
  expect(edges.find(({ from, to }) => from === 'diterima' && to === 'diperbaiki')?.sameHands).toBe(true);
  expect(edges.find(({ from, to }) => from === 'dicek' && to === 'diperbaiki')?.back).toBe(true);
  expect(new Set(hands.map(({ letter }) => letter)).size).toBe(hands.length);
});

test.each(fixtures.map((service) => [service.id, service] as const))(
  'in %s no card and no label lies on another, and each action is drawn',
  (_, service) => {
    const lifecycle = lifecycleOf(service, ON);
    for (const language of ['id', 'en'] as const) {
      const { nodes, edges, width, height } = layOut(lifecycle, language);
      const boxes: readonly Box[] = [...nodes, ...edges.map(({ label }) => label)];
      for (const [index, a] of boxes.entries()) {
        expect(a.x >= 0 && a.y >= 0 && a.x + a.width <= width && a.y + a.height <= height).toBe(true);
        for (const b of boxes.slice(index + 1)) expect(overlap(a, b)).toBe(false);
      }
      expect(edges.length).toBe(lifecycle.edges.length);
    }
    const drawn = lifecycle.edges.flatMap(({ from, kind, labels }) => (kind === 'act' ? labels.map(() => from) : []));
    const missing = Object.entries(service.stages).filter(
      ([name, stage]) =>
        'next' in stage && drawn.filter((from) => from === name).length < Object.keys(stage.next).length,
    );
    expect(missing).toEqual([]);
  },
);

test('a picture names itself, and what an author writes stays text', () => {
  const svg = lifecycleSvg(lifecycleOf({ ...lamp, title: { id: '<b>"A&B"</b>', en: 'x' } }, ON), {
    language: 'id',
    id: 'lampu',
  });
  expect(svg).toContain('aria-labelledby="lampu-title lampu-desc"');
  expect(svg).toContain('&lt;b&gt;&quot;A&amp;B&quot;');
  expect(svg).not.toContain('<style');
  expect(svg).not.toContain('<b>');
});
