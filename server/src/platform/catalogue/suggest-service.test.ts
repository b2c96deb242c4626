/** Sentences as residents write them lead to the service that they mean; measured by sentences that nothing was learned from. */
import { regions } from '@balai/services';
import { heldBack } from '@balai/services/tangerang/sentences/held-back.ts';
import { learned } from '@balai/services/tangerang/sentences/learned.ts';
import { describe, expect, it } from 'vitest';
import { isUnsure, learnToSuggest } from './suggest-service.ts';

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
  offered.has(id)
    ? sentences.map((sentence) => {
        const suggested = suggest(sentence);
        return { id, sentence, found: suggested.map((one) => one.id), guess: isUnsure(suggested) };
      })
    : [],
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

  it('is right where it is sure, and says of most that goes wrong that it is a guess', () => {
    const spoken = asked.filter(({ found }) => found.length > 0);
    const [unsure, sure] = [spoken.filter(({ guess }) => guess), spoken.filter(({ guess }) => !guess)];
    const right = (all: typeof asked): number => all.filter(({ id, found }) => found[0] === id).length;
    const among = (all: typeof asked): number => all.filter(({ id, found }) => found.includes(id)).length;
    const categoryOf = new Map(services.map(({ manifest: { id, category } }) => [id, category]));
    const category = share(({ id, found }) => categoryOf.get(found[0] ?? '') === categoryOf.get(id));
    console.info(
      `suggestion: nothing for ${asked.length - spoken.length}; unsure of ${unsure.length}, first right for ${right(unsure)}, among three ${among(unsure)}; sure of ${sure.length}, first right for ${right(sure)}; category of the first right ${(category * 100).toFixed(1)} %`,
    );
    expect(right(sure) / sure.length).toBeGreaterThan(0.94);
    // Of what goes wrong less than half is said without doubt, and few sentences are doubted.
    expect(sure.length - right(sure)).toBeLessThan((asked.length - right(asked)) / 2);
    expect(unsure.length / asked.length).toBeLessThan(0.2);
    expect(category).toBeGreaterThan(0.9);
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
