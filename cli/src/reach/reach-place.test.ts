/** What an operator types about who has no account: read as it is meant, or refused with what there is. */
import { describe, expect, it } from 'vitest';
import { CalledWrongly } from '../command.ts';
import { addressOf, reachPlace } from './reach-place.ts';

describe('who is reached', () => {
  it('is one of many in an area, all of an area, or a body outside', () => {
    expect(reachPlace({ unit: 'rt', area: '36.71.01.1001', which: '3/5' })).toMatchObject({ unit: 'rt', which: '3/5' });
    expect(reachPlace({ unit: 'rw', area: '36.71.01.1001' })).toMatchObject({ which: '' });
    expect(reachPlace({ unit: 'pln' })).toMatchObject({ unit: 'pln', area: '' });
  });
  it('is refused where an officer has an account, an area is unknown, or a part is missing', () => {
    for (const typed of [
      { unit: 'kelurahan' },
      { unit: 'rt', area: '36.71.01.9999' },
      { unit: 'rt', which: '3' },
      { unit: 'pln', area: '36.71.01.1001' },
      {},
    ])
      expect(() => reachPlace(typed)).toThrow(CalledWrongly);
  });
  it('is written down as a telephone the world understands, or a mail address', () => {
    expect([addressOf('0812 0000-0041'), addressOf('+62 812 0000 0041'), addressOf('posko@contoh.invalid')]).toEqual([
      '+6281200000041',
      '+6281200000041',
      'posko@contoh.invalid',
    ]);
    for (const typed of ['123', 'posko@', undefined, 'nomor saya'])
      expect(() => addressOf(typed)).toThrow(CalledWrongly);
  });
});
