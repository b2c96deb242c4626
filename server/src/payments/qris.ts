/**
 * The text of a QR by which a bill is paid (QRIS, EMVCo Merchant-Presented Mode 1.1): whether it is one, and one for the demonstration.
 *
 * Must never: let a text that is damaged be drawn; a wallet would say no, and the resident would not know why.
 */
const LONGEST = 512;

/** Begins with the format, holds no control sign, and ends with its own checksum. */
export function isQris(given: unknown): given is string {
  if (typeof given !== 'string' || given.length > LONGEST || !/^000201\P{Cc}+6304[\dA-F]{4}$/u.test(given))
    return false;
  return crcOf(given.slice(0, -4)) === given.slice(-4);
}

/** A text in the right form, to a merchant whose name says that it is none. */
export function qrisOf(billNumber: string, rupiah: number): string {
  const field = (id: string, value: string) => `${id}${String(value.length).padStart(2, '0')}${value}`;
  const merchant = field('00', 'ID.CONTOH.WWW') + field('01', '000000000000000');
  const text = [
    field('00', '01'),
    field('01', '12'),
    field('26', merchant),
    field('52', '9399'),
    field('53', '360'),
    field('54', String(rupiah)),
    field('58', 'ID'),
    field('59', 'BANK TIRUAN'),
    field('60', 'CONTOH'),
    field('62', field('01', billNumber)),
    '6304',
  ].join('');
  return text + crcOf(text);
}

/** CRC-16/CCITT-FALSE, as EMVCo wants it. */
function crcOf(text: string): string {
  let crc = 0xff_ff;
  for (const byte of Buffer.from(text)) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1)
      crc = (crc & 0x80_00) === 0 ? (crc << 1) & 0xff_ff : ((crc << 1) ^ 0x10_21) & 0xff_ff;
  }
  return crc.toString(16).toUpperCase().padStart(4, '0');
}
