/**
 * The catalogue of all words that users see, by area; each area has a file per language and is edited on its own.
 *
 * Must never: know which language is in use (the caller says), or hold words itself.
 */
import type { Language } from '../i18n/language.ts';
import { city as cityEn } from './city/en.ts';
import { city as cityId } from './city/id.ts';
import { console as consoleEn } from './console/en.ts';
import { console as consoleId } from './console/id.ts';
import { desk as deskEn } from './desk/en.ts';
import { desk as deskId } from './desk/id.ts';
import { portal as portalEn } from './portal/en.ts';
import { portal as portalId } from './portal/id.ts';
import { shared as sharedEn } from './shared/en.ts';
import { shared as sharedId } from './shared/id.ts';
import { studio as studioEn } from './studio/en.ts';
import { studio as studioId } from './studio/id.ts';
import type { Translation } from './translation.ts';

const indonesian = {
  shared: sharedId,
  portal: portalId,
  console: consoleId,
  city: cityId,
  desk: deskId,
  studio: studioId,
};
export type Messages = Translation<typeof indonesian>;

const catalogues: Readonly<Record<Language, Messages>> = {
  id: indonesian,
  en: { shared: sharedEn, portal: portalEn, console: consoleEn, city: cityEn, desk: deskEn, studio: studioEn },
};

export const messagesFor = (language: Language): Messages => catalogues[language];
