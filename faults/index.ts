/** The door of the fault run. Must never: be imported by anything that serves residents. */
export { runFaults, type FaultReport } from './run-faults.ts';
export { runFaultsInParts } from './run-in-parts.ts';
