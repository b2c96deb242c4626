// The file of a new service, its examples and what stands beside it: three texts, laid out by the formatter afterwards.
// Must never: claim a law; what nobody has confirmed is marked so.
import type { ExampleTimes } from './example-times.ts';
import { answerService } from './answer-service.ts';
import { letterService } from './letter-service.ts';
import { reportService } from './report-service.ts';
import { areaQuestion, constantOf, type Parts } from './parts.ts';
import type { Kind, Wanted } from './wanted.ts';

/** What the examples need of the region. */
export type ExampleRegion = { readonly area: string; readonly nik: string };

export type Texts = { readonly service: string; readonly examples: string; readonly beside: string };

const PARTS: Readonly<Record<Kind, (wanted: Wanted, times: ExampleTimes) => Parts>> = {
  report: reportService,
  letter: letterService,
  answer: answerService,
};

export function textsOf(wanted: Wanted, times: ExampleTimes, region: ExampleRegion): Texts {
  const { id, title, category, who, basis } = wanted;
  const name = constantOf(id);
  const parts = PARTS[wanted.kind](wanted, times);
  const at = wanted.place ? `at: '${areaQuestion(wanted)}',` : '';
  return {
    service: `/** ${title.id}. Must never: be published before its law is confirmed. */
import { ${['free', 'law', ...parts.kernel].toSorted().join(', ')} } from '@balai/kernel';
import * as ${parts.shared.name} from '../indonesia/${parts.shared.file}';
import { defineService } from './city.ts';

const dasar = law('${times.begins}', '${basis}');

export const ${name} = defineService({
  id: '${id}',
  title: { id: '${title.id}', en: '${title.en}' },
  category: '${category}',
  basis: '${basis}',
  who: '${who}',
  ${at}

  ${parts.body}
});
`,
    examples: `/** What \`${id}\` must do, by example. Played by \`balai test\`. Must never: hold data of a real person. */
import { examplesOf } from '@balai/kernel';
import { ${name} } from './${id}.ts';

${parts.given.replaceAll('AREA', `'${region.area}'`).replaceAll('NIK', `'${region.nik}'`)}

export const ${name}Cases = examplesOf(${name}, {
${parts.examples}
});
`,
    beside: `/** How people find \`${id}\`, and what is expected of it until there are measurements. Must never: change the service. */
import { catalogueOf, forecastOf } from '@balai/kernel';
import { ${name} } from './${id}.ts';

export const ${name}Catalogue = catalogueOf(${name}, { icon: '${parts.icon}', alsoCalled: ['${title.id.toLowerCase()}'], popular: false });
export const ${name}Forecast = forecastOf(${name}, { perDay: 1, minutes: { ${parts.works}: 30 } });
`,
  };
}
