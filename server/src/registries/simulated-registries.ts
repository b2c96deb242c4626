/**
 * Registries of the demo city: a population register and a register of roads that answer from nothing but the question,
 * always the same, with a switch for each (well, slow, wrong, down).
 *
 * Must never: hold a real person or road. The same question always has the same answer, so that a demo can be repeated.
 */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Text } from '@balai/kernel';
import type { Registry, RegistryQuestion } from './registries.ts';

export type RegistryMode = 'ok' | 'slow' | 'wrong' | 'down';
export interface SimulatedRegistry extends Registry {
  readonly label: Text;
  readonly mode: RegistryMode;
  turn(mode: RegistryMode): void;
}

/** Longer than a form waits: a slow registry answers only the job that asks again, with more patience. */
const SLOW_MS = 4_000;

/** A whole number below `of`, from a text: spread evenly, the same for the same text. */
const spread = (text: string, of: number): number => createHash('sha256').update(text).digest().readUInt32BE(0) % of;
const referenceOf = (registry: string, question: RegistryQuestion): string =>
  `${registry.toUpperCase()}-${createHash('sha256').update(JSON.stringify(question)).digest('hex').slice(0, 8)}`;

interface Made {
  readonly id: string;
  readonly label: Text;
  /** For each fact: the true answer, and another one of the same kind for the switch `wrong`. */
  readonly facts: Readonly<
    Record<string, (question: RegistryQuestion) => { readonly value: unknown; readonly wrong: unknown } | null>
  >;
}

function make({ id, label, facts }: Made, wait: (ms: number) => Promise<unknown>): SimulatedRegistry {
  let mode: RegistryMode = 'ok';
  return {
    id,
    label,
    facts: Object.keys(facts),
    get mode() {
      return mode;
    },
    turn(next) {
      mode = next;
    },
    async ask(question) {
      if (mode === 'down') throw new Error(`${id} cannot be reached`);
      if (mode === 'slow') await wait(SLOW_MS);
      const found = facts[question.fact]?.(question) ?? null;
      if (found === null) return { state: 'notFound' };
      return {
        state: 'known',
        value: mode === 'wrong' ? found.wrong : found.value,
        reference: referenceOf(id, question),
      };
    },
  };
}

/** Eight of ten NIK are registered where their holder says; one of ten elsewhere; one of ten is unknown here. */
function registered({ answers, area }: RegistryQuestion): { readonly value: unknown; readonly wrong: unknown } | null {
  const nik = Object.values(answers).find((answer) => typeof answer === 'string' && /^\d{16}$/u.test(answer));
  if (typeof nik !== 'string' || area === null) return null;
  const dice = spread(`penduduk ${nik}`, 10);
  return dice === 9 ? null : { value: dice < 8, wrong: dice >= 8 };
}

/** Nine of ten are the head of the family on the card that they name; one of twenty cards is unknown here. */
function headOfFamily({ answers }: RegistryQuestion): { readonly value: unknown; readonly wrong: unknown } | null {
  const dice = spread(`kepala ${String(answers['nikKepala'])} ${String(answers['nomorKk'])}`, 20);
  return dice === 19 ? null : { value: dice < 18, wrong: dice >= 18 };
}

/** Of a hundred places seventy lie on roads of the city, twenty on roads of the province, ten on national roads. */
function roadClass({ answers, area }: RegistryQuestion): { readonly value: unknown; readonly wrong: unknown } | null {
  const place = Object.values(answers).find((answer) => typeof answer === 'object' && answer !== null) as
    | { readonly latitude?: number; readonly longitude?: number; readonly area?: string }
    | undefined;
  const where =
    place?.latitude !== undefined && place.longitude !== undefined
      ? `${place.latitude.toFixed(3)},${place.longitude.toFixed(3)}`
      : (place?.area ?? area);
  if (where === null) return null;
  const dice = spread(`jalan ${where}`, 100);
  const value = dice < 70 ? 'kota' : dice < 90 ? 'provinsi' : 'nasional';
  return { value, wrong: value === 'kota' ? 'provinsi' : 'kota' };
}

/** Nine of ten NIK are on record, evenly over the ten tenths. */
function welfareTenth({ answers }: RegistryQuestion): { readonly value: unknown; readonly wrong: unknown } | null {
  const nik = Object.values(answers).find((answer) => typeof answer === 'string' && /^\d{16}$/u.test(answer));
  if (typeof nik !== 'string' || spread(`tercatat ${nik}`, 10) === 9) return null;
  const value = 1 + spread(`desil ${nik}`, 10);
  return { value, wrong: 11 - value };
}

/** `wait`: how a slow registry is slow; only a test gives another. */
export function simulatedRegistries(wait: (ms: number) => Promise<unknown> = sleep): readonly SimulatedRegistry[] {
  return [
    make(
      {
        id: 'kependudukan',
        label: { id: 'Register kependudukan', en: 'Population register' },
        facts: { wargaTerdaftar: registered, kepalaKeluarga: headOfFamily },
      },
      wait,
    ),
    make(
      {
        id: 'kesejahteraan',
        label: { id: 'Data tunggal sosial dan ekonomi', en: 'Register of social and economic data' },
        facts: { desil: welfareTenth },
      },
      wait,
    ),
    make(
      { id: 'jalan', label: { id: 'Register jalan', en: 'Register of roads' }, facts: { kelasJalan: roadClass } },
      wait,
    ),
  ];
}
