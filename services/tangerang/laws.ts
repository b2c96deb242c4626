/**
 * The laws that many services share, named once. Must never: hold a number; the service says how many days.
 */
import { law } from '@balai/kernel';

/** Complaints to a public service. Before it: Permenpanrb 62/2018, which no service here still needs. */
export const sp4n = law('2025-01-01', 'Permenpanrb 5/2025');
/** Objection to a decision of the administration. */
export const keberatan = law('2014-10-17', 'UU 30/2014 Pasal 77');
