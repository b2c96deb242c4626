/**
 * What a public body may withhold: the ten categories of UU 14/2008 Pasal 17, the same for every city.
 *
 * Must never: hold a category that the law does not name; a city adds none of its own (Pasal 2 ayat (2): the exceptions are narrow).
 */
import { reason } from '@balai/kernel';

const pasal17 = (huruf: string, id: string, en: string) =>
  reason(`UU 14/2008 Pasal 17 huruf ${huruf}`, { id: `Dikecualikan karena ${id}`, en: `Exempt because ${en}` });

export const alasanPasal17 = {
  penegakanHukum: pasal17('a', 'dapat menghambat penegakan hukum.', 'it could obstruct law enforcement.'),
  kekayaanIntelektual: pasal17(
    'b',
    'perlu melindungi kekayaan intelektual dan persaingan usaha sehat.',
    'it protects intellectual property and fair competition.',
  ),
  pertahanan: pasal17('c', 'dapat membahayakan pertahanan dan keamanan negara.', 'it could endanger defence and security.'),
  kekayaanAlam: pasal17('d', 'dapat mengungkap kekayaan alam Indonesia.', 'it could expose natural wealth.'),
  ketahananEkonomi: pasal17('e', 'dapat merugikan ketahanan ekonomi nasional.', 'it could harm the national economy.'),
  hubunganLuarNegeri: pasal17('f', 'dapat merugikan hubungan luar negeri.', 'it could harm foreign relations.'),
  aktaPribadi: pasal17('g', 'berisi akta autentik pribadi atau wasiat seseorang.', "it is a person's private deed or will."),
  rahasiaPribadi: pasal17('h', 'dapat mengungkap rahasia pribadi seseorang.', "it could expose a person's private matters."),
  memorandum: pasal17('i', 'berupa surat antarbadan publik yang menurut sifatnya dirahasiakan.', 'it is confidential correspondence between public bodies.'),
  undangUndangLain: pasal17('j', 'undang-undang lain melarang membukanya.', 'another law forbids opening it.'),
} as const;
/** The names of the categories, as an action takes them. */
export const pasal17Semua = [
  'penegakanHukum',
  'kekayaanIntelektual',
  'pertahanan',
  'kekayaanAlam',
  'ketahananEkonomi',
  'hubunganLuarNegeri',
  'aktaPribadi',
  'rahasiaPribadi',
  'memorandum',
  'undangUndangLain',
] as const satisfies readonly (keyof typeof alasanPasal17)[];
