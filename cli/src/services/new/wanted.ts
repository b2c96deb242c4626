// What a new service is to be: the questions of `balai new`, each of which a flag may answer instead.
// Must never: guess a title or a unit; what is neither said nor has a default is asked for by name.
import { CalledWrongly } from '../../command.ts';
import { say, type Sentence } from '../../say.ts';
import type { NewUnit } from './city-units.ts';

export const KINDS = ['report', 'letter', 'answer'] as const;
export type Kind = (typeof KINDS)[number];
export type Wanted = {
  readonly id: string;
  readonly title: Sentence;
  readonly kind: Kind;
  readonly category: string;
  readonly who: string;
  readonly unit: NewUnit;
  /** Whether a place (of a report) or an area (of a request) is asked. */
  readonly place: boolean;
  /** Working days that are promised. */
  readonly days: number;
  readonly basis: string;
};
export type Flags = Readonly<Partial<Record<Flag, string>>>;
type Flag = 'title-id' | 'title-en' | 'kind' | 'category' | 'who' | 'unit' | 'place' | 'days' | 'basis';
/** Asks a person; undefined where nobody sits at a terminal. */
export type Ask = (question: string) => Promise<string>;

const CATEGORIES = ['report', 'letter', 'civil-registry', 'permit', 'tax', 'visit', 'emergency', 'aid', 'information'];
const CATEGORY_OF: Readonly<Record<Kind, string>> = { report: 'report', letter: 'letter', answer: 'information' };
const WHO_OF: Readonly<Record<Kind, string>> = { report: 'anyone', letter: 'resident', answer: 'phone' };
export const BASIS = 'Dasar hukum (perlu dikonfirmasi)';

type Question = {
  readonly flag: Flag;
  readonly asks: Sentence;
  readonly otherwise?: string | undefined;
  /** What may be answered; undefined: any text. */
  readonly oneOf?: readonly string[];
  readonly fits?: (answer: string) => boolean;
};

/** Returns the wishes; asks what no flag says. Throws `CalledWrongly` for an answer that does not fit, or nobody to ask. */
export async function wantedService(id: string, units: readonly NewUnit[], flags: Flags, ask?: Ask): Promise<Wanted> {
  const answer = (question: Question) => answerOf(question, flags, ask);
  const titleId = await answer({
    flag: 'title-id',
    asks: { id: 'Nama layanan dalam bahasa Indonesia', en: 'Title in Indonesian' },
  });
  const titleEn = await answer({
    flag: 'title-en',
    asks: { id: 'Nama layanan dalam bahasa Inggris', en: 'Title in English' },
  });
  const kind = (await answer({
    flag: 'kind',
    asks: {
      id: 'Apa hasilnya: laporan dikerjakan, surat, atau jawaban',
      en: 'What comes of it: something is done, a letter, or an answer in words',
    },
    oneOf: KINDS,
    otherwise: 'report',
  })) as Kind;
  const category = await answer({
    flag: 'category',
    asks: { id: 'Kelompok di portal', en: 'Category of the portal' },
    oneOf: CATEGORIES,
    otherwise: CATEGORY_OF[kind],
  });
  const who = await answer({
    flag: 'who',
    asks: { id: 'Siapa yang boleh mengajukan', en: 'Who may begin' },
    oneOf: ['anyone', 'phone', 'resident'],
    otherwise: WHO_OF[kind],
  });
  const unitName = await answer({
    flag: 'unit',
    asks: { id: 'Unit yang mengerjakan', en: 'The unit in charge' },
    oneOf: units.map(({ name }) => name),
  });
  const unit = units.find(({ name }) => name === unitName) as NewUnit;
  const place = unit.perArea || (await answerPlace(answer, kind));
  const days = await answer({
    flag: 'days',
    asks: { id: 'Dijanjikan dalam berapa hari kerja', en: 'Promised within how many working days' },
    otherwise: '5',
    fits: (text) => /^[1-9]\d{0,2}$/.test(text),
  });
  const basis = await answer({
    flag: 'basis',
    asks: { id: 'Dasar hukum', en: 'The law it stands on' },
    otherwise: BASIS,
  });
  return { id, title: { id: titleId, en: titleEn }, kind, category, who, unit, place, days: Number(days), basis };
}

async function answerPlace(answer: (question: Question) => Promise<string>, kind: Kind): Promise<boolean> {
  const asks =
    kind === 'report'
      ? { id: 'Tanyakan tempatnya di peta', en: 'Ask for the place on the map' }
      : { id: 'Tanyakan kelurahannya', en: 'Ask for the kelurahan' };
  const said = await answer({ flag: 'place', asks, oneOf: ['yes', 'no'], otherwise: kind === 'report' ? 'yes' : 'no' });
  return said === 'yes';
}

async function answerOf(question: Question, flags: Flags, ask?: Ask): Promise<string> {
  const said = flags[question.flag]?.trim();
  if (said !== undefined) {
    if (fits(question, said)) return said;
    throw new CalledWrongly(wrong(question));
  }
  if (ask === undefined) {
    if (question.otherwise !== undefined) return question.otherwise;
    throw new CalledWrongly({
      id: `tidak ada terminal untuk bertanya: tulis --${question.flag} (${question.asks.id}${choices(question)})`,
      en: `there is no terminal to ask at: say --${question.flag} (${question.asks.en}${choices(question)})`,
    });
  }
  for (;;) {
    const usual = question.otherwise === undefined ? '' : ` [${question.otherwise}]`;
    const given =
      (await ask(`  ${say(question.asks)}${choices(question)}${usual}: `)).trim() || (question.otherwise ?? '');
    if (fits(question, given)) return given;
    console.log(`    ${say(wrong(question))}`);
  }
}

const fits = ({ oneOf, fits: accepts }: Question, answer: string): boolean =>
  answer !== '' && !/[\n'\\`]/.test(answer) && (oneOf?.includes(answer) ?? true) && (accepts?.(answer) ?? true);
const choices = ({ oneOf }: Question): string => (oneOf === undefined ? '' : ` (${oneOf.join(', ')})`);
const wrong = (question: Question): Sentence =>
  question.oneOf === undefined
    ? {
        id: `--${question.flag}: tulis jawaban tanpa tanda petik dan garis miring terbalik`,
        en: `--${question.flag}: write an answer, without quotes and backslashes`,
      }
    : {
        id: `--${question.flag}: pilih salah satu dari ${question.oneOf.join(', ')}`,
        en: `--${question.flag}: choose one of ${question.oneOf.join(', ')}`,
      };
