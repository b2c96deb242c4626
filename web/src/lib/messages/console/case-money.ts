// Words of the money of a case, as officers see it, in both languages. Must never hold markup.
import type { Translation } from '../translation.ts';

export const caseMoneyId = {
  title: 'Biaya dan pembayaran',
  bill: (p: { number: string }) => `Tagihan ${p.number}`,
  closedBill: 'Tagihan',
  due: (p: { when: string }) => `Jatuh tempo ${p.when}`,
  states: { open: 'belum dibayar', partly: 'dibayar sebagian', paid: 'lunas', over: 'tidak dibayar, waktunya habis' },
  nothing: 'Belum ada uang yang masuk.',
  paid: (p: { when: string }) => `Dibayar ${p.when}`,
  payment: (p: { reference: string }) => `nomor pembayaran ${p.reference}`,
  waits: (p: { since: string }) => `Menunggu dikembalikan bendahara sejak ${p.since}`,
  back: (p: { when: string }) => `Dikembalikan ${p.when}`,
  transfer: (p: { reference: string }) => `nomor transfer ${p.reference}`,
  earlier: (p: { references: string }) => `semula tertulis ${p.references}`,
  covered: 'Nomor pembayaran dan transfernya tertutup.',
};
export const caseMoneyEn: Translation<typeof caseMoneyId> = {
  title: 'Fee and payments',
  bill: (p) => `Bill ${p.number}`,
  closedBill: 'Bill',
  due: (p) => `Due ${p.when}`,
  states: { open: 'not paid yet', partly: 'paid in part', paid: 'paid', over: 'not paid, its time is over' },
  nothing: 'No money has arrived yet.',
  paid: (p) => `Paid ${p.when}`,
  payment: (p) => `payment ${p.reference}`,
  waits: (p) => `Waits for the treasurer to pay it back since ${p.since}`,
  back: (p) => `Paid back ${p.when}`,
  transfer: (p) => `transfer ${p.reference}`,
  earlier: (p) => `said ${p.references} before`,
  covered: 'The numbers of payments and transfers are covered.',
};
