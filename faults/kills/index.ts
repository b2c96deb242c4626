/** The door of the real kills. Must never: be imported by anything that serves residents. */
export type { OfficerAccount } from './officers.ts';
export { type Appoint, runKills, type KillsReport, type Victim } from './run-kills.ts';
export { runTwins } from './run-twins.ts';
