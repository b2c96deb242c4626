// `balai test --mutants`: mistakes planted in a service, and which of them its examples notice.
// Must never: count a mistake as noticed because the examples fail anyway; then it says so instead.
import { playExamples, tryMutants } from '@balai/kernel';
import { say, type Sentence } from '../say.ts';
import type { ChosenService } from './choose-services.ts';
import { printListing } from './print-report.ts';
import { filesOf, SourceFile } from './source-file.ts';
import { listingOf, type Placed } from './test-report.ts';

/** Nine of ten: a tenth are limits that nobody would get wrong. */
const ENOUGH = 90;

export type MutantReport = {
  readonly region: string;
  readonly service: string;
  readonly ok: boolean;
  readonly noticed: number;
  readonly total: number;
  readonly percent: number;
  readonly notNoticed: readonly Placed[];
  readonly tookMs: number;
};

/** Plants every mistake in one service. `print`: says which lines no example guards. */
export function reportMutants(chosen: ChosenService, print: (line: string) => void): MutantReport {
  const { region, service } = chosen;
  const { manifest, examples } = service;
  const began = performance.now();
  const name = `${region.slug}/${manifest.id}`.padEnd(32);
  const holds = playExamples(manifest, examples, region.calendar).every(({ ok }) => ok);
  const tried = holds ? tryMutants(manifest, examples, region.calendar) : [];
  const open = tried.filter(({ noticedBy }) => noticedBy === null);
  const noticed = tried.length - open.length;
  const percent = tried.length === 0 ? 0 : Math.floor((noticed / tried.length) * 100);
  const tookMs = Math.round(performance.now() - began);
  const ok = holds && percent >= ENOUGH;
  const told: Sentence = holds
    ? {
        id: `${noticed} dari ${tried.length} kesalahan disadari, ${percent} %   ${tookMs} ms`,
        en: `${noticed} of ${tried.length} mistakes noticed, ${percent} %   ${tookMs} ms`,
      }
    : { id: 'contoh belum sesuai: jalankan balai test dahulu', en: 'examples do not hold yet: run balai test first' };
  print(`  ${ok ? '✓' : '✗'} ${name} ${say(told)}`);
  if (open.length > 0) {
    const isOpen = new Set<unknown>(open);
    const listing = listingOf(chosen, tried, (one) => isOpen.has(one));
    printListing(listing, { id: 'tidak ada contoh yang menyadari', en: 'no example notices' }, false, print);
  }
  return {
    region: region.slug,
    service: manifest.id,
    ok,
    noticed,
    total: tried.length,
    percent,
    notNoticed: placed(),
    tookMs,
  };

  function placed(): readonly Placed[] {
    if (open.length === 0) return [];
    const source = new SourceFile(filesOf(chosen).service);
    return open.map(({ at, says }) => ({
      file: source.name,
      ...source.find('defineService', at.split('.')),
      message: says,
    }));
  }
}
