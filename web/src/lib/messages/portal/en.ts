// Words of the residents' pages, in English; each part has its own file. Must never hold markup.
import { checkEn } from './check.ts';
import { askedEn } from './asked.ts';
import { caseEn } from './case.ts';
import { commonEn } from './several-pages.ts';
import { formEn } from './form.ts';
import { homeEn, serviceEn, servicesEn } from './home.ts';
import { mattersEn } from './matters.ts';
import { helpEn, privacyEn } from './pages.ts';
import { accessibilityEn } from './accessibility.ts';
import { paymentEn } from './payment.ts';
import { receiptEn } from './receipt.ts';
import { verifyEn } from './verify.ts';
import type { Translation } from '../translation.ts';
import type { portal as original } from './id.ts';

export const portal: Translation<typeof original> = {
  common: commonEn,
  home: homeEn,
  services: servicesEn,
  service: serviceEn,
  form: formEn,
  check: checkEn,
  matters: mattersEn,
  case: caseEn,
  asked: askedEn,
  payment: paymentEn,
  receipt: receiptEn,
  verify: verifyEn,
  help: helpEn,
  privacy: privacyEn,
  accessibility: accessibilityEn,
};
