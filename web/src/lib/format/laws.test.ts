/** What a service rests on, as its page lists it. */
import { expect, it } from 'vitest';
import { lawsOf } from './laws.ts';

it('says one law a line, each once, and leaves a remark in brackets whole', () => {
  expect(
    lawsOf([
      'UU 30/2014 Pasal 53; Perwali (contoh)',
      'Perwali (contoh; perlu dikonfirmasi) Pasal 9',
      'Perwali (contoh); ',
    ]),
  ).toEqual(['UU 30/2014 Pasal 53', 'Perwali (contoh)', 'Perwali (contoh; perlu dikonfirmasi) Pasal 9']);
});
