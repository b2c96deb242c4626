/** Sentences as residents write them lead to the service that they mean; measured by sentences that nothing was learned from. */
import { regions } from '@balai/services';
import { heldBack } from '@balai/services/tangerang/sentences/held-back.ts';
import { learned } from '@balai/services/tangerang/sentences/learned.ts';
import { describe, expect, it } from 'vitest';
import { learnToSuggest } from './suggest-service.ts';

const services = regions.find(({ slug }) => slug === 'tangerang')?.services ?? [];
const suggest = learnToSuggest(
  services.map(({ manifest: { id, title }, catalogue }) => ({
    id,
    names: [title.id, title.en, ...catalogue.alsoCalled],
    sentences: learned[id] ?? [],
  })),
);
const offered = new Set(services.map(({ manifest }) => manifest.id));
const asked = Object.entries(heldBack).flatMap(([id, sentences]) =>
  offered.has(id) ? sentences.map((sentence) => ({ id, sentence, found: suggest(sentence).map((one) => one.id) })) : [],
);
const share = (right: (one: (typeof asked)[number]) => boolean): number => asked.filter(right).length / asked.length;

describe('learnToSuggest', () => {
  it('finds what most held-back sentences mean, nearly all of them among three', () => {
    const [first, three] = [share(({ id, found }) => found[0] === id), share(({ id, found }) => found.includes(id))];
    console.info(
      `suggestion: ${asked.length} held-back sentences of ${offered.size} services: ${(first * 100).toFixed(1)} % first, ${(three * 100).toFixed(1)} % among three`,
    );
    expect(first).toBeGreaterThan(0.8);
    expect(three).toBeGreaterThan(0.9);
  });

  it('measures by sentences that it never learned from, a third of all', () => {
    const all = new Set(Object.values(learned).flat());
    const held = Object.values(heldBack).flat();
    expect(held.filter((sentence) => all.has(sentence))).toEqual([]);
    expect(held.length + all.size).toBeGreaterThanOrEqual(300);
    expect(held.length / (held.length + all.size)).toBeGreaterThan(0.33);
  });

  it('says which words decided, as they were typed', () => {
    const [found] = suggest('min PJU depan rumah padam udah seminggu');
    expect(found?.id).toBe('lampu-jalan');
    expect(found?.because).toContain('pju');
    expect(found?.because).not.toContain('min');
  });

  it('suggests nothing where no word is known, and stays calm over anything that can be typed', () => {
    expect(suggest('')).toEqual([]);
    expect(suggest('zzxq wwvk')).toEqual([]);
    expect(() => suggest('\u0000\u202e ${} constructor __proto__ '.repeat(5_000))).not.toThrow();
  });

  it('learns from what a region keeps beside its services, and from names where it keeps nothing', () => {
    const two = learnToSuggest([
      { id: 'sampah', names: ['Sampah liar'], sentences: ['bau busuk dari tps'] },
      { id: 'pohon', names: ['Pohon tumbang'], sentences: [] },
    ]);
    expect(two('tps bau')[0]).toMatchObject({ id: 'sampah', because: expect.arrayContaining(['tps', 'bau']) });
    expect(two('pohonnya mau tumbang')[0]?.id).toBe('pohon');
  });
});
