/** Jumping by a few letters: what is found, what comes first, and that nothing closed is offered. */
import { describe, expect, it } from 'vitest';
import type { OfficerView } from '@balai/server/platform';
import { messagesFor } from '../messages/index.ts';
import { jumpsFor, jumpsTo, type Jump } from './jumps.ts';

const me: OfficerView = {
  id: 'p1',
  name: 'Petugas Contoh 1',
  initials: 'PC',
  appointments: [],
  counts: { open: 3, late: 0, today: 0, waiting: 0, mine: 0 },
  toSign: 0,
  mayErase: false,
  mayRefund: false,
  isOperator: false,
  leads: false,
  leaveToDecide: 0,
  mayProgram: false,
};
const jumps = {
  services: [
    { id: 'lampu-jalan', label: { id: 'Lapor lampu jalan padam', en: 'Report a dark street lamp' } },
    { id: 'jalan-rusak', label: { id: 'Lapor jalan rusak', en: 'Report a damaged road' } },
  ],
  filters: [{ id: 'f', name: 'Lampu terlambat', query: { view: 'late', services: ['lampu-jalan'] } }],
} as const;
const all = (more: Partial<OfficerView> = {}, simulated = false) =>
  jumpsFor({ me: { ...me, ...more }, simulated, jumps }, messagesFor('id'), 'id');
const to = (typed: string, from: readonly Jump[] = all()) => jumpsTo(from, typed, (query) => `Cari ${query}`);

describe('jumping', () => {
  it('finds pages, services and kept filters by any of their words, and the search for cases last', () => {
    expect(to('lampu').map(({ href }) => href)).toEqual([
      '/konsol?lihat=late&layanan=lampu-jalan',
      '/konsol?layanan=lampu-jalan',
      '/konsol/cari?q=lampu',
    ]);
    expect(to('  TANDA ')[0]).toEqual({ kind: 'page', label: 'Tanda tangan', href: '/konsol/tanda-tangan' });
    expect(to('rusak jalan')[0]?.href).toBe('/konsol?layanan=jalan-rusak');
    expect(to('tidak ada yang ini').map(({ kind }) => kind)).toEqual(['search']);
  });
  it('puts a word that begins so before one that only has the letters inside', () => {
    const made = [
      { kind: 'page', label: 'Bagian peta', href: '/1' },
      { kind: 'page', label: 'Ruang bagi', href: '/2' },
      { kind: 'page', label: 'Tengah agih', href: '/3' },
    ] as const;
    expect(to('agi', made).map(({ href }) => href)).toEqual(['/3', '/1', '/2', '/konsol/cari?q=agi']);
  });
  it.each(['BL-7K4M-22Q', 'bl7k4m22q', '7K4M 22Q', '7k4m-22q'])('takes %s for a case before all else', (number) => {
    expect(to(number)[0]).toMatchObject({ kind: 'search', href: `/konsol/cari?q=${encodeURIComponent(number)}` });
  });
  it('takes no plain word for a number', () => {
    expect(to('pesanan')[0]?.kind).toBe('search');
    expect(to('kinerja')[0]).toMatchObject({ kind: 'page', href: '/kota' });
  });
  it('offers no page that is closed to the officer', () => {
    const paths = (list: readonly Jump[]) => list.map(({ href }) => href);
    expect(paths(all())).not.toContain('/konsol/penghapusan');
    expect(paths(all())).not.toContain('/konsol/pesan');
    // In a live city operators look there for what has not arrived.
    expect(paths(all({ isOperator: true }))).toContain('/konsol/pesan');
    expect(paths(all({ isOperator: true }, true)).filter((path) => path === '/konsol/pesan')).toHaveLength(1);
    expect(paths(all({ mayErase: true }, true))).toEqual(
      expect.arrayContaining(['/konsol/penghapusan', '/konsol/pesan']),
    );
  });
});
