// `balai adopt SERVICE --region R`: a region takes over another region's service, with its own units. Writes a file of the
// region and registers it. Must never: write over a file, or take over a unit that the region does not have.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { packageProgram, runProgram } from '../checks/run-program.ts';
import { CalledWrongly, type Command } from '../command.ts';
import { root } from '../root.ts';
import { say } from '../say.ts';
import { chooseServices, type ChosenService } from '../services/choose-services.ts';
import { constantOf } from '../services/new/parts.ts';
import { registeredBy } from '../services/new/register.ts';
import { SourceFile } from '../services/source-file.ts';

export const adopt: Command = {
  takes: 'FROM/SERVICE --region R [--unit THERE=HERE ...]',
  summary: {
    id: 'Mengambil alih layanan daerah lain, dengan unit daerah ini.',
    en: "Takes over another region's service, with this region's units.",
  },
  help: {
    id: '--unit dishub=perhubungan: unit di sana, dan namanya di sini; boleh berulang. Unit yang tidak disebut memakai nama yang sama.',
    en: '--unit dishub=perhubungan: the unit there, and its name here; may be repeated. A unit that is not named keeps its name.',
  },
  run: async (words) => {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { region: { type: 'string' }, unit: { type: 'string', multiple: true, default: [] } },
    });
    const chosen = chooseServices(positionals).filter(({ service }) => service.manifest.adopts === null)[0];
    const slug = values.region;
    if (positionals.length !== 1 || chosen === undefined || slug === undefined)
      throw new CalledWrongly({
        id: 'sebut layanan yang ditulis daerah lain, dan --region',
        en: 'name a service that another region has written, and --region',
      });
    const units = unitsHere(chosen, slug, values.unit);
    const { id } = chosen.service.manifest;
    const files = write(chosen, slug, id, units);
    await runProgram([...packageProgram('oxfmt'), ...files]);
    for (const file of files) console.log(`  + ${file}`);
    const code = await check(`${slug}/${id}`);
    console.log(
      say({
        id: `  Berikutnya: tulis tenggat sendiri di ${files[0]} dan paling sedikit satu contoh di ${files[1]}, lalu balai test`,
        en: `  Next: write clocks of your own in ${files[0]} and one example at least in ${files[1]}, then balai test`,
      }),
    );
    return code;
  },
};

/** The units that are called otherwise here. Throws when one would be missing. */
function unitsHere(
  { service }: ChosenService,
  slug: string,
  given: readonly string[],
): Readonly<Record<string, string>> {
  const path = join(root, 'services', slug, 'city.ts');
  if (!existsSync(path) || !/\badopt\b/.test(readFileSync(path, 'utf8')))
    throw new CalledWrongly({
      id: `services/${slug}/city.ts tidak ada, atau tidak mengekspor adopt`,
      en: `services/${slug}/city.ts is not there, or does not export adopt`,
    });
  const here = new SourceFile(path).namesIn('defineCity', ['units']);
  const renamed = Object.fromEntries(given.map((pair) => pair.split('=', 2) as [string, string]));
  const missing = Object.keys(service.manifest.units).filter((unit) => !here.includes(renamed[unit] ?? unit));
  if (missing.length > 0)
    throw new CalledWrongly({
      id: `unit ${missing.join(', ')} tidak ada di ${slug}; tulis --unit ${missing[0]}=NAMA, dengan NAMA salah satu dari: ${here.join(', ')}`,
      en: `${slug} has no unit ${missing.join(', ')}; write --unit ${missing[0]}=NAME, with NAME one of: ${here.join(', ')}`,
    });
  return renamed;
}

function write(
  { region, service }: ChosenService,
  slug: string,
  id: string,
  units: Readonly<Record<string, string>>,
): readonly string[] {
  const name = constantOf(id);
  const from = region.slug;
  const folder = join(root, 'services', slug);
  const file = join(folder, 'region.ts');
  const text = registeredBy(
    readFileSync(file, 'utf8'),
    `import { ${name}Catalogue, ${name}Forecast } from '../${from}/${id}.beside.ts';
import { ${name}Cases } from './${id}.cases.ts';
import { ${name} } from './${id}.ts';`,
    `{ manifest: ${name}, examples: ${name}Cases, catalogue: ${name}Catalogue, forecast: ${name}Forecast },`,
  );
  const paths = [join(folder, `${id}.ts`), join(folder, `${id}.cases.ts`)] as const;
  const there = paths.find((path) => existsSync(path));
  if (there !== undefined || text === undefined || new RegExp(`/${id}\\.ts'`).test(readFileSync(file, 'utf8')))
    throw new CalledWrongly({
      id: `services/${slug} sudah memiliki ${id}, atau region.ts-nya tidak dikenali bentuknya`,
      en: `services/${slug} has ${id} already, or its region.ts has another shape`,
    });
  const own = Object.keys(units).length === 0 ? '{}' : `{ units: ${JSON.stringify(units)} }`;
  const title = service.manifest.title.id;
  writeFileSync(
    paths[0],
    `/** ${title}, taken over from ${from}. Must never: change its form or its stages; that is a file of its own. */
import { ${name} as theirs } from '../${from}/${id}.ts';
import { adopt } from './city.ts';

export const ${name} = adopt(theirs, ${own});
`,
    { flag: 'wx' },
  );
  writeFileSync(
    paths[1],
    `/** What is different here; everything else is shown by the examples of ${from}. Must never: hold data of a real person. */
import { examplesOf } from '@balai/kernel';
import { ${name} } from './${id}.ts';

export const ${name}Cases = examplesOf(${name}, {});
`,
    { flag: 'wx' },
  );
  writeFileSync(file, text);
  return [...paths, file].map((path) => relative(root, path));
}

/** In a process of its own: this one has loaded the region as it was. */
function check(name: string): Promise<number> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(root, 'cli', 'src', 'main.ts'), 'check', name], { stdio: 'inherit' });
    child.once('error', () => done(1));
    child.once('close', (code) => done(code ?? 1));
  });
}
