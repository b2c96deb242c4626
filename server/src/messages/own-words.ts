/**
 * What somebody has written themselves in a mail: without what they quote, without signatures.
 *
 * Works line by line, so that a hostile mail costs no more than a long one. Must never: cut a sentence because it looks like a
 * signature in the middle of what was written.
 */

/** The line before a quotation, in the words of mail programs; it may be broken over three lines. */
const ATTRIBUTION =
  /^(?:On|Pada|El|Op) .{6,300} (?:wrote|menulis|escribió|schreef): ?$|^(?:Pada|On) .{6,200}<[^<>]{3,120}@[^<>]{3,120}>(?:,)? ?(?:wrote|menulis)? ?: ?$/u;
const LINES_OF_ATTRIBUTION = 3;
/** A head under which all that follows is somebody else's. */
const FORWARDED =
  /^[-_]{2,} ?(?:Original Message|Pesan Asli|Pesan asli|Forwarded message|Pesan yang diteruskan) ?[-_]{2,}$/iu;
const HEAD_FROM = /^\*?(?:From|Dari|Pengirim)\*?: ?.+/u;
const HEAD_MORE = /^\*?(?:Sent|Date|To|Subject|Dikirim|Tanggal|Kepada|Perihal|Hal|Subjek)\*?: ?.+/u;
const SIGNATURE = /^-- ?$/u;
const SENT_FROM =
  /^(?:(?:Dikirim|Terkirim) dari |Sent from |Get )(?:my |perangkat |ponsel |hp |surel |email |mail |aplikasi |yahoo|gmail|outlook|iphone|ipad|android|samsung|galaxy|xiaomi|redmi|oppo|vivo|realme|infinix|huawei|windows).{0,80}$/iu;

export function ownWords(mail: string): string {
  const lines = untilHead(mail.replaceAll(/\r\n?/gu, '\n').split('\n'));
  const own: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line.startsWith('>')) continue;
    if (SIGNATURE.test(line)) break;
    const quoted = attributionAt(lines, at);
    if (quoted === 0) {
      own.push(line.trimEnd());
      continue;
    }
    // Some programs mark what they quote by this line alone: then all that follows is quoted.
    const next = lines.slice(at + quoted).find((one) => one.trim() !== '');
    if (next?.startsWith('>') !== true) break;
    at += quoted - 1;
  }
  return withoutLastLine(own)
    .join('\n')
    .replaceAll(/\n{3,}/gu, '\n\n')
    .trim();
}

/** How many lines from here say who wrote what follows; 0: none. */
function attributionAt(lines: readonly string[], at: number): number {
  if (!/^(?:On|Pada|El|Op) /u.test(lines[at] ?? '')) return 0;
  for (let count = 1; count <= LINES_OF_ATTRIBUTION; count += 1) {
    const joined = lines
      .slice(at, at + count)
      .map((line) => line.trim())
      .join(' ');
    if (joined.length <= 600 && ATTRIBUTION.test(joined)) return count;
  }
  return 0;
}

function untilHead(lines: readonly string[]): readonly string[] {
  const head = lines.findIndex(
    (line, at) =>
      FORWARDED.test(line) ||
      (HEAD_FROM.test(line) && lines.slice(at + 1, at + 4).filter((one) => HEAD_MORE.test(one)).length >= 2),
  );
  if (head < 0) return lines;
  return /^_{5,}$/u.test(lines[head - 1] ?? '') ? lines.slice(0, head - 1) : lines.slice(0, head);
}

/** "Dikirim dari iPhone saya" is a signature where it stands last, and is left where it is all there is. */
function withoutLastLine(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return last >= 0 && SENT_FROM.test((lines[last] ?? '').trim()) ? lines.slice(0, last) : lines;
}
