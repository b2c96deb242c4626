/**
 * Virtual time: what is planned happens in the order of its moments, two hours at once, with timers in between.
 *
 * What falls into these runs together, so that the store can combine it; two things of one name never do, nor what runs alone. Must
 * never: read a clock, or let a timer that is due wait for something later.
 */
import type { Instant } from '@balai/kernel';
import { HOUR, MINUTE } from './demo-time.ts';

export interface Task {
  readonly at: Instant;
  /** The case that it concerns. */
  readonly name: string;
  /** What lies before it is over when it runs, and what lies after it has not begun. */
  readonly alone?: true;
  run(): Promise<void>;
}
export interface VirtualClock {
  plan(task: Task): void;
  /** Plays everything up to `until`; what is planned for later is dropped. */
  play(until: Instant, timers: VirtualTimers, told: (at: Instant) => void): Promise<void>;
}
export interface VirtualTimers {
  next(): Promise<Instant | null>;
  /** Returns how many fired. */
  fire(at: Instant): Promise<number>;
}

/** What lies within this time runs together. */
const SLICE = 2 * HOUR;
/** A timer that will not fire is tried again after its lease; a hundred times is a fault. */
const LEASE = MINUTE + 1_000;
const MOST_TRIES = 100;

export function virtualClock(): VirtualClock {
  const tasks: Task[] = [];
  const plan = (task: Task): void => {
    let [low, high] = [0, tasks.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((tasks[middle] as Task).at <= task.at) low = middle + 1;
      else high = middle;
    }
    tasks.splice(low, 0, task);
  };
  /** The tasks before `end` and before whatever runs alone, one for each name. */
  const take = (end: Instant): readonly Task[] => {
    if (tasks[0]?.alone === true) return tasks.splice(0, 1);
    const taken = new Map<string, Task>();
    for (let index = 0; index < tasks.length && (tasks[index] as Task).at < end;) {
      const task = tasks[index] as Task;
      if (task.alone === true) break;
      if (taken.has(task.name)) index += 1;
      else {
        taken.set(task.name, task);
        tasks.splice(index, 1);
      }
    }
    return [...taken.values()];
  };
  return {
    plan,
    async play(until, timers, told) {
      let notBefore = 0;
      let tries = 0;
      for (;;) {
        const due = await timers.next();
        const timer = due === null ? Infinity : Math.max(due, notBefore);
        const first = tasks[0]?.at ?? Infinity;
        if (Math.min(timer, first) > until) return;
        told(Math.min(timer, first));
        if (timer > first) {
          await Promise.all(take(Math.min(first + SLICE, timer, until + 1)).map((task) => task.run()));
          continue;
        }
        const fired = await timers.fire(timer);
        tries = fired > 0 ? 0 : tries + 1;
        if (fired === 0) notBefore = timer + LEASE;
        if (tries > MOST_TRIES) throw new Error('demo: a timer is due and does not fire');
      }
    },
  };
}
