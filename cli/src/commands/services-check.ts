// `balai services check`: what an author runs beside the editor. Plays the examples and says what they leave out.
// Changes nothing.
import { regions } from '@balai/services';
import { CalledWrongly, type Command } from '../command.ts';
import { say } from '../say.ts';
import { chooseServices, examine } from '../services/examine.ts';

export const servicesCheck: Command = {
  takes: '[SERVICE ...]',
  summary: {
    id: 'Memainkan contoh setiap layanan dan menyebut bagian yang belum diuji contoh.',
    en: 'Plays the examples of each service and names what no example exercises.',
  },
  help: {
    id: 'SERVICE: id layanan, misalnya lampu-jalan atau tangerang/lampu-jalan. Tanpa SERVICE: semuanya.',
    en: 'SERVICE: the id of a service, such as lampu-jalan or tangerang/lampu-jalan. Without SERVICE: all.',
  },
  run: async (names) => {
    const chosen = chooseServices(regions, names);
    if (chosen.length === 0) throw noSuchService(names);
    let wrong = 0;
    for (const { region, service, examples, missing, findings } of examine(chosen)) {
      const failed = examples.filter(({ problems }) => problems.length > 0);
      const faults = failed.length + missing.length + findings.filter(({ weight }) => weight === 'error').length;
      wrong += faults;
      const good = faults === 0 && examples.length > 0;
      console.log(
        `  ${good ? '✓' : '✗'} ${region}/${service}: ${examples.length - failed.length}/${examples.length} ${say({ id: 'contoh sesuai', en: 'examples as expected' })}`,
      );
      for (const { name, problems } of failed) for (const problem of problems) console.log(`      ${name}: ${problem}`);
      for (const what of missing)
        console.log(`      ${say({ id: 'belum ada contoh untuk', en: 'no example for' })} ${what}`);
      for (const { weight, at, message } of findings)
        console.log(`      ${weight === 'error' ? '✗' : '?'} ${at}: ${message}`);
      if (examples.length === 0) wrong += 1;
    }
    return wrong === 0 ? 0 : 1;
  },
};

/** The sentence for a service name that leads nowhere, with those that there are. */
export function noSuchService(names: readonly string[]): CalledWrongly {
  const there = chooseServices(regions, [])
    .map(({ region, service }) => `${region.slug}/${service.manifest.id}`)
    .join(', ');
  return new CalledWrongly({
    id: `tidak ada layanan ${names.join(', ')}; yang ada: ${there}`,
    en: `there is no service ${names.join(', ')}; there are: ${there}`,
  });
}
