// The same form through the open API, for stories that begin after the sending. The case belongs to the device that asks.
import type { APIRequestContext, APIResponse } from 'playwright-core';
import type { Answer, Answers } from './fill-form.ts';

/** What a browser says of a request that one of our own pages makes. */
const own = { 'sec-fetch-site': 'same-origin' } as const;

/** Begins, answers every question that is given, agrees and sends; resolves with the number. */
export async function sendByApi(device: APIRequestContext, service: string, answers: Answers): Promise<string> {
  const { draftId } = await beginByApi(device, service);
  await answerByApi(device, draftId, answers);
  const { number } = await saidBy(
    await device.post(`/api/v1/drafts/${draftId}/submit`, { data: { persetujuan: 'ya' }, headers: own }),
  );
  return String(number);
}

export async function beginByApi(device: APIRequestContext, service: string): Promise<{ readonly draftId: string }> {
  const begun = await saidBy(await device.post('/api/v1/drafts', { data: { service }, headers: own }));
  return { draftId: String(begun['draftId']) };
}

export async function answerByApi(device: APIRequestContext, draftId: string, answers: Answers): Promise<void> {
  for (const [question, answer] of Object.entries(answers)) {
    const data =
      'upload' in answer ? { [question]: await uploaded(device, draftId, question, answer) } : formOf(question, answer);
    await saidBy(await device.put(`/api/v1/drafts/${draftId}/answers/${question}`, { data, headers: own }));
  }
}

async function uploaded(
  device: APIRequestContext,
  draftId: string,
  question: string,
  { upload }: Extract<Answer, { upload: object }>,
): Promise<string> {
  const kept = await saidBy(
    await device.post(`/api/v1/drafts/${draftId}/files/${question}`, {
      multipart: { [question]: upload },
      headers: own,
    }),
  );
  return String(kept['sha256']);
}

function formOf(question: string, answer: Exclude<Answer, { upload: object }>): Readonly<Record<string, string>> {
  if ('choose' in answer) return { [question]: answer.choose };
  if ('write' in answer) return { [question]: answer.write };
  if ('day' in answer)
    return Object.fromEntries(
      ['day', 'month', 'year'].map((part, at) => [`${question}.${part}`, String(answer.day[at])]),
    );
  return answer.note === undefined
    ? { [question]: answer.area }
    : { [`${question}.area`]: answer.area, [`${question}.note`]: answer.note };
}

async function saidBy(answer: APIResponse): Promise<Readonly<Record<string, unknown>>> {
  const said = await answer.text();
  if (!answer.ok()) throw new Error(`${answer.url()} answered ${answer.status()}: ${said}`);
  return JSON.parse(said);
}
