// `balai region boundaries FILE.geojson`: takes real boundaries into use instead of the schematic shapes. The file is
// checked whole before anything is written; the old boundaries stay until the new ones lie beside them.
import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type AreaShapes, boundarySentence, middleOfRegion, validateBoundaries } from '@balai/server';
import { regions } from '@balai/services';
import { boundariesFile } from '../city-data.ts';
import { CalledWrongly, type Command } from '../command.ts';
import { configOrTrouble } from '../config.ts';
import { makeFolder } from '../make-folder.ts';
import { say } from '../say.ts';
import { Trouble } from '../trouble.ts';

export const regionBoundaries: Command = {
  takes: 'FILE.geojson [--region SLUG]',
  summary: {
    id: 'Memakai batas wilayah sungguhan dari berkas GeoJSON.',
    en: 'Takes real boundaries from a GeoJSON file into use.',
  },
  help: {
    id: 'Satu Polygon atau MultiPolygon untuk setiap kelurahan, dengan kode Kemendagri pada "code", "kode", "KODE_DESA" atau "id", dalam WGS 84.',
    en: 'One Polygon or MultiPolygon for each kelurahan, with its Kemendagri code in "code", "kode", "KODE_DESA" or "id", in WGS 84.',
  },
  run: async (words) => {
    const config = configOrTrouble();
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { region: { type: 'string' } },
    });
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) {
      throw new CalledWrongly({ id: 'sebutkan satu berkas GeoJSON', en: 'name one GeoJSON file' });
    }
    const region = values.region === undefined ? regions[0] : regions.find(({ slug }) => slug === values.region);
    if (region === undefined) {
      const there = regions.map(({ slug }) => slug).join(', ');
      throw new CalledWrongly({
        id: `tidak ada wilayah itu; yang ada: ${there}`,
        en: `there is no such region; there are: ${there}`,
      });
    }
    const villages = region.districts.flatMap((district) => district.villages);
    const middle = region.shapes === undefined ? null : middleOfRegion(region.shapes as AreaShapes);
    const checked = validateBoundaries(readJson(file), { region: region.code, villages, middle });
    if (!checked.ok) {
      for (const problem of checked.error) console.error(`  ✗ ${say(boundarySentence(problem))}`);
      return 1;
    }
    const target = boundariesFile(config.data, region.slug);
    makeFolder(dirname(target));
    writeFileSync(`${target}.new`, JSON.stringify(checked.value));
    renameSync(`${target}.new`, target);
    const taken = {
      id: 'kelurahan; berlaku setelah Balai dijalankan ulang',
      en: 'kelurahan; in use after a restart of Balai',
    };
    console.log(`  ✓ ${region.slug}: ${checked.value.features.length} ${say(taken)}`);
    return 0;
  },
};

/** Larger files hold corners that nobody can see; reading one takes ten times its size of memory. */
const MOST_BYTES = 200_000_000;

function readJson(file: string): unknown {
  const path = resolve(process.env['INIT_CWD'] ?? '.', file); // npm runs us in the checkout; the file lies where it was called
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined || !found.isFile())
    throw new Trouble({
      id: `${path} ${found === undefined ? 'tidak ada' : 'bukan berkas'}. Sebutkan satu berkas GeoJSON.`,
      en: `${path} ${found === undefined ? 'is not there' : 'is not a file'}. Name one GeoJSON file.`,
    });
  if (found.size > MOST_BYTES)
    throw new Trouble({
      id: `${path} berukuran ${Math.round(found.size / 1e6)} MB, paling banyak ${MOST_BYTES / 1e6} MB. Sederhanakan garisnya sampai ketelitian satu meter, lalu ulangi.`,
      en: `${path} has ${Math.round(found.size / 1e6)} MB, at most ${MOST_BYTES / 1e6} MB. Simplify its lines to about one metre, then try again.`,
    });
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, ''); // a mark that some programs put first
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    throw new Trouble({
      id: `${path} bukan JSON. Ekspor batas kelurahan sebagai GeoJSON, lalu ulangi.`,
      en: `${path} is no JSON. Export the boundaries as GeoJSON, then try again.`,
    });
  }
}
