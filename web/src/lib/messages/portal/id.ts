// Words of the residents' pages, in Indonesian: the original that en.ts must match; each part has its own file. Must never hold markup.
import { checkId } from './check.ts';
import { askedId } from './asked.ts';
import { caseId } from './case.ts';
import { commonId } from './several-pages.ts';
import { formId } from './form.ts';
import { homeId, serviceId, servicesId } from './home.ts';
import { mattersId } from './matters.ts';
import { helpId, privacyId } from './pages.ts';
import { accessibilityId } from './accessibility.ts';
import { paymentId } from './payment.ts';
import { receiptId } from './receipt.ts';
import { verifyId } from './verify.ts';

export const portal = {
  common: commonId,
  home: homeId,
  services: servicesId,
  service: serviceId,
  form: formId,
  check: checkId,
  matters: mattersId,
  case: caseId,
  asked: askedId,
  payment: paymentId,
  receipt: receiptId,
  verify: verifyId,
  help: helpId,
  privacy: privacyId,
  accessibility: accessibilityId,
};
