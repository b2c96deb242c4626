/**
 * A decision while it is being made: the events so far, and the case as it would be after them.
 *
 * Must never: change the case it began with; it is thrown away when the decision is a refusal.
 */
import type { Actor, Case, CaseEvent } from './case-types.ts';
import { localDate, type Calendar, type Instant } from './clock.ts';
import { evolve } from './evolve.ts';
import type { DateText } from './fields.ts';
import { knowledgeOf, type Knowledge } from './knowledge.ts';
import type { ServiceManifest } from './manifest.ts';

/** What a decision may know besides the case itself. */
export interface World {
  readonly now: Instant;
  readonly calendar: Calendar;
  /** The codes of the kelurahan of this region; without them only the shape of a code is checked. */
  readonly areas?: ReadonlySet<string>;
}

export class Story {
  readonly service: ServiceManifest;
  readonly world: World;
  /** Who decides; null while the clock speaks. */
  readonly actor: Actor | null;
  readonly today: DateText;
  readonly events: CaseEvent[] = [];
  state: Case;
  #knowledge: Knowledge | null = null;

  constructor(service: ServiceManifest, state: Case, world: World, actor: Actor | null) {
    this.service = service;
    this.state = state;
    this.world = world;
    this.actor = actor;
    this.today = localDate(world.calendar, world.now);
  }

  add(event: CaseEvent): void {
    this.events.push(event);
    this.state = evolve(this.state, event);
    if (event.type !== 'turnBegan' && event.type !== 'decidedBySystem' && event.type !== 'met') this.#knowledge = null;
  }

  /** What is known after the events so far. */
  get knowledge(): Knowledge {
    return (this.#knowledge ??= knowledgeOf(this.service, this.state));
  }
}
