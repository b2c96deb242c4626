/**
 * A case that an officer may work with: theirs to see, and not at rest. Must never: stop the person it is about, who may act and
 * withdraw as before.
 */
import type { Text } from '@balai/kernel';
import type { Bound } from '../bound.ts';
import type { OpenCase } from '../cases/open-case.ts';
import type { ConsoleRefusal } from '../platform-types.ts';
import { inBoth } from '../texts/text.ts';
import { isRefusal, seenCase } from './seen-case.ts';
import type { Rights } from './rights.ts';

/** A case to work with: one that rests is looked at, and nothing else. */
export async function workableCase(bound: Bound, rights: Rights, number: string): Promise<OpenCase | ConsoleRefusal> {
  const open = await seenCase(bound, rights, number);
  if (isRefusal(open)) return open;
  const { restingSince: since } = open;
  return since === null ? open : { type: 'notAllowed', message: restsText(bound, since) };
}

function restsText({ formats }: Bound, since: number): Text {
  const day = formats.longDay(since);
  return inBoth((language) =>
    language === 'id'
      ? `Urusan ini dibatasi sejak ${day.id} atas permintaan pemilik datanya (UU 27/2022 Pasal 11). Ia tidak diproses sampai pembatasannya dicabut.`
      : `This matter has been restricted since ${day.en} because the person it is about asked for it (UU 27/2022, article 11). It is not worked on until that is lifted.`,
  );
}
