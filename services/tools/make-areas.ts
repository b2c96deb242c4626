/**
 * Writes `areas.json` of Kota Tangerang: every kecamatan and kelurahan by its Kemendagri code, with a rough point.
 *
 * Names and codes come from npm `idn-area-data` (ODbL 1.0), points from `points.csv`; both are named in NOTICE.
 * Must never: match an area by its name, or read anything outside the repository.
 *
 * Run from the root of the repository: `node services/tools/make-areas.ts`.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { getDistricts, getRegencies, getVillages } from 'idn-area-data';

const REGION = '36.71';
const data = new URL('../tangerang/data/', import.meta.url);

interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** Reads `code,name,kecamatan,lat,lng`. Throws on a line whose numbers are not numbers. */
function parsePoints(csv: string): Map<string, Point> {
  const points = new Map<string, Point>();
  for (const line of csv.trim().split('\n').slice(1)) {
    const [code, , , latitude, longitude] = line.trim().split(',');
    const point = { latitude: Number(latitude), longitude: Number(longitude) };
    if (code === undefined || !Number.isFinite(point.latitude) || !Number.isFinite(point.longitude)) {
      throw new Error(`points.csv: cannot read the line "${line}"`);
    }
    points.set(code, point);
  }
  return points;
}

/** The package writes cities in capitals: "KOTA TANGERANG" becomes "Kota Tangerang". */
const inTitleCase = (name: string): string => name.toLowerCase().replace(/(^|\s)\S/g, (letter) => letter.toUpperCase());

async function makeAreas() {
  const points = parsePoints(await readFile(new URL('points.csv', data), 'utf8'));
  const region = (await getRegencies()).find(({ code }) => code === REGION);
  if (region === undefined) throw new Error(`idn-area-data knows no region ${REGION}`);
  const districts = (await getDistricts()).filter((district) => district.regency_code === REGION);
  const villages = (await getVillages()).filter(({ code }) => code.startsWith(`${REGION}.`));
  return {
    region: REGION,
    name: inTitleCase(region.name),
    districts: districts.map((district) => ({
      code: district.code,
      name: district.name,
      villages: villages
        .filter((village) => village.district_code === district.code)
        .map(({ code, name }) => {
          const point = points.get(code);
          if (point === undefined) throw new Error(`points.csv has no point for ${code} ${name}`);
          return { code, name, point };
        }),
    })),
  };
}

const areas = await makeAreas();
await writeFile(new URL('areas.json', data), `${JSON.stringify(areas, null, 1)}\n`);
const count = areas.districts.reduce((sum, district) => sum + district.villages.length, 0);
console.log(`areas.json: ${areas.name}, ${areas.districts.length} kecamatan, ${count} kelurahan`);
