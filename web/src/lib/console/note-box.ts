// The box of a note, which officers alone read: its page and its form call it the same. Must never: name a box that a resident reads.
export const NOTE_BOX = 'catatan-dalam';
