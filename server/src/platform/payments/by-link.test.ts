/** Somebody who has a turn by a one-time link, and pays in it: reads the bill in place of a button, and the step is done by the money. */
import { since, type ServiceManifest } from '@balai/kernel';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { deliverWaiting } from '../../jobs/resident-messages.ts';
import { linkPath } from '../asked/link-of-turn.ts';
import { at, bundleOf, openTestCity, type TestCity } from '../testing.ts';

const regionId = 3671;
const monday = at('2026-11-02T09:00');
let city: TestCity;
let stage = '';

/** The partner pays when they agree. */
function partnerPays(manifest: ServiceManifest): ServiceManifest {
  const [name, asked] = Object.entries(manifest.stages).find(([, one]) => 'by' in one && 'bersedia' in one.next) ?? [];
  if (name === undefined || asked === undefined || !('by' in asked)) throw new Error('nobody is asked to agree');
  stage = name;
  const agreed = { ...asked.next['bersedia'], with: ['fee'] };
  const stages = Object.fromEntries(
    Object.entries(manifest.stages).map(([id, one]) => [
      id,
      'ends' in one && one.ends !== 'granted' ? { ...one, refunds: true } : one,
    ]),
  );
  return {
    ...manifest,
    id: 'nikah-biaya',
    cost: since('2026-01-01', 10_000, 'Perda (contoh)'),
    // An objection leads to a letter past the fee: this one ends without.
    documents: {},
    stages: { ...stages, terbit: { ends: 'granted' }, [name]: { ...asked, next: { ...asked.next, bersedia: agreed } } },
  };
}

beforeAll(async () => {
  city = await openTestCity(inject('socketDir'));
  const service = city.store.services.one(regionId, 'pengantar-nikah');
  if (service === null) throw new Error('no such service');
  const done = await city.store.services.publish(
    regionId,
    bundleOf(partnerPays(service.manifest), service.catalogue),
    'test',
    monday - 86_400_000,
  );
  if (!done.ok) throw new Error(JSON.stringify(done.error));
});
afterAll(() => city.close());

it('shows the bill, takes no word for it, and goes on by the money', async () => {
  const sent = await city.store.execute({
    regionId,
    serviceId: 'nikah-biaya',
    command: {
      type: 'submit',
      actor: { kind: 'applicant' },
      facts: {},
      answers: {
        nama: 'Warga Contoh Empat Puluh',
        nik: '3671014101000040',
        tanggalLahir: '2000-01-01',
        kelurahan: '36.71.01.1001',
        alamat: 'Jl. Contoh Damai 7',
        rt: 3,
        rw: 5,
        status: 'belum',
        namaPasangan: 'Warga Contoh Empat Satu',
        lahirPasangan: '2001-05-20',
        teleponPasangan: '+6281200000041',
        tanggalNikah: '2026-12-20',
      },
    },
    channel: 'portal',
    now: monday,
    idempotency: { caller: 'test', key: 'nikah', requestHash: 'x' },
  });
  if (!sent.ok) throw new Error(JSON.stringify(sent.error));
  const { caseId } = sent.value;
  await deliverWaiting(city.deps, null, regionId, monday + 1_000);
  const [link] = await city.store.turnLinks.ofCase(regionId, caseId);
  const partner = (await city.resident('pasangan', monday + 60_000)).portal;
  await partner.openLink(linkPath(city.deps, regionId, link?.id ?? '').slice('/g/'.length));
  const [bill] = await city.store.payments.bills(regionId, caseId);
  const view = await partner.asked(link?.id ?? '');
  const agree = view?.turn?.actions.find(({ action }) => action === 'bersedia');
  expect(agree?.disabled?.id.replaceAll(' ', '')).toContain(`nomortagihan${bill?.number}`);
  expect(await partner.answerAsked(link?.id ?? '', { tindakan: 'bersedia', fee: '10000' })).toMatchObject({
    ok: false,
  });
  expect((await city.store.cases.load(regionId, caseId))?.state.turns).toMatchObject([{ stage }]);
  expect(await partner.paySimulated(bill?.number ?? '', '', 'kunci')).toMatchObject({ taken: 'used' });
  const state = (await city.store.cases.load(regionId, caseId))?.state;
  expect(state).toMatchObject({ paid: 10_000 });
  expect(state?.turns[0]?.stage).not.toBe(stage);
});
