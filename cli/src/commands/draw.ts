// `balai draw SERVICE`: the lifecycle of a service of this checkout, as text here and as SVG in a file. Needs no database;
// writes nothing but the file that is named.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { lifecycleOf, lifecycleSvg, lifecycleText, localDate } from '@balai/kernel';
import { CalledWrongly, type Command } from '../command.ts';
import { now } from '../clock.ts';
import { chooseServices } from '../services/choose-services.ts';
import { language, say } from '../say.ts';

export const draw: Command = {
  takes: 'SERVICE [--svg FILE]',
  summary: {
    id: 'Menggambar alur sebuah layanan: tahap, tindakan, tenggat, tangan yang sama.',
    en: 'Draws the lifecycle of a service: stages, actions, clocks, the same hands.',
  },
  help: {
    id: 'SERVICE: misalnya lampu-jalan atau tangerang/lampu-jalan. --svg FILE: gambar untuk layar terang dan gelap.',
    en: 'SERVICE: such as lampu-jalan or tangerang/lampu-jalan. --svg FILE: a picture for light and dark screens.',
  },
  run: async (words) => {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { svg: { type: 'string' } },
    });
    const [chosen] = chooseServices(positionals);
    if (positionals.length !== 1 || chosen === undefined)
      throw new CalledWrongly({ id: 'sebut satu layanan', en: 'name one service' });
    const { region, service } = chosen;
    const lifecycle = lifecycleOf(service.manifest, localDate(region.calendar, now()));
    if (values.svg === undefined) console.log(lifecycleText(lifecycle, language).join('\n'));
    else {
      writeFileSync(values.svg, lifecycleSvg(lifecycle, { language, alone: true }));
      console.log(say({ id: `  ✓ gambar ditulis ke ${values.svg}`, en: `  ✓ picture written to ${values.svg}` }));
    }
    return 0;
  },
};
