/** The calendar of Kota Tangerang, Western Indonesia Time. Must never: hold what is the same in every region. */
import { calendarOf } from '../indonesia/working-time.ts';

export const calendar = calendarOf('tangerang', 7 * 60);
