// Invented residents with a NIK that nobody has, chosen by what the demo city's population register will say of them.
import { simulatedRegistries } from '@balai/server';

/** `here`: lives where the resident says; `elsewhere`: is registered in another kelurahan; `unknown`: not in the register. */
type Registered = 'here' | 'elsewhere' | 'unknown';
export interface Person {
  readonly name: string;
  readonly nik: string;
  readonly born: readonly [day: number, month: number, year: number];
}

const registries = simulatedRegistries();
const [register, roads, welfare] = ['kependudukan', 'jalan', 'kesejahteraan'].map((id) =>
  registries.find((one) => one.id === id),
);
let serial = 100;

/** Another one with each call. */
export async function inventPerson(area: string, registered: Registered): Promise<Person> {
  for (;;) {
    serial += 1;
    const nik = `367101150885${String(serial).padStart(4, '0')}`;
    if ((await saysOf(nik, area)) === registered) return { name: 'Warga Contoh Ujian', nik, born: [15, 8, 1985] };
  }
}

/** `low`: on record among the four lowest tenths; `high`: above them; `unknown`: not on record. */
type Means = 'low' | 'high' | 'unknown';

/** Somebody whose family is on record so; another one with each call. */
export async function inventFamily(means: Means): Promise<Person> {
  for (;;) {
    serial += 1;
    const nik = `367101150885${String(serial).padStart(4, '0')}`;
    const said = await welfare?.ask({ fact: 'desil', answers: { nik }, area: null });
    const found = said?.state !== 'known' ? 'unknown' : Number(said.value) <= 4 ? 'low' : 'high';
    if (found === means) return { name: 'Warga Contoh Ujian', nik, born: [15, 8, 1985] };
  }
}

async function saysOf(nik: string, area: string): Promise<Registered> {
  const said = await register?.ask({ fact: 'wargaTerdaftar', answers: { nik }, area });
  if (said?.state !== 'known') return 'unknown';
  return said.value === true ? 'here' : 'elsewhere';
}

/** A kelurahan of these whose roads, asked for without a point, are of this class. */
export async function areaWithRoad(areas: readonly string[], roadClass: 'kota' | 'provinsi'): Promise<string> {
  for (const area of areas) {
    const said = await roads?.ask({ fact: 'kelasJalan', answers: { lokasi: { area } }, area });
    if (said?.state === 'known' && said.value === roadClass) return area;
  }
  throw new Error(`none of these kelurahan has a road of the class ${roadClass}`);
}
